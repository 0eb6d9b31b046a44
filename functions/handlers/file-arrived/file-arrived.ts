import middy from '@middy/core';
import type { SQSEvent } from 'aws-lambda';
import { fileEvent } from '../../edges/work/arrived-event.ts';
import { partialBatchFailure } from '../../edges/work/batch.ts';
import type { FileArrivedDeps } from './deps.ts';
import { settleArrival } from './settle-arrival.ts';
import { settleScanned } from './settle-scanned.ts';

async function settleEvent(deps: FileArrivedDeps, body: string): Promise<void> {
  const event = fileEvent.parse(JSON.parse(body));
  return event['detail-type'] === 'Object Created' ? settleArrival(deps, event) : settleScanned(deps, event);
}

/** Set off by files that arrive in the arrivals bucket: reads, checks and counts each, and computes what follows. */
export function createFileArrived(deps: FileArrivedDeps) {
  const failed = (reason: unknown) =>
    deps.log('file-arrived.failed', { error: reason instanceof Error ? reason.name : 'unknown' });
  return middy()
    .use(partialBatchFailure(failed))
    .handler(async (event: SQSEvent) => Promise.allSettled(event.Records.map(({ body }) => settleEvent(deps, body))));
}
