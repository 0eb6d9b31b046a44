import { dateFromDays, daysInMonth } from './calendar.ts';

type TwoDigitMonth = '01' | '02' | '03' | '04' | '05' | '06' | '07' | '08' | '09' | '10' | '11' | '12';

/** A calendar month, `2025-04`. */
export type Month = `${number}-${TwoDigitMonth}`;
/** April to March, `2025-26`. */
export type FinancialYear = `${number}-${number}`;
/** A quarter of a financial year, `2025-26-Q1` (April to June) to `2025-26-Q4` (January to March). */
export type Quarter = `${number}-${number}-Q${1 | 2 | 3 | 4}`;
export type Period = Month | Quarter | FinancialYear;

/** A month as text. `2011-12` reads as December 2011 here; `parseFinancialYear` reads it as a year. */
export function isMonth(text: string): text is Month {
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(text);
}

/** A financial year as text, where it cannot be a month: from `2012-13` to `2099-00`. */
export function isFinancialYear(text: string): text is FinancialYear {
  return hasYearShape(text) && !isMonth(text);
}

/** A quarter as text. */
export function isQuarter(text: string): text is Quarter {
  return /^\d{4}-\d{2}-Q[1-4]$/.test(text) && hasYearShape(text.slice(0, 7));
}

/** The financial year that starts in April of `startYear`. Throws RangeError outside 1000 to 9998. */
export function financialYearFrom(startYear: number): FinancialYear {
  const text = `${startYear}-${twoDigits((startYear + 1) % 100)}`;
  if (!hasYearShape(text)) throw new RangeError(`${startYear} is not a year that a financial year can start in`);
  return text;
}

/** The month as text. `month` is 1 to 12. Throws RangeError for any other. */
export function monthFrom(year: number, month: number): Month {
  const text = `${year}-${twoDigits(month)}`;
  if (!isMonth(text)) throw new RangeError(`There is no month ${month} in the year ${year}`);
  return text;
}

/** A quarter of a financial year. `number` is 1 to 4. Throws RangeError for any other. */
export function quarterFrom(year: FinancialYear, number: number): Quarter {
  const text = `${year}-Q${number}`;
  if (!isQuarter(text)) throw new RangeError(`There is no quarter ${number} in ${year}`);
  return text;
}

/** The three months of a quarter, in order. */
export function monthsOfQuarter(quarter: Quarter): [Month, Month, Month] {
  const start = addMonths(monthFrom(startYearOf(quarter), 4), (Number(quarter.slice(-1)) - 1) * 3);
  return [start, addMonths(start, 1), addMonths(start, 2)];
}

/** The quarter in which a month lies: April is in the first. */
export function quarterOfMonth(month: Month): Quarter {
  const fromApril = (Number(month.slice(5)) + 8) % 12;
  return quarterFrom(financialYearOf(month), Math.floor(fromApril / 3) + 1);
}

/** The financial year in which a month or a quarter lies. */
export function financialYearOf(period: Quarter | Month): FinancialYear {
  const year = startYearOf(period);
  if (isQuarter(period)) return financialYearFrom(year);
  return financialYearFrom(Number(period.slice(5)) >= 4 ? year : year - 1);
}

/** The twelve months of a financial year, April first. */
export function monthsOfYear(year: FinancialYear): Month[] {
  const april = monthFrom(startYearOf(year), 4);
  return Array.from({ length: 12 }, (_, n) => addMonths(april, n));
}

/** The four quarters of a financial year, in order. */
export function quartersOfYear(year: FinancialYear): [Quarter, Quarter, Quarter, Quarter] {
  return [quarterFrom(year, 1), quarterFrom(year, 2), quarterFrom(year, 3), quarterFrom(year, 4)];
}

/** The month `count` months later, or earlier where `count` is negative. */
export function addMonths(month: Month, count: number): Month {
  const index = startYearOf(month) * 12 + Number(month.slice(5)) - 1 + count;
  return monthFrom(Math.floor(index / 12), (((index % 12) + 12) % 12) + 1);
}

/** The first day of a period as `YYYY-MM-DD`. */
export function firstDay(period: Period): string {
  return `${monthsOf(period)[0]}-01`;
}

/** The last day of a period as `YYYY-MM-DD`. */
export function lastDay(period: Period): string {
  const last = monthsOf(period).at(-1) ?? period;
  return `${last}-${daysInMonth(Number(last.slice(0, 4)), Number(last.slice(5)))}`;
}

/** The months of any period, in order. */
export function monthsOf(period: Period): Month[] {
  if (isMonth(period)) return [period];
  return isQuarter(period) ? monthsOfQuarter(period) : monthsOfYear(period);
}

const monthOfDayFound = new Map<number, Month>();

/** The month in which a day lies, the day counted from 1970-01-01. */
export function monthOfDay(days: number): Month {
  const known = monthOfDayFound.get(days);
  // Stryker disable next-line ConditionalExpression: what is remembered saves time and changes no answer
  if (known !== undefined) return known;
  const { year, month } = dateFromDays(days);
  const found = monthFrom(year, month);
  // 40,000 days are more than a century of admissions; a file of nonsense dates must not fill the memory.
  // Stryker disable next-line ConditionalExpression,EqualityOperator: what is remembered saves time and changes no answer
  if (monthOfDayFound.size < 40_000) monthOfDayFound.set(days, found);
  return found;
}

function startYearOf(period: Period): number {
  return Number(period.slice(0, 4));
}

function hasYearShape(text: string): text is FinancialYear {
  return /^\d{4}-\d{2}$/.test(text) && Number(text.slice(5)) === (Number(text.slice(0, 4)) + 1) % 100;
}

function twoDigits(number: number): string {
  return number < 10 ? `0${number}` : `${number}`;
}
