import { randomBytes } from 'node:crypto';
import type { Bucket } from './buckets.ts';
import type { StoredChecksum } from './checksum.ts';
import { type IndexStore, integer, type Row, text } from './index-store.ts';

export type Tag = [key: string, value: string];

/** What a client gave along with a body. `headers` are content-type, cache-control and the like. */
export type Properties = {
  headers: Record<string, string>;
  metadata: Record<string, string>;
  checksum: StoredChecksum | null;
};

export type ObjectVersion = {
  id: number;
  bucket: string;
  key: string;
  /** `null` (the text) for a version made while versioning was off, as in S3. */
  versionId: string;
  /** Hexadecimal, of fixed width, and larger for everything that came later. */
  sequencer: string;
  latest: boolean;
  deleteMarker: boolean;
  size: number;
  /** Without quotes. */
  etag: string;
  modifiedAt: Date;
  properties: Properties;
  tags: Tag[];
};

/** Bytes of a version: its blobs, one after the other. */
export type Piece = { blob: string; size: number };

export type NewVersion = Pick<
  ObjectVersion,
  'key' | 'deleteMarker' | 'size' | 'etag' | 'modifiedAt' | 'properties' | 'tags'
>;

/** Reads a row of the version table. */
export function toVersion(row: Row): ObjectVersion {
  return {
    id: integer(row, 'id'),
    bucket: text(row, 'bucket'),
    key: text(row, 'key'),
    versionId: text(row, 'version_id'),
    sequencer: text(row, 'sequencer'),
    latest: integer(row, 'latest') === 1,
    deleteMarker: integer(row, 'delete_marker') === 1,
    size: integer(row, 'size'),
    etag: text(row, 'etag'),
    modifiedAt: new Date(integer(row, 'modified_at')),
    properties: JSON.parse(text(row, 'properties')),
    tags: JSON.parse(text(row, 'tags')),
  };
}

/** One version of a key, delete markers included; the latest when no version id is given. */
export function findVersion(index: IndexStore, bucket: string, key: string, versionId?: string): ObjectVersion | null {
  const row =
    versionId === undefined
      ? index.get('SELECT * FROM version WHERE bucket = ? AND key = ? AND latest = 1', bucket, key)
      : index.get('SELECT * FROM version WHERE bucket = ? AND key = ? AND version_id = ?', bucket, key, versionId);
  return row === undefined ? null : toVersion(row);
}

/** The blobs of a version in order. */
export function piecesOf(index: IndexStore, version: ObjectVersion): Piece[] {
  const rows = index.all('SELECT blob, size FROM piece WHERE version = ? ORDER BY position', version.id);
  return rows.map((row) => ({ blob: text(row, 'blob'), size: integer(row, 'size') }));
}

/** Those of the blobs that nothing refers to any more. */
export function unreferenced(index: IndexStore, blobs: readonly string[]): string[] {
  return blobs.filter((blob) => !isReferenced(index, blob));
}

/** Whether a version or a part of an upload needs the blob. */
export function isReferenced(index: IndexStore, blob: string): boolean {
  const row =
    index.get('SELECT 1 FROM piece WHERE blob = ?', blob) ?? index.get('SELECT 1 FROM part WHERE blob = ?', blob);
  return row !== undefined;
}

/** Takes a version out for good, and makes the next newest the latest. Gives the blobs it had. */
export function dropVersion(index: IndexStore, version: ObjectVersion): string[] {
  const blobs = piecesOf(index, version).map((piece) => piece.blob);
  index.run('DELETE FROM version WHERE id = ?', version.id);
  if (version.latest) {
    index.run(
      `UPDATE version SET latest = 1 WHERE id =
        (SELECT id FROM version WHERE bucket = ? AND key = ? ORDER BY sequencer DESC LIMIT 1)`,
      version.bucket,
      version.key,
    );
  }
  return blobs;
}

/** The next sequencer: from the clock, so that it also grows when the data directory is made anew, and never backwards. */
function nextSequencer(index: IndexStore, now: Date): string {
  const row = index.get("SELECT value FROM counter WHERE name = 'sequencer'");
  const last = row === undefined ? 0n : BigInt(`0x${text(row, 'value')}`);
  const clock = BigInt(now.getTime()) << 16n;
  const next = (clock > last ? clock : last + 1n).toString(16).toUpperCase().padStart(16, '0');
  index.run("INSERT OR REPLACE INTO counter (name, value) VALUES ('sequencer', ?)", next);
  return next;
}

/** Puts a version on top, as the versioning of the bucket has it. Gives it, and the blobs of the one it replaces. */
export function pushVersion(index: IndexStore, bucket: Bucket, draft: NewVersion, pieces: readonly Piece[]) {
  const sequencer = nextSequencer(index, draft.modifiedAt);
  // A version id starts with the sequencer, so that a listing can go on after a version that was deleted meanwhile.
  const versionId =
    bucket.versioning === 'Enabled' ? `${sequencer}${randomBytes(8).toString('hex').toUpperCase()}` : 'null';
  const replaced = versionId === 'null' ? findVersion(index, bucket.name, draft.key, 'null') : null;
  const replacedBlobs = replaced === null ? [] : dropVersion(index, replaced);
  index.run('UPDATE version SET latest = 0 WHERE bucket = ? AND key = ? AND latest = 1', bucket.name, draft.key);
  const row = index.get(
    `INSERT INTO version (bucket, key, version_id, sequencer, latest, delete_marker, size, etag, modified_at, properties, tags)
      VALUES (?, ?, ?, ?, 1, ?, ?, ?, ?, ?, ?) RETURNING *`,
    bucket.name,
    draft.key,
    versionId,
    sequencer,
    draft.deleteMarker ? 1 : 0,
    draft.size,
    draft.etag,
    draft.modifiedAt.getTime(),
    JSON.stringify(draft.properties),
    JSON.stringify(draft.tags),
  );
  if (row === undefined) throw new Error('the new version was not stored');
  const version = toVersion(row);
  pieces.forEach((piece, position) => {
    index.run(
      'INSERT INTO piece (version, position, blob, size) VALUES (?, ?, ?, ?)',
      version.id,
      position,
      piece.blob,
      piece.size,
    );
  });
  return { version, replacedBlobs };
}
