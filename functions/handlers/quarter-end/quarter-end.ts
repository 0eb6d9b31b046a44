import middy from '@middy/core';
import type { SQSEvent } from 'aws-lambda';
import { Retry } from '../../edges/problem.ts';
import { partialBatchFailure } from '../../edges/work/batch.ts';
import { quarterEndRequest } from '../../edges/work/quarter-end-request.ts';
import type { QuarterEndDeps } from './deps.ts';
import { runQuarterEnd } from './run-quarter-end.ts';

async function runDay(deps: QuarterEndDeps, body: string): Promise<void> {
  const { day } = quarterEndRequest.parse(JSON.parse(body));
  const areas = (await runQuarterEnd(deps, day)).flatMap((quarter) => quarter.areas);
  const failed = areas.filter((area) => area.failed !== null);
  if (failed.length > 0) throw new Retry(`${failed.length} of ${areas.length} areas failed`);
}

/** Set off by the schedule, once a day: asks for the returns that are due, and tells people what is missing. */
export function createQuarterEnd(deps: QuarterEndDeps) {
  const failed = (reason: unknown) =>
    deps.log('quarter-end.failed', { error: reason instanceof Error ? reason.name : 'unknown' });
  return middy()
    .use(partialBatchFailure(failed))
    .handler(async (event: SQSEvent) => Promise.allSettled(event.Records.map(({ body }) => runDay(deps, body))));
}
