import { CreateBucketCommand } from '@aws-sdk/client-s3';
import { createBucket } from '../../../functions/edges/files/bucket.ts';
import { ensureTable } from '../../../local/dynamodb.ts';
import { startTestStack, type TestStack } from '../../end-to-end/stack-for-test.ts';
import type { RawStores } from './stores-behind.ts';

/** The embedded stores, spoken to by the real clients, where nothing is done but what a test does. */
export type EmbeddedStores = {
  team: TestStack;
  /** A table and buckets of their own, but for the arrivals, which all share. */
  make(): Promise<RawStores>;
  close(): Promise<void>;
};

export async function startEmbeddedStores(): Promise<EmbeddedStores> {
  const team = await startTestStack();
  const { s3, dynamodb } = team.stack.clients;
  await team.stack.loop.stop();
  let made = 0;
  return {
    team,
    make: async () => {
      made += 1;
      const [evidence, returns, name] = [`evidence-${made}`, `returns-${made}`, `table-${made}`];
      for (const Bucket of [evidence, returns]) await s3.send(new CreateBucketCommand({ Bucket }));
      await ensureTable(dynamodb, name);
      const arrivals = createBucket(s3, 'bcf-arrivals');
      const table = { client: dynamodb, name };
      return { arrivals, evidence: createBucket(s3, evidence), returns: createBucket(s3, returns), table };
    },
    close: team.close,
  };
}
