import { S3Error } from './errors.ts';
import { type IndexStore, integer, optionalText, type Row, text } from './index-store.ts';

/** Versioning is empty until it is first switched on; after that it can only be suspended. */
export type Versioning = '' | 'Enabled' | 'Suspended';
export type Bucket = { name: string; createdAt: number; versioning: Versioning; notify: boolean; cors: string | null };

const nameShape = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;

function readVersioning(value: string): Versioning {
  return value === 'Enabled' || value === 'Suspended' ? value : '';
}

function toBucket(row: Row): Bucket {
  return {
    name: text(row, 'name'),
    createdAt: integer(row, 'created_at'),
    versioning: readVersioning(text(row, 'versioning')),
    notify: integer(row, 'notify') === 1,
    cors: optionalText(row, 'cors'),
  };
}

/** The bucket, or null. */
export function findBucket(index: IndexStore, name: string): Bucket | null {
  const row = index.get('SELECT * FROM bucket WHERE name = ?', name);
  return row === undefined ? null : toBucket(row);
}

/** The bucket, or NoSuchBucket. */
export function requireBucket(index: IndexStore, name: string): Bucket {
  const bucket = findBucket(index, name);
  if (bucket === null) throw new S3Error('NoSuchBucket', 'The specified bucket does not exist');
  return bucket;
}

/** All buckets by name. */
export function allBuckets(index: IndexStore): Bucket[] {
  return index.all('SELECT * FROM bucket ORDER BY name').map(toBucket);
}

/** Makes the bucket; one that is there already stays as it is. */
export function addBucket(index: IndexStore, name: string, createdAt: Date): void {
  if (!nameShape.test(name)) throw new S3Error('InvalidBucketName', 'The specified bucket is not valid.');
  index.run('INSERT OR IGNORE INTO bucket (name, created_at) VALUES (?, ?)', name, createdAt.getTime());
}

/** Removes the bucket; BucketNotEmpty while it holds a version or an unfinished upload. */
export function removeBucket(index: IndexStore, name: string): void {
  index.transaction(() => {
    requireBucket(index, name);
    const inside =
      index.get('SELECT 1 FROM version WHERE bucket = ? LIMIT 1', name) ??
      index.get('SELECT 1 FROM upload WHERE bucket = ? LIMIT 1', name);
    if (inside !== undefined) throw new S3Error('BucketNotEmpty', 'The bucket you tried to delete is not empty');
    index.run('DELETE FROM bucket WHERE name = ?', name);
  });
}

/** Sets what changes about a bucket after it was made. */
export function updateBucket(index: IndexStore, bucket: Pick<Bucket, 'name' | 'versioning' | 'notify' | 'cors'>): void {
  const { name, versioning, notify, cors } = bucket;
  index.run(
    'UPDATE bucket SET versioning = ?, notify = ?, cors = ? WHERE name = ?',
    versioning,
    notify ? 1 : 0,
    cors,
    name,
  );
}
