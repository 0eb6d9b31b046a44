import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Clock, systemClock } from '../functions/edges/clock.ts';
import { writeBoardReport } from '../functions/edges/documents/write-board-report.ts';
import type { Settings } from '../functions/edges/env.ts';
import type { Log } from '../functions/edges/log.ts';
import { notifyByLog } from '../functions/edges/notices/notify.ts';
import { submissionId } from '../functions/edges/records/identity.ts';
import { writeWorkbook } from '../functions/edges/spreadsheets/write-workbook.ts';
import { createStoreClients, createStores, type StoreClients, type Stores } from '../functions/edges/stores.ts';
import { arrivedEvent } from '../functions/edges/work/arrived-event.ts';
import { MOST_RECEIVES } from '../functions/edges/work/last-try.ts';
import type { FileArrivedDeps } from '../functions/handlers/file-arrived/deps.ts';
import { createFileArrived } from '../functions/handlers/file-arrived/file-arrived.ts';
import type { PublishDeps } from '../functions/handlers/publish-return/deps.ts';
import { createPublishReturns } from '../functions/handlers/publish-return/publish-returns.ts';
import type { QuarterEndDeps } from '../functions/handlers/quarter-end/deps.ts';
import { watchArrivals } from './arrivals-watch.ts';
import { ensureBuckets } from './buckets.ts';
import { ensureTable, startDynamodb } from './dynamodb.ts';
import { createQuarterEnds } from './quarter-ends.ts';
import { type EventLoop, type QueueHandler, startEventLoop } from './queue/event-loop.ts';
import { openQueueStore, type QueuedMessage, type QueueStore } from './queue/queue-store.ts';
import type { RebuildDeps } from './rebuild-table.ts';
import { startS3 } from './s3/start-s3.ts';
import {
  ARRIVED_FILES,
  embeddedServer,
  LOCAL_CREDENTIALS,
  LOCAL_REGION,
  localSettings,
  QUARTER_ENDS,
  QUEUE_FILE,
  RETURNS_TO_PUBLISH,
} from './settings.ts';

export type StackOptions = {
  dataDir: string;
  s3Port: number;
  dynamodbPort: number;
  variables: Record<string, string | undefined>;
  log?: Log;
  now?: Clock;
  /** How long a return waits to be published, so that files that come one after the other make one revision. */
  publishDelayMs?: number;
  /** How long the first failure of a message is waited after. */
  backOffMs?: number;
  /** Done before any file or message is worked on. */
  before?: (deps: RebuildDeps) => Promise<void>;
};

/** The whole product on this machine, running. `close` ends it cleanly; what was in hand goes on at the next start. */
export type Stack = {
  s3Url: string;
  dynamodbUrl: string;
  settings: Settings;
  stores: Stores;
  clients: StoreClients;
  queue: QueueStore;
  loop: EventLoop;
  fileArrived: FileArrivedDeps;
  publish: PublishDeps;
  quarterEnd: QuarterEndDeps;
  close(): Promise<void>;
};

const PUBLISH_DELAY_MS = 2000;
const VISIBILITY_MS = 15 * 60_000;
const TURN_MS = 200;
const LONGEST_STOP_MS = 4000;

const silent: Log = () => {};

function within(milliseconds: number, work: Promise<void>): Promise<void> {
  return Promise.race([work, new Promise<void>((resolve) => setTimeout(resolve, milliseconds).unref())]);
}

/** A file that is cut off by a stop did not stop the runtime itself; it is begun again at the next start. */
async function noteCutOff({ records }: Stores, message: QueuedMessage | null): Promise<void> {
  if (message?.queue !== ARRIVED_FILES) return;
  const { bucket, object } = arrivedEvent.parse(JSON.parse(message.body)).detail;
  await records.submissions.noteFailure(submissionId(bucket.name, object.key, object['version-id']));
}

async function startServers(options: StackOptions) {
  const { variables, dataDir } = options;
  const s3 = variables.AWS_ENDPOINT_URL_S3
    ? null
    : await startS3({ dir: join(dataDir, 's3'), port: options.s3Port, region: LOCAL_REGION, ...LOCAL_CREDENTIALS });
  const dynamodb = variables.AWS_ENDPOINT_URL_DYNAMODB
    ? null
    : await startDynamodb({ dir: join(dataDir, 'dynamodb'), port: options.dynamodbPort });
  return { s3, dynamodb };
}

/** Starts the embedded stores (or uses those that the SDK variables name), the queues, and the handlers behind them. */
export async function startStack(options: StackOptions): Promise<Stack> {
  const { variables, dataDir } = options;
  const settings = localSettings(variables);
  mkdirSync(dataDir, { recursive: true });
  const { s3, dynamodb } = await startServers(options);
  const clients = createStoreClients({
    pathStyle: true,
    ...(s3 ? { s3: embeddedServer(s3.url) } : {}),
    ...(dynamodb ? { dynamodb: embeddedServer(dynamodb.url) } : {}),
  });
  await ensureBuckets({ s3, client: clients.s3, settings });
  await ensureTable(clients.dynamodb, settings.tableName);
  const stores = createStores(clients, settings);
  const queue = openQueueStore(join(dataDir, QUEUE_FILE));
  const log = options.log ?? silent;
  const now = options.now ?? systemClock;
  const base = { settings, writeWorkbook, writeBoardReport, now, log };
  const send = (name: string, delayMs: number) => ({
    send: async (message: unknown) => queue.send(name, JSON.stringify(message), delayMs),
  });
  const fileArrived: FileArrivedDeps = {
    ...base,
    ...stores,
    countAgain: send(ARRIVED_FILES, 0),
    publish: send(RETURNS_TO_PUBLISH, options.publishDelayMs ?? PUBLISH_DELAY_MS),
  };
  const publish: PublishDeps = { ...base, ...stores };
  const quarterEnd: QuarterEndDeps = { ...base, ...stores, notify: notifyByLog(log) };
  await options.before?.({ clients, stores, settings, arrivedFiles: fileArrived.countAgain, now });
  const loop = startEventLoop({
    store: queue,
    handlers: {
      [ARRIVED_FILES]: createFileArrived(fileArrived) as unknown as QueueHandler,
      [QUARTER_ENDS]: createQuarterEnds(quarterEnd, fileArrived.publish),
      [RETURNS_TO_PUBLISH]: createPublishReturns(publish) as unknown as QueueHandler,
    },
    mostReceives: MOST_RECEIVES,
    visibilityMs: VISIBILITY_MS,
    turnMs: TURN_MS,
    ...(options.backOffMs === undefined ? {} : { backOffMs: options.backOffMs }),
  });
  const watch = watchArrivals({ s3, clients, stores, settings, queue, loop });
  return {
    s3Url: s3?.url ?? String(variables.AWS_ENDPOINT_URL_S3),
    dynamodbUrl: dynamodb?.url ?? String(variables.AWS_ENDPOINT_URL_DYNAMODB),
    settings,
    stores,
    clients,
    queue,
    loop,
    fileArrived,
    publish,
    quarterEnd,
    close: async () => {
      watch.stop();
      await within(LONGEST_STOP_MS, loop.stop());
      await noteCutOff(stores, loop.inHand());
      clients.s3.destroy();
      clients.dynamodb.destroy();
      await s3?.close();
      await dynamodb?.close();
      queue.close();
    },
  };
}
