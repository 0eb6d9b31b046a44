import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SQSClient } from '@aws-sdk/client-sqs';
import { createStoreClients } from '../../functions/edges/stores.ts';
import { ensureBuckets } from '../../local/buckets.ts';
import { ensureTable, startDynamodb } from '../../local/dynamodb.ts';
import { startS3 } from '../../local/s3/start-s3.ts';
import { embeddedServer, LOCAL_CREDENTIALS, LOCAL_REGION, localSettings } from '../../local/settings.ts';
import type { FunctionClients } from './deployed-functions.ts';

/** A message by the queue that it was sent to. */
export type Sent = { queue: string; body: string };

/** A client of SQS that reaches no server: what is sent is kept in the order in which it came. */
function queueClient(sent: Sent[]): SQSClient {
  const client = new SQSClient({ region: LOCAL_REGION, credentials: LOCAL_CREDENTIALS });
  client.middlewareStack.add(
    () => async (args) => {
      const { QueueUrl: queue = '', MessageBody: body = '' } = args.input as {
        QueueUrl?: string;
        MessageBody?: string;
      };
      // Whoever asks for a return that waits to be made asks for the same one.
      if (!sent.some((one) => one.queue === queue && one.body === body)) sent.push({ queue, body });
      // The client holds the answer against what it sent.
      const MD5OfMessageBody = createHash('md5').update(body).digest('hex');
      return { output: { $metadata: {}, MD5OfMessageBody } as never, response: {} };
    },
    { step: 'initialize', priority: 'low' },
  );
  return client;
}

/** The embedded S3 and DynamoDB in a folder of their own, and as many clients as are asked for. */
export async function startEmbedded() {
  const dir = mkdtempSync(join(tmpdir(), 'bcf-deployed-'));
  const s3 = await startS3({ dir: join(dir, 's3'), port: 0, region: LOCAL_REGION, ...LOCAL_CREDENTIALS });
  const dynamodb = await startDynamodb({ dir: join(dir, 'dynamodb'), port: 0 });
  const settings = localSettings({});
  const sent: Sent[] = [];
  const opened: FunctionClients[] = [];
  const connect = (): FunctionClients => {
    const stores = createStoreClients({ s3: embeddedServer(s3.url), dynamodb: embeddedServer(dynamodb.url) });
    const clients = { ...stores, sqs: queueClient(sent) };
    opened.push(clients);
    return clients;
  };
  const outside = connect();
  await ensureBuckets({ s3, client: outside.s3, settings });
  await ensureTable(outside.dynamodb, settings.tableName);
  return {
    urls: { s3: s3.url, dynamodb: dynamodb.url },
    settings,
    connect,
    outside,
    receive: async (): Promise<Sent | null> => sent.shift() ?? null,
    close: async () => {
      for (const clients of opened) for (const client of Object.values(clients)) client.destroy();
      await s3.close();
      await dynamodb.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
