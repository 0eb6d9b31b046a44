import { isMonth, isQuarter, type Quarter, quarterOfMonth } from '../../core/periods/period.ts';
import { holderOf, placesIn } from '../../core/submissions/current.ts';
import type { FeedCurrent } from './currents.ts';
import { COUNTED_SOURCES } from './load-quarter.ts';

function quarterOf(period: string): Quarter | null {
  if (isMonth(period)) return quarterOfMonth(period);
  return isQuarter(period) ? period : null;
}

/** The quarters of which something counts that metrics are made from, newest first. */
export function quartersWithData(feeds: readonly FeedCurrent[]): Quarter[] {
  const found = new Set<Quarter>();
  for (const { source, current } of feeds) {
    if (!COUNTED_SOURCES.includes(source)) continue;
    for (const place of placesIn(current)) {
      const quarter = quarterOf(place.period);
      if (quarter && !found.has(quarter) && holderOf(current, place)) found.add(quarter);
    }
  }
  return [...found].sort().reverse();
}
