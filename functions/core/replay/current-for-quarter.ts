import { financialYearOf, isFinancialYear, isMonth, isQuarter, lastDay, type Quarter } from '../periods/period.ts';
import type { Arrival } from '../submissions/arrival.ts';
import { type Current, holderOf, placesIn } from '../submissions/current.ts';

/** Whether numbers of the quarter can rest on a period: those of its year up to its end, and what has no period. */
function concerns(period: string, quarter: Quarter): boolean {
  const [base = ''] = period.split('~');
  const year = financialYearOf(quarter);
  if (isMonth(base)) return financialYearOf(base) === year && lastDay(base) <= lastDay(quarter);
  if (isQuarter(base)) return financialYearOf(base) === year && base <= quarter;
  return !isFinancialYear(base) || base === year;
}

/** The arrivals of one feed that count for a quarter, each once, by the names of their files. */
export function currentForQuarter(current: Current, quarter: Quarter): Arrival[] {
  const submissions = placesIn(current)
    .filter(({ period }) => concerns(period, quarter))
    .flatMap((place) => holderOf(current, place)?.submission ?? []);
  const arrivals = [...new Set(submissions)].flatMap((submission) => current.arrivals[submission] ?? []);
  return arrivals.sort((a, b) => (`${a.key} ${a.submission}` < `${b.key} ${b.submission}` ? -1 : 1));
}
