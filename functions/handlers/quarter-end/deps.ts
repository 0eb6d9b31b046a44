import { SQSClient } from '@aws-sdk/client-sqs';
import { type Clock, systemClock } from '../../edges/clock.ts';
import { readSettings } from '../../edges/env.ts';
import { createLog, type Log } from '../../edges/log.ts';
import { type Notify, notifyByLog } from '../../edges/notices/notify.ts';
import { createStoreClients, createStores, type Stores } from '../../edges/stores.ts';
import { PUBLISH_DELAY_SECONDS, type PublishRequest } from '../../edges/work/publish-request.ts';
import { createWorkQueue, type WorkQueue } from '../../edges/work/work-queue.ts';

export type QuarterEndDeps = Pick<Stores, 'records'> & {
  publish: WorkQueue<PublishRequest>;
  notify: Notify;
  now: Clock;
  log: Log;
};

/** The deployed function's clients and settings, built once at cold start. */
export function createDeps(variables: Record<string, string | undefined>): QuarterEndDeps {
  const settings = readSettings(variables);
  const log = createLog(console.log, systemClock);
  return {
    ...createStores(createStoreClients(), settings),
    publish: createWorkQueue(new SQSClient({}), settings.publishQueueUrl, { delaySeconds: PUBLISH_DELAY_SECONDS }),
    notify: notifyByLog(log),
    now: systemClock,
    log,
  };
}
