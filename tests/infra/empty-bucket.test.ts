import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CreateBucketCommand,
  DeleteObjectCommand,
  ListObjectVersionsCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createStoreClients } from '../../functions/edges/stores.ts';
import { emptyBucket } from '../../infra/empty-bucket.ts';
import { startS3 } from '../../local/s3/start-s3.ts';
import { embeddedServer, LOCAL_CREDENTIALS, LOCAL_REGION } from '../../local/settings.ts';

const dir = mkdtempSync(join(tmpdir(), 'bcf-empty-'));
let server: Awaited<ReturnType<typeof startS3>>;

beforeAll(async () => {
  server = await startS3({ dir, port: 0, region: LOCAL_REGION, ...LOCAL_CREDENTIALS });
});
afterAll(async () => {
  await server.close();
  rmSync(dir, { recursive: true, force: true });
});

test('a bucket is emptied of every version, deleted ones too', async () => {
  const { s3, dynamodb } = createStoreClients({ s3: embeddedServer(server.url) });
  const Bucket = 'to-be-emptied';
  await s3.send(new CreateBucketCommand({ Bucket }));
  await s3.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status: 'Enabled' } }));
  for (const Key of ['a', 'b', 'a']) await s3.send(new PutObjectCommand({ Bucket, Key, Body: Key }));
  await s3.send(new DeleteObjectCommand({ Bucket, Key: 'b' }));
  expect(await emptyBucket(s3, Bucket)).toBe(4);
  const { Versions = [], DeleteMarkers = [] } = await s3.send(new ListObjectVersionsCommand({ Bucket }));
  expect([...Versions, ...DeleteMarkers]).toEqual([]);
  s3.destroy();
  dynamodb.destroy();
});
