import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ListObjectsV2Command, ListObjectVersionsCommand, type S3Client } from '@aws-sdk/client-s3';
import { describe, expect, test } from 'vitest';
import { createBucket } from '../../../functions/edges/files/bucket.ts';
import { createStoreClients } from '../../../functions/edges/stores.ts';
import { startS3 } from '../../../local/s3/start-s3.ts';
import { embeddedServer, LOCAL_CREDENTIALS, LOCAL_REGION } from '../../../local/settings.ts';
import { nothingKept } from './kept.ts';
import { startWorld } from './world.ts';

const BUCKET = 'bcf-evidence';
const KEY = 'a folder/ä + & <b>.json';

/** All that the product asks of a bucket, and what it is told, but for names that every server gives by itself. */
async function story(client: S3Client): Promise<unknown[]> {
  const bucket = createBucket(client, BUCKET);
  const put = (key: string, body: string) =>
    bucket.put({ key, body, contentType: 'text/plain', downloadName: 'ä.txt' });
  const first = await put(KEY, 'one');
  await put(KEY, 'two');
  await put('b', 'three');
  const read = async (key: string) => Buffer.from((await bucket.read(key)) ?? 'none').toString();
  const opened = await bucket.open(KEY, first);
  const parts: Buffer[] = [];
  for await (const part of opened?.stream ?? []) parts.push(part);
  await bucket.tag(KEY, first, { 'bcf-delete': 'a reason' });
  const listed = await client.send(new ListObjectsV2Command({ Bucket: BUCKET, Prefix: 'a folder/' }));
  const versions = await client.send(new ListObjectVersionsCommand({ Bucket: BUCKET }));
  return [
    await read(KEY),
    await read('b'),
    await bucket.read('nowhere'),
    [Buffer.concat(parts).toString(), opened?.bytes, opened?.versionId === first],
    await bucket.open(KEY, 'v-none').catch(() => null),
    (await bucket.find(KEY))?.bytes,
    (await bucket.find(KEY, first))?.versionId === first,
    await bucket.find('nowhere'),
    [await bucket.exists(KEY), await bucket.exists('nowhere')],
    [listed.IsTruncated, listed.Contents?.map(({ Key, Size }) => [Key, Size])],
    versions.Versions?.map(({ Key, Size }) => [Key, Size]).sort(),
  ];
}

describe('the buckets in memory', () => {
  test('tell the product what the embedded S3 tells it', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'bcf-buckets-'));
    const server = await startS3({ dir, port: 0, region: LOCAL_REGION, ...LOCAL_CREDENTIALS });
    server.createBucket(BUCKET, { versioned: true });
    const { s3 } = createStoreClients({ s3: embeddedServer(server.url) });
    const told = await story(s3);
    s3.destroy();
    await server.close();
    rmSync(dir, { recursive: true, force: true });
    expect(await story(startWorld(nothingKept()).clients.s3)).toEqual(told);
  });
});
