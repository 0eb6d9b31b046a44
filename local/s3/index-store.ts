import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, type SQLInputValue, type SQLOutputValue, type StatementSync } from 'node:sqlite';

export type Row = Record<string, SQLOutputValue>;

/** Everything that is known about buckets, objects, uploads and events: one SQLite file, every commit on disk. */
export type IndexStore = {
  get(sql: string, ...values: SQLInputValue[]): Row | undefined;
  all(sql: string, ...values: SQLInputValue[]): Row[];
  /** Rows as they are needed; leave the loop before the next call with the same SQL. */
  each(sql: string, ...values: SQLInputValue[]): Iterable<Row>;
  run(sql: string, ...values: SQLInputValue[]): void;
  /** All of it or nothing. The work is synchronous, so that nothing else can come between. */
  transaction<T>(work: () => T): T;
  close(): void;
};

const schema = `
CREATE TABLE IF NOT EXISTS bucket (
  name TEXT PRIMARY KEY, created_at INTEGER NOT NULL,
  versioning TEXT NOT NULL DEFAULT '', notify INTEGER NOT NULL DEFAULT 0, cors TEXT
) STRICT;
CREATE TABLE IF NOT EXISTS version (
  id INTEGER PRIMARY KEY, bucket TEXT NOT NULL REFERENCES bucket(name), key TEXT NOT NULL, version_id TEXT NOT NULL,
  sequencer TEXT NOT NULL, latest INTEGER NOT NULL, delete_marker INTEGER NOT NULL, size INTEGER NOT NULL,
  etag TEXT NOT NULL, modified_at INTEGER NOT NULL, properties TEXT NOT NULL, tags TEXT NOT NULL,
  UNIQUE (bucket, key, version_id)
) STRICT;
CREATE UNIQUE INDEX IF NOT EXISTS latest_version ON version (bucket, key) WHERE latest = 1;
CREATE INDEX IF NOT EXISTS version_order ON version (bucket, key, sequencer DESC);
CREATE TABLE IF NOT EXISTS piece (
  version INTEGER NOT NULL REFERENCES version(id) ON DELETE CASCADE, position INTEGER NOT NULL,
  blob TEXT NOT NULL, size INTEGER NOT NULL, PRIMARY KEY (version, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS piece_blob ON piece (blob);
CREATE TABLE IF NOT EXISTS upload (
  id TEXT PRIMARY KEY, bucket TEXT NOT NULL REFERENCES bucket(name), key TEXT NOT NULL, created_at INTEGER NOT NULL,
  properties TEXT NOT NULL, tags TEXT NOT NULL, algorithm TEXT, checksum_type TEXT
) STRICT;
CREATE TABLE IF NOT EXISTS part (
  upload TEXT NOT NULL REFERENCES upload(id) ON DELETE CASCADE, number INTEGER NOT NULL, blob TEXT NOT NULL,
  size INTEGER NOT NULL, etag TEXT NOT NULL, algorithm TEXT, checksum TEXT, modified_at INTEGER NOT NULL,
  PRIMARY KEY (upload, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS part_blob ON part (blob);
CREATE TABLE IF NOT EXISTS event (sequencer TEXT PRIMARY KEY, id TEXT NOT NULL UNIQUE, body TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS counter (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
`;

function openDatabase(directory: string): DatabaseSync {
  mkdirSync(directory, { recursive: true });
  const database = new DatabaseSync(join(directory, 'index.db'));
  try {
    // The exclusive lock keeps a second server, whose sweep would remove our unfinished files, out of the directory.
    database.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
    database.exec('PRAGMA foreign_keys = ON;');
    database.exec(schema);
    return database;
  } catch (cause) {
    database.close();
    const busy = cause instanceof Error && /locked|busy/.test(cause.message);
    if (!busy) throw cause;
    throw new Error(`${directory} is in use by another process: stop that one, or choose another directory.`, {
      cause,
    });
  }
}

/** Opens or creates the index; an Error that says so when another process has it open. */
export function openIndex(directory: string): IndexStore {
  const database = openDatabase(directory);
  const statements = new Map<string, StatementSync>();
  const prepare = (sql: string): StatementSync => {
    const statement = statements.get(sql) ?? database.prepare(sql);
    statements.set(sql, statement);
    return statement;
  };
  return {
    get: (sql, ...values) => prepare(sql).get(...values),
    all: (sql, ...values) => prepare(sql).all(...values),
    each: (sql, ...values) => prepare(sql).iterate(...values),
    run: (sql, ...values) => void prepare(sql).run(...values),
    transaction: (work) => {
      database.exec('BEGIN IMMEDIATE');
      try {
        const result = work();
        database.exec('COMMIT');
        return result;
      } catch (error) {
        if (database.isTransaction) database.exec('ROLLBACK');
        throw error;
      }
    },
    close: () => database.close(),
  };
}

/** The text of a column that the schema declares as TEXT NOT NULL. */
export function text(row: Row, column: string): string {
  const value = row[column];
  if (typeof value !== 'string') throw new TypeError(`column ${column} holds no text`);
  return value;
}

/** The text of a column, or null. */
export function optionalText(row: Row, column: string): string | null {
  return row[column] === null ? null : text(row, column);
}

/** The number of a column that the schema declares as INTEGER NOT NULL. */
export function integer(row: Row, column: string): number {
  const value = row[column];
  if (typeof value !== 'number') throw new TypeError(`column ${column} holds no number`);
  return value;
}
