import { boardByCode } from '../../core/areas/boards.ts';
import type { Clock } from '../clock.ts';
import { inParallel } from '../in-parallel.ts';
import { Retry } from '../problem.ts';
import type { UnitQuarter } from './affected.ts';
import { computeQuarters } from './compute-metrics.ts';
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

async function refreshUnit(
  deps: RefreshDeps,
  feeds: CurrentFeeds,
  [unit, targets]: [string, UnitQuarter[]],
): Promise<QuarterMetrics[]> {
  const quarters = targets.map(({ quarter }) => quarter);
  const computed = (await computeQuarters(deps, feeds, { unit, quarters })).map(({ quarter, metrics }) => ({
    unit,
    quarter,
    isBoard: boardByCode(unit) !== undefined,
    computedAt: deps.now().toISOString(),
    hasData: metrics.some(({ coverage }) => coverage.monthsPresent > 0),
    metrics,
  }));
  for (const each of computed) await deps.records.metrics.put(each);
  return computed;
}

/** What was computed, by unit, and the pointers that it was computed from. */
export type Refreshed = { computed: QuarterMetrics[]; feeds: CurrentFeeds };

/**
 * Computes and stores the metrics of each unit and quarter from what is current; `known` is what was current when it
 * was last read. Where a pointer moved meanwhile it computes again, so that the last writer never leaves older numbers.
 */
export async function refreshMetrics(
  deps: RefreshDeps,
  targets: readonly UnitQuarter[],
  known?: CurrentFeeds,
): Promise<Refreshed> {
  const units = [...Map.groupBy(targets, ({ unit }) => unit)];
  let feeds = known ?? (await readCurrentFeeds(deps.records));
  for (let round = 0; round < ROUNDS; round += 1) {
    const read = feeds;
    const computed = await inParallel(units, IN_FLIGHT, (unit) => refreshUnit(deps, read, unit));
    feeds = await readCurrentFeeds(deps.records);
    if (versionOf(feeds) === versionOf(read)) return { computed: computed.flat(), feeds };
  }
  throw new Retry('What is current kept changing while metrics were computed');
}
