import type { PublishRequest } from '../../edges/work/publish-request.ts';
import { quarterEndRequest } from '../../edges/work/quarter-end-request.ts';
import type { QuarterEndDeps } from './deps.ts';
import { type QuarterDone, runQuarterEnd } from './run-quarter-end.ts';

/** An area of which something could not be done; `error` names it. */
export type FailedArea = { area: string; quarter: string; error: string };

/** What a morning came to: the returns that are due, for whoever publishes them, and the areas that could not be told. */
export type MorningDone = { due: PublishRequest[]; failed: FailedArea[] };

/** The returns that are due, area by area. */
function dueOf(quarters: readonly QuarterDone[], cause: string): PublishRequest[] {
  return quarters.flatMap(({ open: { quarter }, areas }) =>
    areas.flatMap(({ area, isAsked }) => (isAsked ? [{ area: area.code, quarter, cause }] : [])),
  );
}

function failedOf(quarters: readonly QuarterDone[]): FailedArea[] {
  return quarters.flatMap(({ open: { quarter }, areas }) =>
    areas.flatMap(({ area, failed }) => (failed === null ? [] : [{ area: area.code, quarter, error: failed }])),
  );
}

/**
 * Set off by the schedule, once a day: finds the returns that are due, and tells people what is missing. The returns are
 * published by whoever asked, one call for each. Doing it again changes nothing.
 */
export function createQuarterEnd(deps: QuarterEndDeps) {
  return async (request: unknown): Promise<MorningDone> => {
    const { day } = quarterEndRequest.parse(request);
    try {
      const quarters = await runQuarterEnd(deps, day);
      return { due: dueOf(quarters, `quarter-end ${day.slice(0, 10)}`), failed: failedOf(quarters) };
    } catch (error) {
      deps.log('quarter-end.failed', { error: error instanceof Error ? error.name : 'unknown' });
      throw error;
    }
  };
}
