import { boardByCode } from '../../core/areas/boards.ts';
import type { Clock } from '../clock.ts';
import { inParallel } from '../in-parallel.ts';
import { Retry } from '../problem.ts';
import type { UnitQuarter } from './affected.ts';
import { computeMetrics } from './compute-metrics.ts';
import { type CurrentFeeds, readCurrentFeeds, versionOf } from './load-quarter.ts';
import type { QuarterMetrics } from './quarter-metrics.ts';
import type { Records } from './records.ts';

type RefreshDeps = {
  records: Pick<Records, 'currents' | 'counts' | 'metrics'>;
  settings: { preferredFeeds: Record<string, string> };
  now: Clock;
};

const IN_FLIGHT = 6;
const ROUNDS = 20;

async function refreshOne(deps: RefreshDeps, feeds: CurrentFeeds, target: UnitQuarter): Promise<QuarterMetrics> {
  const { unit, quarter } = target;
  const metrics = await computeMetrics(deps, feeds, target);
  const computed: QuarterMetrics = {
    unit,
    quarter,
    isBoard: boardByCode(unit) !== undefined,
    computedAt: deps.now().toISOString(),
    hasData: metrics.some(({ coverage }) => coverage.monthsPresent > 0),
    metrics,
  };
  await deps.records.metrics.put(computed);
  return computed;
}

/**
 * Computes and stores the metrics of each unit and quarter from what is current, and answers with them in the order
 * asked. Where a pointer moved meanwhile it computes again, so that the last writer never leaves older numbers.
 */
export async function refreshMetrics(deps: RefreshDeps, targets: readonly UnitQuarter[]): Promise<QuarterMetrics[]> {
  let feeds = await readCurrentFeeds(deps.records);
  for (let round = 0; round < ROUNDS; round += 1) {
    const read = feeds;
    const computed = await inParallel(targets, IN_FLIGHT, (target) => refreshOne(deps, read, target));
    feeds = await readCurrentFeeds(deps.records);
    if (versionOf(feeds) === versionOf(read)) return computed;
  }
  throw new Retry('What is current kept changing while metrics were computed');
}
