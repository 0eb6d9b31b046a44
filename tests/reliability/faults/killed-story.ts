import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GetObjectCommand, ListObjectsV2Command } from '@aws-sdk/client-s3';
import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { openQueueStore } from '../../../local/queue/queue-store.ts';
import { startS3 } from '../../../local/s3/start-s3.ts';
import { LOCAL_CREDENTIALS, LOCAL_REGION, QUARTER_ENDS, QUEUE_FILE } from '../../../local/settings.ts';
import { type Stack, type StackOptions, startStack } from '../../../local/stack.ts';
import type { Attributes } from '../../edges/records/memory-table.ts';
import { extractFile } from '../../end-to-end/hand-made.ts';
import { plainS3Client, put } from '../../end-to-end/stack-for-test.ts';
import { type Kept, nothingKept } from './kept.ts';
import { COVENTRY, EXTRACT, home, PLANS, SOLIHULL } from './scenes.ts';

/** How the product runs in every process of the story: at one moment, on free ports. */
export const STACK: Omit<StackOptions, 'dataDir'> = {
  s3Port: 0,
  dynamodbPort: 0,
  variables: {},
  publishDelayMs: 0,
  now: () => new Date('2026-01-15T12:00:00.000Z'),
};

const newFolder = (): string => mkdtempSync(join(tmpdir(), 'bcf-killed-'));

async function dropAll(dataDir: string, files: readonly (readonly [string, string])[]): Promise<void> {
  const stack = await startStack({ ...STACK, dataDir });
  const s3 = plainS3Client(stack.s3Url);
  for (const [key, content] of files) {
    await put(s3, key, content);
    await stack.loop.idle();
  }
  s3.destroy();
  await stack.close();
}

/**
 * A data folder in which a return is published, a corrected file has come that nobody has looked at, and the morning of
 * a reminder waits to be done.
 */
export async function folderWithWork(): Promise<string> {
  const dataDir = newFolder();
  const first = extractFile([...home(COVENTRY, 20), ...home(SOLIHULL, 9)]);
  await dropAll(dataDir, [
    ['plan/bcf/plan.csv', PLANS],
    [EXTRACT, first],
  ]);
  const s3 = await startS3({ dir: join(dataDir, 's3'), port: 0, region: LOCAL_REGION, ...LOCAL_CREDENTIALS });
  const client = plainS3Client(s3.url);
  await put(client, EXTRACT, extractFile([...home(COVENTRY, 22), ...home(SOLIHULL, 8)]));
  client.destroy();
  await s3.close();
  const queue = openQueueStore(join(dataDir, QUEUE_FILE));
  queue.send(QUARTER_ENDS, JSON.stringify({ day: '2025-08-08' }), 0);
  queue.close();
  return dataDir;
}

export function copyOfFolder(from: string): string {
  const dataDir = newFolder();
  cpSync(from, dataDir, { recursive: true });
  return dataDir;
}

/** Links name the port of the server, which is another one in every process. */
const withoutLinks = (text: string) =>
  text.replace(/"link(?:ExpiresAt)?": "[^"]*"/g, '"link": ""').replace(/href="http[^"]*"/g, '');

async function readBucket({ clients: { s3 } }: Stack, bucket: string, { objects }: Kept): Promise<void> {
  const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket: bucket }));
  for (const { Key = '' } of Contents) {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key }));
    const bytes = Buffer.from((await Body?.transformToByteArray()) ?? []);
    const body = /(latest|index)\.(json|html)$/.test(Key) ? Buffer.from(withoutLinks(bytes.toString())) : bytes;
    objects.set(`${bucket}/${Key}`, [{ id: '', body, modifiedAt: new Date(0) }]);
  }
}

/** Everything that a running stack keeps, with what waits and what was laid aside as not to be done. */
export async function readAll(stack: Stack): Promise<Kept> {
  const kept = nothingKept();
  let from: Attributes | undefined;
  do {
    const page = await stack.clients.dynamodb.send(new ScanCommand({ TableName: 'bcf', ExclusiveStartKey: from }));
    for (const item of page.Items ?? []) kept.items.set(`${item.pk} ${item.sk}`, item);
    from = page.LastEvaluatedKey;
  } while (from);
  for (const bucket of ['bcf-evidence', 'bcf-returns']) await readBucket(stack, bucket, kept);
  kept.messages.set('dead', new Set(stack.queue.dead().map(({ body }) => body)));
  return kept;
}
