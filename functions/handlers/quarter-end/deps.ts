import { SNSClient } from '@aws-sdk/client-sns';
import { type Clock, systemClock } from '../../edges/clock.ts';
import { deployedLog } from '../../edges/deployed-log.ts';
import { readSettings } from '../../edges/env.ts';
import type { Log } from '../../edges/log.ts';
import { type Notify, notifyByLog } from '../../edges/notices/notify.ts';
import { notifyBySns } from '../../edges/notices/notify-by-sns.ts';
import { createStoreClients, createStores, type Stores } from '../../edges/stores.ts';

export type QuarterEndDeps = Pick<Stores, 'records'> & {
  notify: Notify;
  now: Clock;
  log: Log;
};

function notifyBy(log: Log, topicArn: string | undefined): Notify {
  const byLog = notifyByLog(log);
  if (topicArn === undefined) return byLog;
  const bySns = notifyBySns(new SNSClient({}), topicArn);
  return {
    send: async (notice) => {
      await byLog.send(notice);
      await bySns.send(notice);
    },
  };
}

/** The deployed function's clients and settings, built once at cold start. */
export function createDeps(variables: Record<string, string | undefined>): QuarterEndDeps {
  const settings = readSettings(variables);
  const log = deployedLog(settings.stage);
  return {
    ...createStores(createStoreClients(), settings),
    notify: notifyBy(log, settings.noticeTopicArn),
    now: systemClock,
    log,
  };
}
