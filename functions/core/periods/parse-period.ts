import { EXCEL_DAY_OF_1970 } from './excel-day.ts';
import { MONTH_NAMES } from './month-names.ts';
import { parseDateDays } from './parse-date.ts';
import {
  type FinancialYear,
  financialYearFrom,
  type Month,
  monthFrom,
  monthOfDay,
  monthsOfQuarter,
  type Period,
  type Quarter,
  quarterFrom,
  quarterOfMonth,
  quartersOfYear,
} from './period.ts';

const LABELS = MONTH_NAMES.map((name) => name.toLowerCase());

/** 1 January 2000 and 31 December 2099: five digits outside them are no month of this service. */
const EXCEL_FIRST = 36_526;
const EXCEL_LAST = 73_050;

/**
 * The month that a label means, or null.
 * Reads 2025-04, 202504, 2025/04, 04/2025, Apr-25, Apr 2025, April 2025, Sept 25, any day of the month as 01-Apr-25 or in
 * the forms of `parseDateDays`, and an Excel serial number such as 45748. Day first; two-digit years are 20xx.
 */
export function parseMonth(text: string): Month | null {
  const label = tidy(text);
  return (
    monthFromDigits(label) ??
    monthFromName(label) ??
    monthFromSerial(label) ??
    monthFromDate(label) ??
    monthFromNamedDay(label)
  );
}

/**
 * The quarter that a label means, or null: 2025-26-Q1, 2025-26 Q1, Q1 2025-26, Q1 25/26, Quarter 1 2025-2026, and its
 * three months by name, Oct-Dec 2025, October to December 2025, Oct-25 to Dec-25; or both, Q3 (Oct-Dec) 2025-26, where
 * they mean the same.
 */
export function parseQuarter(text: string): Quarter | null {
  const label = tidy(text);
  return quarterFromNumber(label) ?? quarterFromMonths(label) ?? quarterWithMonths(label);
}

function quarterFromNumber(label: string): Quarter | null {
  const yearFirst = /^((?:fy ?)?(?:\d{4}|\d{2})[-/]\d{2,4})[- ,]*(?:q|quarter ?)([1-4])$/.exec(label);
  const quarterFirst = /^(?:q|quarter ?)([1-4])[- ,]*(?:of )?((?:fy ?)?(?:\d{4}|\d{2})[-/]\d{2,4})$/.exec(label);
  // Stryker disable next-line StringLiteral: any text that is no year will do
  const year = parseYearLabel(yearFirst?.[1] ?? quarterFirst?.[2] ?? '');
  // Stryker disable next-line OptionalChaining: where there is a year, one of the two was found
  return year === null ? null : quarterFrom(year, Number(yearFirst?.[2] ?? quarterFirst?.[1]));
}

/** The first and the last month of a quarter, with the year behind the last one or behind both. */
const MONTHS_OF_QUARTER =
  /^([a-z]{3,9}\.?(?:[- ,']*(?:\d{4}|\d{2}))?) ?(?:-|to|\/) ?([a-z]{3,9}\.?[- ,']*(?:\d{4}|\d{2}))$/;

function quarterFromMonths(label: string): Quarter | null {
  // Stryker disable next-line StringLiteral,ArrayDeclaration: any text that is no month will do
  const [, first = '', second = ''] = MONTHS_OF_QUARTER.exec(label) ?? [];
  const last = monthFromName(second);
  // Stryker disable next-line ConditionalExpression,EqualityOperator: null compares as 0, and a month is longer than a year
  if (last === null || last < '1001' || last > '9998') return null;
  const quarter = quarterOfMonth(last);
  const [from, , to] = monthsOfQuarter(quarter);
  const start = /\d/.test(first) ? monthFromName(first) : monthFromName(`${first} ${last.slice(0, 4)}`);
  return start === from && last === to ? quarter : null;
}

/** The months of a quarter within a longer label, with the calendar year of the last one or without. */
const MONTHS_WITHIN = /\(?\b([a-z]{3,9})\.? ?(?:-|to|\/) ?([a-z]{3,9})\b\.?(?:[- ,']*(\d{4}|\d{2})(?![-/\d]))?\)?/;

function quarterWithMonths(label: string): Quarter | null {
  const found = MONTHS_WITHIN.exec(label);
  if (found === null) return null;
  const [whole, first, last, year] = found;
  const rest = label
    .replace(whole, '')
    .replace(/[():,; ]+/g, ' ')
    .trim();
  const inYear = (calendarYear: string) => quarterFromMonths(`${first}-${last} ${calendarYear}`);
  const number = /^(?:q|quarter ?)([1-4])$/.exec(rest)?.[1];
  if (number) {
    // Stryker disable next-line ConditionalExpression: without a year the months are of no quarter either way
    const named = year === undefined ? null : inYear(year);
    return named?.endsWith(number) ? named : null;
  }
  const stated = quarterFromNumber(rest);
  const financialYear = parseYearLabel(rest);
  const possible = stated ? [stated] : financialYear ? quartersOfYear(financialYear) : [];
  const isNamed = (quarter: Quarter) => inYear(year ?? monthsOfQuarter(quarter)[2].slice(0, 4)) === quarter;
  return possible.find(isNamed) ?? null;
}

/** The financial year that a label means, or null: 2025-26, 2025/26, 2025-2026, 2025 to 2026, FY 2025/26. 2011-12 is a year here. */
export function parseFinancialYear(text: string): FinancialYear | null {
  const match = /^(?:fy ?)?(\d{4}) ?(?:[-/]|to) ?(\d{2}|\d{4})$/.exec(tidy(text));
  const start = Number(match?.[1]);
  const second = match?.[2];
  if (second === undefined || start < 1000) return null;
  const expected = second.length === 4 ? start + 1 : (start + 1) % 100;
  return Number(second) === expected ? financialYearFrom(start) : null;
}

/** The same where nothing but a financial year can be meant, so that 23/24, 23-24 and FY23/24 are years, too. */
export function parseYearLabel(text: string): FinancialYear | null {
  const short = /^(?:fy ?)?(\d{2}) ?[-/] ?(\d{2})$/.exec(tidy(text));
  return parseFinancialYear(short ? `20${short[1]}-${short[2]}` : text);
}

/**
 * The quarter, month or financial year that a label means, or null. 2011-12 reads as a month, 2025-26 and 25/26 as a
 * year; 11/12 could be either.
 */
export function parsePeriod(text: string): Period | null {
  return parseQuarter(text) ?? parseMonth(text) ?? parseFinancialYear(text) ?? yearThatIsNoMonth(text);
}

function yearThatIsNoMonth(text: string): FinancialYear | null {
  const year = parseYearLabel(text);
  return year !== null && Number(year.slice(-2)) > 12 ? year : null;
}

function monthFromDigits(label: string): Month | null {
  const match = /^(\d{4})[-/]?(\d{2})$/.exec(label) ?? /^(\d{4})[-/](\d)$/.exec(label);
  if (match) return monthOrNull(Number(match[1]), Number(match[2]));
  const monthFirst = /^(\d{1,2})[-/](\d{4})$/.exec(label);
  return monthFirst ? monthOrNull(Number(monthFirst[2]), Number(monthFirst[1])) : null;
}

function monthFromName(label: string): Month | null {
  const nameFirst = /^([a-z]{3,9})\.?[-/ ,']*(\d{4}|\d{2})$/.exec(label);
  const yearFirst = /^(\d{4})[-/ ,]*([a-z]{3,9})\.?$/.exec(label);
  const name = nameFirst?.[1] ?? yearFirst?.[2];
  const year = nameFirst?.[2] ?? yearFirst?.[1];
  // Stryker disable next-line ConditionalExpression,LogicalOperator: there are both, or neither
  if (name === undefined || year === undefined) return null;
  const month = LABELS.findIndex((full) => full.startsWith(name)) + 1;
  return monthOrNull(year.length === 2 ? 2000 + Number(year) : Number(year), month);
}

function monthFromSerial(label: string): Month | null {
  if (!/^\d{5}(\.0+)?$/.test(label)) return null;
  const serial = Number(label);
  return serial >= EXCEL_FIRST && serial <= EXCEL_LAST ? monthOfDay(serial - EXCEL_DAY_OF_1970) : null;
}

function monthFromDate(label: string): Month | null {
  const days = parseDateDays(label);
  return days === null ? null : monthOfDay(days);
}

/** A day of a month by name, with two digits for the year, as databases write it: 01-Apr-25. */
function monthFromNamedDay(label: string): Month | null {
  const match = /^(\d{1,2})[- ]([a-z]{3,9}\.?[-/ ,']*(?:\d{4}|\d{2}))$/.exec(label);
  // Stryker disable next-line StringLiteral: what was found has both
  const month = match && monthFromName(match[2] ?? '');
  return parseDateDays(`${month}-${match?.[1]}`) === null ? null : month;
}

function monthOrNull(year: number, month: number): Month | null {
  return year >= 1000 && month >= 1 && month <= 12 ? monthFrom(year, month) : null;
}

/** Lower case, single spaces, and the hyphen and apostrophe of the keyboard in place of those of a word processor. */
function tidy(text: string): string {
  return text
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/[\s\ufeff]+/g, ' ')
    .trim()
    .toLowerCase();
}
