import { SQSClient } from '@aws-sdk/client-sqs';
import { type Clock, systemClock } from '../../edges/clock.ts';
import { deployedLog } from '../../edges/deployed-log.ts';
import { readSettings, type Settings } from '../../edges/env.ts';
import type { Log } from '../../edges/log.ts';
import type { WriteWorkbook } from '../../edges/spreadsheets/write-workbook.ts';
import { createStoreClients, createStores, type Stores } from '../../edges/stores.ts';
import type { ArrivedEvent } from '../../edges/work/arrived-event.ts';
import { PUBLISH_DELAY_SECONDS, type PublishRequest } from '../../edges/work/publish-request.ts';
import { createWorkQueue, type WorkQueue } from '../../edges/work/work-queue.ts';

export type FileArrivedDeps = Pick<Stores, 'arrivals' | 'evidence' | 'records'> & {
  settings: Settings;
  countAgain: WorkQueue<ArrivedEvent>;
  publish: WorkQueue<PublishRequest>;
  writeWorkbook: WriteWorkbook;
  now: Clock;
  log: Log;
};

/** The deployed function's clients and settings, built once at cold start. */
export function createDeps(variables: Record<string, string | undefined>): FileArrivedDeps {
  const settings = readSettings(variables);
  const sqs = new SQSClient({});
  return {
    ...createStores(createStoreClients(), settings),
    settings,
    countAgain: createWorkQueue(sqs, settings.arrivalsQueueUrl, { delaySeconds: 0 }),
    publish: createWorkQueue(sqs, settings.publishQueueUrl, { delaySeconds: PUBLISH_DELAY_SECONDS }),
    // The writer is a tenth of a megabyte: it is loaded for the first workbook, not at the start.
    writeWorkbook: async (model) => (await import('../../edges/spreadsheets/write-workbook.ts')).writeWorkbook(model),
    now: systemClock,
    log: deployedLog(settings.stage),
  };
}
