import { quartersLookingBackOn } from '../../core/periods/earlier-periods.ts';
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
import { placesIn, WHOLE_FEED } from '../../core/submissions/current.ts';
import type { Concerned } from '../../core/submissions/replaced.ts';
import { COUNTED_SOURCES, type CurrentFeeds, METRIC_SOURCES } from './load-quarter.ts';
import type { Records } from './records.ts';

export type UnitQuarter = { unit: string; quarter: Quarter };

function quartersOfPeriod(period: string): Quarter[] {
  if (isMonth(period)) return [quarterOfMonth(period)];
  if (isQuarter(period)) return [period];
  return isFinancialYear(period) ? quartersOfYear(period) : [];
}

/** A quarter has data where a source that is counted by month does, or did until it was withdrawn. */
function quartersWithData(feeds: CurrentFeeds): Set<Quarter> {
  const counted = feeds.counts.filter(({ source }) => COUNTED_SOURCES.includes(source));
  const places = counted.flatMap(({ current }) => placesIn(current));
  return new Set(places.flatMap(({ period }) => quartersOfPeriod(period)));
}

/** A year's figures stand in its fourth quarter, so they follow every quarter of the year once that one has data. */
function withYearEnd(quarters: readonly Quarter[], withData: ReadonlySet<Quarter>): Quarter[] {
  const ends = quarters.map((quarter) => quarterFrom(financialYearOf(quarter), 4));
  return [...quarters, ...ends.filter((end) => withData.has(end))];
}

/**
 * A plan is of its own period. What was counted is looked back on for a year: by the best month and the total of twelve
 * months, and by the same quarter a year later. A source that makes no quarter by itself follows those that do.
 */
function quartersThatFollow(source: string, period: string, withData: ReadonlySet<Quarter>): Quarter[] {
  if (source === 'population') return [...withData];
  const own = quartersOfPeriod(period);
  if (!METRIC_SOURCES.includes(source)) return own;
  // Each return of the year shows demand and capacity of all its twelve months.
  const ofYear =
    source === 'intermediate-care' ? own.flatMap((quarter) => quartersOfYear(financialYearOf(quarter))) : [];
  const isOwn = (quarter: Quarter) => COUNTED_SOURCES.includes(source) && own.includes(quarter);
  const looking = new Set([...own.flatMap(quartersLookingBackOn), ...ofYear]);
  return [...looking].filter((quarter) => isOwn(quarter) || withData.has(quarter));
}

/** The part of a period behind `~` numbers the lines or names the basis of what is kept for it. */
const slotPeriodsOf = (period: string): string[] =>
  period.split('~').map((_, place, parts) => parts.slice(0, place + 1).join('~'));

/** The quarters of the units whose numbers follow from the places that changed, whichever of the sets of counts names them. */
export async function affectedQuarters(
  { records, feeds }: { records: Pick<Records, 'counts'>; feeds: CurrentFeeds },
  change: { source: string } & Concerned,
): Promise<UnitQuarter[]> {
  if (change.source === 'area-lookup') return [];
  const withData = quartersWithData(feeds);
  const changed = new Set(change.places.map(({ scope, period }) => `${scope}#${period}`));
  const isChanged = (unit: string, period: string): boolean =>
    slotPeriodsOf(period).some((part) => changed.has(`${unit}#${part}`) || changed.has(`${WHOLE_FEED}#${part}`));
  const found = new Map<string, UnitQuarter>();
  for (const countsId of change.countsIds) {
    for (const { unit, period } of await records.counts.list(countsId)) {
      if (!isChanged(unit, period)) continue;
      const quarters = quartersThatFollow(change.source, period.split('~')[0] ?? '', withData);
      for (const quarter of withYearEnd(quarters, withData)) found.set(`${unit}#${quarter}`, { unit, quarter });
    }
  }
  return [...found.values()];
}
