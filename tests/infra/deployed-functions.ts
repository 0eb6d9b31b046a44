import type { SQSClient } from '@aws-sdk/client-sqs';
import type { Context, SQSEvent } from 'aws-lambda';
import type { Clock } from '../../functions/edges/clock.ts';
import { writeBoardReport } from '../../functions/edges/documents/write-board-report.ts';
import type { Settings } from '../../functions/edges/env.ts';
import type { Notify } from '../../functions/edges/notices/notify.ts';
import { writeWorkbook } from '../../functions/edges/spreadsheets/write-workbook.ts';
import { createStores, type StoreClients } from '../../functions/edges/stores.ts';
import { createWorkQueue } from '../../functions/edges/work/work-queue.ts';
import type { FileArrivedDeps } from '../../functions/handlers/file-arrived/deps.ts';
import { createFileArrived } from '../../functions/handlers/file-arrived/file-arrived.ts';
import type { PublishDeps } from '../../functions/handlers/publish-return/deps.ts';
import { publishRequested } from '../../functions/handlers/publish-return/publish-requested.ts';
import { createPublishReturns } from '../../functions/handlers/publish-return/publish-returns.ts';
import { createQuarterEnd } from '../../functions/handlers/quarter-end/quarter-end.ts';

/** The functions of a stage by the ids of their constructs; `Api` answers the pages and decides what people decide. */
export type FunctionId = 'FileArrived' | 'PublishReturn' | 'PublishDue' | 'QuarterEnd' | 'Api';
export type FunctionClients = StoreClients & { sqs: SQSClient };

export type Servers = {
  /** The clients that one function has for itself. */
  clientsOf(id: FunctionId): FunctionClients;
  notifyOf(id: FunctionId): Notify;
  settings: Settings;
  now: Clock;
};

const nobody = {} as Context;

async function handOn(handler: (event: SQSEvent, context: Context) => unknown, body: string): Promise<void> {
  const event = { Records: [{ messageId: 'm', body }] } as unknown as SQSEvent;
  const answer = (await handler(event, nobody)) as { batchItemFailures: unknown[] };
  if (answer.batchItemFailures.length > 0) throw new Error(`A function failed on ${body}`);
}

/** Every function as it is deployed, each with clients of its own. */
export function deployedFunctions({ clientsOf, notifyOf, settings, now }: Servers) {
  const base = { settings, writeWorkbook, writeBoardReport, now, log: () => {} };
  const storesOf = (id: FunctionId) => createStores(clientsOf(id), settings);
  const queuesOf = (id: FunctionId) => ({
    countAgain: createWorkQueue(clientsOf(id).sqs, settings.arrivalsQueueUrl, { delaySeconds: 0 }),
    publish: createWorkQueue(clientsOf(id).sqs, settings.publishQueueUrl, { delaySeconds: 0 }),
  });
  const fileArrived = createFileArrived({ ...base, ...storesOf('FileArrived'), ...queuesOf('FileArrived') });
  const publishReturns = createPublishReturns({ ...base, ...storesOf('PublishReturn') });
  const due = { ...base, ...storesOf('PublishDue') };
  const quarterEnd = createQuarterEnd({ ...base, ...storesOf('QuarterEnd'), notify: notifyOf('QuarterEnd') });
  const api: FileArrivedDeps & PublishDeps = { ...base, ...storesOf('Api'), ...queuesOf('Api') };
  return {
    fileArrived: (body: string) => handOn(fileArrived, body),
    publishReturn: (body: string) => handOn(publishReturns, body),
    /** The morning of a day: what is due is published one by one, as the map of the state machine does. */
    morning: async (day: string) => {
      for (const request of (await quarterEnd({ day })).due) await publishRequested(due, request);
    },
    api,
  };
}
