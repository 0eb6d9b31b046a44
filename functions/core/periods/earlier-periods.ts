import {
  addMonths,
  type FinancialYear,
  financialYearFrom,
  financialYearOf,
  isMonth,
  isQuarter,
  type Month,
  monthsOfQuarter,
  type Period,
  type Quarter,
  quarterFrom,
  quarterOfMonth,
} from './period.ts';

const yearEarlier = (year: FinancialYear): FinancialYear => financialYearFrom(Number(year.slice(0, 4)) - 1);

/** The same month, quarter or financial year, a year earlier. */
export function yearBefore(period: Period): Period {
  if (isMonth(period)) return addMonths(period, -12);
  if (isQuarter(period)) return quarterFrom(yearEarlier(financialYearOf(period)), Number(period.slice(-1)));
  return yearEarlier(period);
}

/** The four quarters of twelve months that end with this one, in order. */
export function lastFourQuarters(quarter: Quarter): Quarter[] {
  const [first] = monthsOfQuarter(quarter);
  return [-9, -6, -3, 0].map((months) => quarterOfMonth(addMonths(first, months)));
}

/** The twelve months that end with a quarter, in order. */
export function lastTwelveMonths(quarter: Quarter): Month[] {
  return lastFourQuarters(quarter).flatMap(monthsOfQuarter);
}

/** The quarters whose months a period of up to a year later looks back on: those of the twelve months that follow it, and its own. */
export function quartersLookingBackOn(quarter: Quarter): Quarter[] {
  const [first] = monthsOfQuarter(quarter);
  return [0, 3, 6, 9, 12].map((months) => quarterOfMonth(addMonths(first, months)));
}
