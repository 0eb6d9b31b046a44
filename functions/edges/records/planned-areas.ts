import { type FinancialYear, financialYearOf, isFinancialYear, isMonth, isQuarter } from '../../core/periods/period.ts';
import { holderOf, placesIn } from '../../core/submissions/current.ts';
import type { FeedCurrent } from './currents.ts';

function yearOf(period: string): FinancialYear | null {
  if (isQuarter(period) || isMonth(period)) return financialYearOf(period);
  return isFinancialYear(period) ? period : null;
}

/** Which areas have sent a plan for which year: those are the areas that this stack makes returns for. */
export function plannedAreas(plans: readonly FeedCurrent[]): (area: string, year: FinancialYear) => boolean {
  const planned = new Set<string>();
  for (const { current } of plans) {
    for (const place of placesIn(current)) {
      if (holderOf(current, place)) planned.add(`${place.scope}#${yearOf(place.period)}`);
    }
  }
  return (area, year) => planned.has(`${area}#${year}`);
}
