import {
  financialYearOf,
  isFinancialYear,
  isMonth,
  isQuarter,
  type Quarter,
  quarterFrom,
  quarterOfMonth,
  quartersOfYear,
} from '../../core/periods/period.ts';
import { type Slot, WHOLE_FEED } from '../../core/submissions/current.ts';
import type { FeedCurrent } from './currents.ts';
import { COUNTED_SOURCES } from './load-quarter.ts';
import type { Records } from './records.ts';

export type UnitQuarter = { unit: string; quarter: Quarter };

function quartersOfPeriod(period: string): Quarter[] {
  if (isMonth(period)) return [quarterOfMonth(period)];
  if (isQuarter(period)) return [period];
  return isFinancialYear(period) ? quartersOfYear(period) : [];
}

/** A quarter has data where a source that is counted by month does. */
async function quartersWithData(records: Pick<Records, 'currents'>): Promise<Set<Quarter>> {
  const feeds = (await Promise.all(COUNTED_SOURCES.map((source) => records.currents.ofSource(source)))).flat();
  const periods = feeds.flatMap(({ current }: FeedCurrent) => Object.values(current.slots).flatMap(Object.keys));
  return new Set(periods.flatMap(quartersOfPeriod));
}

/** A year's figures stand in its fourth quarter, so they follow every quarter of the year once that one has data. */
function withYearEnd(quarters: readonly Quarter[], withData: ReadonlySet<Quarter>): Quarter[] {
  const ends = quarters.map((quarter) => quarterFrom(financialYearOf(quarter), 4));
  return [...quarters, ...ends.filter((end) => withData.has(end))];
}

/**
 * The quarters of the units whose numbers follow from the slots that changed, whichever of the sets of counts (the new
 * one and those that it replaced) names them.
 */
export async function affectedQuarters(
  records: Pick<Records, 'currents' | 'counts'>,
  change: { source: string; countsIds: readonly string[]; slots: readonly Slot[] },
): Promise<UnitQuarter[]> {
  if (change.source === 'area-lookup') return [];
  const withData = await quartersWithData(records);
  const changed = new Set(change.slots.map(({ scope, period }) => `${scope}#${period}`));
  const found = new Map<string, UnitQuarter>();
  for (const countsId of change.countsIds) {
    for (const { unit, period } of await records.counts.list(countsId)) {
      if (!changed.has(`${unit}#${period}`) && !changed.has(`${WHOLE_FEED}#${period}`)) continue;
      const quarters = change.source === 'population' ? [...withData] : quartersOfPeriod(period);
      for (const quarter of withYearEnd(quarters, withData)) found.set(`${unit}#${quarter}`, { unit, quarter });
    }
  }
  return [...found.values()];
}
