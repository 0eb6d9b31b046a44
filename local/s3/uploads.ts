import { type ChecksumAlgorithm, type ChecksumType, parseAlgorithm } from './checksum.ts';
import { S3Error } from './errors.ts';
import { type IndexStore, integer, optionalText, type Row, text } from './index-store.ts';
import type { Properties, Tag } from './versions.ts';

/** A multipart upload that was neither completed nor aborted. */
export type Upload = {
  id: string;
  bucket: string;
  key: string;
  createdAt: Date;
  properties: Properties;
  tags: Tag[];
  algorithm: ChecksumAlgorithm | null;
  checksumType: ChecksumType;
};

export type Part = {
  number: number;
  blob: string;
  size: number;
  /** MD5 in hex. */
  etag: string;
  checksum: { algorithm: ChecksumAlgorithm; value: string } | null;
  modifiedAt: Date;
};

/** Reads a row of the upload table. */
export function toUpload(row: Row): Upload {
  const algorithm = optionalText(row, 'algorithm');
  return {
    id: text(row, 'id'),
    bucket: text(row, 'bucket'),
    key: text(row, 'key'),
    createdAt: new Date(integer(row, 'created_at')),
    properties: JSON.parse(text(row, 'properties')),
    tags: JSON.parse(text(row, 'tags')),
    algorithm: algorithm === null ? null : parseAlgorithm(algorithm),
    checksumType: optionalText(row, 'checksum_type') === 'FULL_OBJECT' ? 'FULL_OBJECT' : 'COMPOSITE',
  };
}

function toPart(row: Row): Part {
  const algorithm = optionalText(row, 'algorithm');
  return {
    number: integer(row, 'number'),
    blob: text(row, 'blob'),
    size: integer(row, 'size'),
    etag: text(row, 'etag'),
    checksum: algorithm === null ? null : { algorithm: parseAlgorithm(algorithm), value: text(row, 'checksum') },
    modifiedAt: new Date(integer(row, 'modified_at')),
  };
}

/** Begins an upload. */
export function addUpload(index: IndexStore, upload: Upload): void {
  index.run(
    `INSERT INTO upload (id, bucket, key, created_at, properties, tags, algorithm, checksum_type)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    upload.id,
    upload.bucket,
    upload.key,
    upload.createdAt.getTime(),
    JSON.stringify(upload.properties),
    JSON.stringify(upload.tags),
    upload.algorithm,
    upload.checksumType,
  );
}

/** The upload of that id for that object, or NoSuchUpload. */
export function requireUpload(index: IndexStore, target: { bucket: string; key: string; id: string }): Upload {
  const { bucket, key, id } = target;
  const row = index.get('SELECT * FROM upload WHERE id = ? AND bucket = ? AND key = ?', id, bucket, key);
  if (row !== undefined) return toUpload(row);
  throw new S3Error('NoSuchUpload', 'The specified upload does not exist. It may have been aborted or completed.');
}

/** The parts of an upload after a part number, in order. */
export function partsOf(index: IndexStore, upload: Upload, after = 0): Part[] {
  return index.all('SELECT * FROM part WHERE upload = ? AND number > ? ORDER BY number', upload.id, after).map(toPart);
}

/** Stores a part; an earlier one of the same number gives way, and its blob is returned. */
export function putPart(index: IndexStore, upload: Upload, part: Part): string[] {
  const row = index.get('SELECT blob FROM part WHERE upload = ? AND number = ?', upload.id, part.number);
  index.run(
    `INSERT OR REPLACE INTO part (upload, number, blob, size, etag, algorithm, checksum, modified_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    upload.id,
    part.number,
    part.blob,
    part.size,
    part.etag,
    part.checksum?.algorithm ?? null,
    part.checksum?.value ?? null,
    part.modifiedAt.getTime(),
  );
  return row === undefined ? [] : [text(row, 'blob')];
}

/** Ends an upload and forgets its parts. Gives their blobs. */
export function dropUpload(index: IndexStore, upload: Upload): string[] {
  const blobs = partsOf(index, upload).map((part) => part.blob);
  index.run('DELETE FROM upload WHERE id = ?', upload.id);
  return blobs;
}
