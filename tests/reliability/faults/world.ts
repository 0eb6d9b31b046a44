import { createHash } from 'node:crypto';
import type { Context, SQSEvent } from 'aws-lambda';
import { writeBoardReport } from '../../../functions/edges/documents/write-board-report.ts';
import type { Settings } from '../../../functions/edges/env.ts';
import { createBucket } from '../../../functions/edges/files/bucket.ts';
import { notifyBySns } from '../../../functions/edges/notices/notify-by-sns.ts';
import { writeWorkbook } from '../../../functions/edges/spreadsheets/write-workbook.ts';
import { createStores, type Stores } from '../../../functions/edges/stores.ts';
import type { PublishRequest } from '../../../functions/edges/work/publish-request.ts';
import { createWorkQueue } from '../../../functions/edges/work/work-queue.ts';
import type { FileArrivedDeps } from '../../../functions/handlers/file-arrived/deps.ts';
import { createFileArrived } from '../../../functions/handlers/file-arrived/file-arrived.ts';
import type { SignOffDeps } from '../../../functions/handlers/publish-return/change-sign-off.ts';
import { createPublishReturns } from '../../../functions/handlers/publish-return/publish-returns.ts';
import type { QuarterEndDeps } from '../../../functions/handlers/quarter-end/deps.ts';
import { localSettings } from '../../../local/settings.ts';
import { type Breaker, createBreaker, type Fault } from './breaker.ts';
import { answerFromBuckets } from './bucket-server.ts';
import { type Clients, clientsOn } from './clients.ts';
import type { Kept } from './kept.ts';
import { answerFromQueue, answerFromTopic } from './message-server.ts';
import { answerFromTable } from './table-server.ts';
import type { Service, WireAnswer, WireRequest } from './wire.ts';

/** One process of the product on what is kept, with nothing remembered of any process before it. */
export type World = {
  kept: Kept;
  breaker: Breaker;
  clients: Clients;
  stores: Stores;
  fileArrived: FileArrivedDeps;
  publish: SignOffDeps;
  quarterEnd: QuarterEndDeps;
  /** Hands a message to the handler of files as SQS would; false where it is to come again. */
  deliver(message: unknown): Promise<boolean>;
  publishReturn(request: PublishRequest): Promise<boolean>;
};

const NOW = new Date('2026-01-15T12:00:00.000Z');

export const SETTINGS: Settings = {
  ...localSettings({}),
  arrivalsQueueUrl: 'http://127.0.0.1:1/queue/arrived-files',
  publishQueueUrl: 'http://127.0.0.1:1/queue/returns-to-publish',
  noticeTopicArn: 'arn:aws:sns:eu-west-2:000000000000:notices',
};

const SERVERS: Record<Service, (kept: Kept, request: WireRequest) => WireAnswer> = {
  s3: answerFromBuckets,
  dynamodb: answerFromTable,
  sqs: answerFromQueue,
  sns: answerFromTopic,
};

/** What the stores in memory do not know is shown, as the product would take it for a store that is away. */
function perform(service: Service, kept: Kept, request: WireRequest): WireAnswer {
  try {
    return SERVERS[service](kept, request);
  } catch (error) {
    console.error(error);
    throw error;
  }
}

/** Documents are the same to the byte each time, so each of them is written once. */
function once<A extends unknown[]>(write: (...of: A) => Promise<Uint8Array>): (...of: A) => Promise<Uint8Array> {
  const written = new Map<string, Promise<Uint8Array>>();
  return (...of) => {
    const name = createHash('sha256').update(JSON.stringify(of[0])).digest('base64');
    const known = written.get(name) ?? write(...of);
    written.set(name, known);
    return known;
  };
}

const writers = { writeWorkbook: once(writeWorkbook), writeBoardReport: once(writeBoardReport) };

/** Making a link asks nobody anything, and takes as long as a call. */
const { link: linkToReturn } = createBucket(clientsOn(() => Promise.reject()).s3, SETTINGS.returnsBucket);

const asRecord = (message: unknown): SQSEvent =>
  ({ Records: [{ messageId: 'm', body: JSON.stringify(message) }] }) as unknown as SQSEvent;

const isDone = (answer: unknown): boolean =>
  (answer as { batchItemFailures: unknown[] }).batchItemFailures.length === 0;

const nobody = {} as Context;

/** Starts a process on what is kept, in which one call breaks. */
export function startWorld(kept: Kept, fault: Fault | null = null): World {
  const breaker = createBreaker(fault);
  const clients = clientsOn((service, request) =>
    breaker.pass(service, request, async (asked) => perform(service, kept, asked)),
  );
  const made = createStores(clients, SETTINGS);
  const stores = { ...made, returns: { ...made.returns, link: linkToReturn } };
  const base = { ...stores, ...writers, settings: SETTINGS, now: () => NOW, log: () => {} };
  const fileArrived: FileArrivedDeps = {
    ...base,
    countAgain: createWorkQueue(clients.sqs, SETTINGS.arrivalsQueueUrl, { delaySeconds: 0 }),
    publish: createWorkQueue(clients.sqs, SETTINGS.publishQueueUrl, { delaySeconds: 0 }),
  };
  const publish: SignOffDeps = { ...base, publish: fileArrived.publish };
  const [onFile, onRequest] = [createFileArrived(fileArrived), createPublishReturns(publish)];
  return {
    kept,
    breaker,
    clients,
    stores,
    fileArrived,
    publish,
    quarterEnd: { ...base, notify: notifyBySns(clients.sns, SETTINGS.noticeTopicArn ?? '') },
    deliver: async (message) => isDone(await onFile(asRecord(message), nobody)),
    publishReturn: async (request) => isDone(await onRequest(asRecord(request), nobody)),
  };
}
