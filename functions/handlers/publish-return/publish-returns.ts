import middy from '@middy/core';
import type { SQSEvent } from 'aws-lambda';
import { Rejected } from '../../edges/problem.ts';
import { partialBatchFailure } from '../../edges/work/batch.ts';
import type { PublishDeps } from './deps.ts';
import { publishRequested } from './publish-requested.ts';

/** A request that can never be met is put down, not delivered again. */
async function publishOrRefuse(deps: PublishDeps, body: string): Promise<void> {
  try {
    await publishRequested(deps, JSON.parse(body));
  } catch (error) {
    if (!(error instanceof Rejected)) throw error;
    deps.log('publish-return.refused', { reason: error.code });
  }
}

/** Set off by requests for returns: publishes each as a new revision where its content has changed. */
export function createPublishReturns(deps: PublishDeps) {
  const failed = (reason: unknown) =>
    deps.log('publish-return.failed', { error: reason instanceof Error ? reason.name : 'unknown' });
  return middy()
    .use(partialBatchFailure(failed))
    .handler(async (event: SQSEvent) =>
      Promise.allSettled(event.Records.map(({ body }) => publishOrRefuse(deps, body))),
    );
}
