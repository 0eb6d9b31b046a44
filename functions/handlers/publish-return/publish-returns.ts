import middy from '@middy/core';
import type { SQSEvent } from 'aws-lambda';
import { isQuarter } from '../../core/periods/period.ts';
import { Rejected } from '../../edges/problem.ts';
import { partialBatchFailure } from '../../edges/work/batch.ts';
import { publishRequest } from '../../edges/work/publish-request.ts';
import type { PublishDeps } from './deps.ts';
import { publishReturn } from './publish-return.ts';
import { writeIndex } from './write-latest.ts';

async function publishRequested(deps: PublishDeps, body: string): Promise<void> {
  const { area, quarter } = publishRequest.parse(JSON.parse(body));
  if (!isQuarter(quarter)) throw new Rejected('unknown-quarter', `${quarter} is not a quarter`);
  deps.log('publish-return.started', { area, quarter });
  const { latest, changed } = await publishReturn(deps, area, quarter);
  await writeIndex(deps, quarter);
  const { revision } = latest;
  deps.log(changed ? 'publish-return.completed' : 'publish-return.unchanged', { area, quarter, revision });
}

/** A request that can never be met is put down, not delivered again. */
async function publishOrRefuse(deps: PublishDeps, body: string): Promise<void> {
  try {
    await publishRequested(deps, body);
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
