import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DeleteObjectCommand, ListObjectVersionsCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { contentSha256, submissionId } from '../../../functions/edges/records/identity.ts';
import { type Repaired, repairBuckets } from '../../../local/repair-buckets.ts';
import { writeRunning } from '../../../local/running.ts';
import { type Stack, startStack } from '../../../local/stack.ts';
import type { Hands } from '../../end-to-end/busy-quarter.ts';

export type Bucket = 'bcf-arrivals' | 'bcf-evidence' | 'bcf-returns';

/** A stack whose buckets lose things. */
export type LostStack = {
  stack: Stack;
  dataDir: string;
  hands: Hands;
  /** Stops it, has the folder changed, and starts it again. */
  restart(change: () => void, before?: Parameters<typeof startStack>[0]['before']): Promise<void>;
  keysIn(bucket: Bucket): Promise<string[]>;
  /** Every object of a bucket by key: its text, or the hash of its bytes. */
  contentsOf(bucket: Bucket): Promise<Map<string, string>>;
  /** Deletes objects as anybody does; their versions stay. */
  hide(bucket: Bucket, keys: readonly string[]): Promise<void>;
  /** Deletes every version of objects. */
  lose(bucket: Bucket, keys: readonly string[]): Promise<void>;
  alter(bucket: Bucket, keys: readonly string[]): Promise<void>;
  repair(): Promise<Repaired[]>;
  close(): Promise<void>;
};

const isText = (key: string) => /\.(json|html|csv)$/.test(key);

export async function startLostStack(): Promise<LostStack> {
  const dataDir = mkdtempSync(join(tmpdir(), 'bcf-recovery-'));
  const start = async (before?: Parameters<typeof startStack>[0]['before']) => {
    const ports = { s3Port: 0, dynamodbPort: 0 };
    const stack = await startStack({ dataDir, ...ports, variables: {}, publishDelayMs: 10, ...(before && { before }) });
    const { s3Url: s3, dynamodbUrl: dynamodb } = stack;
    // Commands ask whether it answers, and any of its addresses does.
    writeRunning(dataDir, { pid: process.pid, web: s3, s3, dynamodb, preferredFeeds: {} });
    return stack;
  };
  const lost = { dataDir, stack: await start() } as LostStack;
  const versionsIn = async (bucket: Bucket) => {
    const answer = await lost.stack.clients.s3.send(new ListObjectVersionsCommand({ Bucket: bucket }));
    if (answer.IsTruncated) throw new Error(`${bucket} has more versions than one page holds`);
    return [...(answer.Versions ?? []), ...(answer.DeleteMarkers ?? [])];
  };
  const keysIn = async (bucket: Bucket) =>
    (await versionsIn(bucket)).flatMap(({ Key = '', IsLatest, ...one }) => (IsLatest && 'ETag' in one ? [Key] : []));
  return Object.assign(lost, {
    hands: {
      drop: async (key: string, body: string | Uint8Array) => {
        const sent = new PutObjectCommand({ Bucket: 'bcf-arrivals', Key: key, Body: Buffer.from(body) });
        const { VersionId = 'null' } = await lost.stack.clients.s3.send(sent);
        await lost.stack.loop.idle();
        return submissionId('bcf-arrivals', key, VersionId);
      },
      idle: () => lost.stack.loop.idle(),
      get deciding() {
        return lost.stack.fileArrived;
      },
      get signing() {
        return { ...lost.stack.publish, publish: lost.stack.fileArrived.publish };
      },
    },
    restart: async (change: () => void, before?: Parameters<typeof startStack>[0]['before']) => {
      await lost.stack.close();
      change();
      lost.stack = await start(before);
      await lost.stack.loop.idle();
    },
    keysIn,
    contentsOf: async (bucket: Bucket) => {
      const store = { 'bcf-arrivals': 'arrivals', 'bcf-evidence': 'evidence', 'bcf-returns': 'returns' } as const;
      const contents = new Map<string, string>();
      for (const key of (await keysIn(bucket)).sort()) {
        const body = (await lost.stack.stores[store[bucket]].read(key)) ?? new Uint8Array();
        contents.set(key, isText(key) ? Buffer.from(body).toString() : contentSha256(body));
      }
      return contents;
    },
    hide: async (bucket: Bucket, keys: readonly string[]) => {
      for (const Key of keys) await lost.stack.clients.s3.send(new DeleteObjectCommand({ Bucket: bucket, Key }));
    },
    lose: async (bucket: Bucket, keys: readonly string[]) => {
      const wanted = new Set(keys);
      for (const { Key, VersionId } of (await versionsIn(bucket)).filter((one) => wanted.has(one.Key ?? ''))) {
        await lost.stack.clients.s3.send(new DeleteObjectCommand({ Bucket: bucket, Key, VersionId }));
      }
    },
    alter: async (bucket: Bucket, keys: readonly string[]) => {
      for (const Key of keys) {
        await lost.stack.clients.s3.send(new PutObjectCommand({ Bucket: bucket, Key, Body: 'altered by somebody' }));
      }
    },
    repair: async () => {
      const repaired: Repaired[] = [];
      await repairBuckets(lost.stack, (one) => repaired.push(one));
      return repaired;
    },
    close: async () => {
      await lost.stack.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  });
}

/** What is said of a file whose text holds when it was written: links end, and an index says when it was made. */
export function lasting(text: string): string {
  return text
    .replace(/"link(ExpiresAt)?": "[^"]*"/g, '')
    .replace(/"updatedAt": "[^"]*"/g, '')
    .replace(/href="http[^"]*"/g, '')
    .replace(/As at [^.]* UTC\./g, '');
}
