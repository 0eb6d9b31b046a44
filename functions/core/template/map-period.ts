import {
  financialYearOf,
  isFinancialYear,
  isMonth,
  isQuarter,
  monthsOfQuarter,
  monthsOfYear,
  type Period,
  type Quarter,
} from '../periods/period.ts';

const MONTHS = ['Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec', 'Jan', 'Feb', 'Mar'];

/**
 * The period that a cell map means in the return of a quarter: `quarter`, `month-1` to `month-3` of it, `year`, `Q1` to
 * `Q4` or `Apr` to `Mar` of its year, or a period such as `2025-04`. Null where it is none of these.
 */
export function mapPeriod(word: string, quarter: Quarter): Period | null {
  const year = financialYearOf(quarter);
  if (word === 'quarter') return quarter;
  if (word === 'year') return year;
  const month = /^month-([1-3])$/.exec(word)?.[1];
  if (month) return monthsOfQuarter(quarter)[Number(month) - 1] ?? null;
  const ofYear = `${year}-${word}`;
  if (isQuarter(ofYear)) return ofYear;
  if (MONTHS.includes(word)) return monthsOfYear(year)[MONTHS.indexOf(word)] ?? null;
  return isMonth(word) || isQuarter(word) || isFinancialYear(word) ? word : null;
}
