import middy from '@middy/core';
import type { SQSEvent, SQSRecord } from 'aws-lambda';
import { boardByCode } from '../../core/areas/boards.ts';
import { type DeadWork, deadLetterId } from '../../core/dead-letters/dead-letter.ts';
import { Rejected } from '../../edges/problem.ts';
import { partialBatchFailure } from '../../edges/work/batch.ts';
import { noteLastTry } from '../../edges/work/last-try.ts';
import { publishRequest } from '../../edges/work/publish-request.ts';
import type { PublishDeps } from './deps.ts';
import { publishRequested } from './publish-requested.ts';

function workOf({ messageId, body }: SQSRecord): DeadWork {
  try {
    const { area, quarter } = publishRequest.parse(JSON.parse(body));
    return { kind: 'return', area: boardByCode(area)?.code ?? area, quarter };
  } catch {
    return { kind: 'unknown', message: messageId };
  }
}

/** A request that can never be met is put down, not delivered again. */
async function publishOrRefuse(deps: PublishDeps, record: SQSRecord): Promise<void> {
  try {
    await publishRequested(deps, JSON.parse(record.body));
  } catch (error) {
    if (!(error instanceof Rejected)) throw error;
    deps.log('publish-return.refused', { reason: error.code });
    await deps.records.deadLetters.close(deadLetterId(workOf(record)), deps.now().toISOString());
  }
}

/** Set off by requests for returns: publishes each as a new revision where its content has changed. */
export function createPublishReturns(deps: PublishDeps) {
  const failed = (reason: unknown) =>
    deps.log('publish-return.failed', { error: reason instanceof Error ? reason.name : 'unknown' });
  const handle = (record: SQSRecord) =>
    noteLastTry(deps, record, { work: workOf(record), act: () => publishOrRefuse(deps, record) });
  return middy()
    .use(partialBatchFailure(failed))
    .handler(async (event: SQSEvent) => Promise.allSettled(event.Records.map(handle)));
}
