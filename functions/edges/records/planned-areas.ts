import { type FinancialYear, financialYearOf, isFinancialYear, isMonth, isQuarter } from '../../core/periods/period.ts';
import { holderOf, placesIn } from '../../core/submissions/current.ts';
import type { Records } from './records.ts';

function yearOf(period: string): FinancialYear | null {
  if (isQuarter(period) || isMonth(period)) return financialYearOf(period);
  return isFinancialYear(period) ? period : null;
}

/** Reads once which areas have sent a plan for which year: those are the areas that this stack makes returns for. */
export async function createPlannedAreas(
  records: Pick<Records, 'currents'>,
): Promise<(area: string, year: FinancialYear) => boolean> {
  const planned = new Set<string>();
  for (const { current } of await records.currents.ofSource('plan')) {
    for (const place of placesIn(current)) {
      if (holderOf(current, place)) planned.add(`${place.scope}#${yearOf(place.period)}`);
    }
  }
  return (area, year) => planned.has(`${area}#${year}`);
}
