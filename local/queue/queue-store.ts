import { randomUUID } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';

/** One message as it waits, with how often it was handed out. */
export type QueuedMessage = { id: string; queue: string; body: string; sentAt: number; received: number };

export type QueueStore = {
  /** Adds a message that becomes visible after the delay. An equal message that still waits takes its place instead. */
  send(queue: string, body: string, delayMs: number): void;
  /** Takes the oldest visible message, out of sight for `visibilityMs`; null where there is none. */
  receive(queue: string, visibilityMs: number): QueuedMessage | null;
  done(id: string): void;
  /** Puts a failed message back, to be seen again after the delay. */
  putBack(id: string, delayMs: number): void;
  bury(id: string): void;
  /** Messages that wait or are being worked on. */
  waiting(): number;
  /** Messages that failed too often, oldest first. */
  dead(): QueuedMessage[];
  close(): void;
};

const TABLE = `CREATE TABLE IF NOT EXISTS message (
  id TEXT PRIMARY KEY, queue TEXT NOT NULL, body TEXT NOT NULL, sentAt INTEGER NOT NULL, visibleAt INTEGER NOT NULL,
  received INTEGER NOT NULL DEFAULT 0, taken INTEGER NOT NULL DEFAULT 0, dead INTEGER NOT NULL DEFAULT 0,
  place INTEGER NOT NULL
)`;

/** How long one process waits for another that writes. */
const BUSY_MS = 10_000;

/** The messages on disk, which a second process may have open as well. */
export function openMessages(file: string): DatabaseSync {
  const database = new DatabaseSync(file, { timeout: BUSY_MS });
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
  database.exec(TABLE);
  return database;
}

/** A row of the table. */
export function queuedMessage(row: Record<string, unknown>): QueuedMessage {
  return {
    id: String(row.id),
    queue: String(row.queue),
    body: String(row.body),
    sentAt: Number(row.sentAt),
    received: Number(row.received),
  };
}

function openAsOwner(file: string): DatabaseSync {
  const database = openMessages(file);
  // Whoever held messages before has stopped: they are to be seen at once.
  database.exec('UPDATE message SET visibleAt = 0, taken = 0 WHERE taken = 1');
  return database;
}

/**
 * A queue on disk with the rules of SQS: visibility, counts of receives, dead letters. It survives a crash. One process
 * works on it.
 */
export function openQueueStore(file: string, now: () => number = Date.now): QueueStore {
  const database = openAsOwner(file);
  const one = (sql: string) => database.prepare(sql);
  const waits = one('SELECT id FROM message WHERE queue = ? AND body = ? AND taken = 0 AND dead = 0 AND received = 0');
  const delay = one('UPDATE message SET visibleAt = ? WHERE id = ?');
  const insert = one(
    'INSERT INTO message (id, queue, body, sentAt, visibleAt, place) VALUES (?, ?, ?, ?, ?, (SELECT COALESCE(MAX(place), 0) + 1 FROM message))',
  );
  const next = one(
    'SELECT * FROM message WHERE queue = ? AND visibleAt <= ? AND dead = 0 ORDER BY received, place LIMIT 1',
  );
  const take = one('UPDATE message SET visibleAt = ?, received = received + 1, taken = 1 WHERE id = ?');
  const remove = one('DELETE FROM message WHERE id = ?');
  const release = one('UPDATE message SET visibleAt = ?, taken = 0 WHERE id = ?');
  const bury = one('UPDATE message SET dead = 1, taken = 0 WHERE id = ?');
  const count = one('SELECT COUNT(*) AS n FROM message WHERE dead = 0');
  const dead = one('SELECT * FROM message WHERE dead = 1 ORDER BY place');
  return {
    send: (queue, body, delayMs) => {
      const same = waits.get(queue, body);
      if (same) delay.run(now() + delayMs, String(same.id));
      else insert.run(randomUUID(), queue, body, now(), now() + delayMs);
    },
    receive: (queue, visibilityMs) => {
      const row = next.get(queue, now());
      if (!row) return null;
      take.run(now() + visibilityMs, String(row.id));
      return { ...queuedMessage(row), received: Number(row.received) + 1 };
    },
    done: (id) => void remove.run(id),
    putBack: (id, delayMs) => void release.run(now() + delayMs, id),
    bury: (id) => void bury.run(id),
    waiting: () => Number(count.get()?.n ?? 0),
    dead: () => dead.all().map(queuedMessage),
    close: () => database.close(),
  };
}
