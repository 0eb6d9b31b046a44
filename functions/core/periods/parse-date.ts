import { dateFromDays, daysFromDate, isDay } from './calendar.ts';
import { digitRun, isDigit, isSpace, readDigits, runLength, runValue } from './digit-run.ts';
import { readTimePart } from './time-part.ts';

// A date is read millions of times in one file: one pass over the character codes, no regular expression, no Date,
// nothing allocated. So the day that was found and the length of its text travel in one number.

const MS_PER_DAY = 86_400_000;
const HYPHEN = 45;
const SLASH = 47;
const NOTHING = 0;
const LENGTH_BITS = 5;
const LENGTH_MASK = 31;
const DAYS_BASE = 1_000_000;
const LOWER_CASE = 32;
const COMPACT_LENGTH = 8;
const CENTURY = 2000;
const FOURTEEN = 14;
const MONTHS_BY_LETTERS: ReadonlyMap<number, number> = new Map(
  ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'].map((name, index) => [
    (name.charCodeAt(0) << 16) | (name.charCodeAt(1) << 8) | name.charCodeAt(2),
    digitRun(index + 1, 3),
  ]),
);

/**
 * The day as whole days since 1970-01-01, or null where the text is not a real date.
 * Reads yyyy-MM-dd, yyyy/MM/dd, yyyyMMdd, dd/MM/yyyy, dd-MM-yyyy and dd-Mon-yyyy (day first), each with or without a
 * time of day, which is checked and dropped, and yyyyMMddHHmmss; dd/MM/yy with slashes is of this century. Behind hyphens
 * a year has four digits: two would leave the order in doubt.
 */
export function parseDateDays(text: string): number | null {
  const start = inkStart(text);
  const end = inkEnd(text);
  const found = readDate(text, start, end);
  if (found === NOTHING) return null;
  const dateEnd = start + (found & LENGTH_MASK);
  if (dateEnd < end && Number.isNaN(readTimePart(text, dateEnd, end))) return null;
  return (found >> LENGTH_BITS) - DAYS_BASE;
}

/**
 * Milliseconds since 1970-01-01T00:00Z, or null. The forms of `parseDateDays` with HH:mm, HH:mm:ss, HH:mm:ss.fff or
 * HHmmss, or yyyyMMddHHmmss; midnight where there is no time. Times are UTC unless the text ends in an offset such as +01:00.
 */
export function parseTimestamp(text: string): number | null {
  const start = inkStart(text);
  const end = inkEnd(text);
  const found = readDate(text, start, end);
  if (found === NOTHING) return null;
  const dateEnd = start + (found & LENGTH_MASK);
  const time = dateEnd < end ? readTimePart(text, dateEnd, end) : 0;
  return Number.isNaN(time) ? null : ((found >> LENGTH_BITS) - DAYS_BASE) * MS_PER_DAY + time;
}

/** A day since 1970-01-01 as `YYYY-MM-DD`. For the years 1000 to 9999. */
export function formatDay(days: number): string {
  const { year, month, day } = dateFromDays(days);
  return `${year}-${month < 10 ? '0' : ''}${month}-${day < 10 ? '0' : ''}${day}`;
}

function readDate(text: string, start: number, end: number): number {
  const first = readDigits(text, start, isFourteenDigits(text, start, end) ? start + COMPACT_LENGTH : end);
  const digits = runLength(first);
  if (digits === COMPACT_LENGTH) return packCompact(runValue(first));
  const middleStart = start + digits + 1;
  const separator = text.charCodeAt(middleStart - 1);
  if (separator !== HYPHEN && separator !== SLASH) return NOTHING;
  const named = digits < 4 && !isDigit(text.charCodeAt(middleStart));
  const middle = named ? readMonthName(text, middleStart) : readDigits(text, middleStart, end);
  const lastStart = middleStart + runLength(middle) + 1;
  if (text.charCodeAt(lastStart - 1) !== separator) return NOTHING;
  const last = readDigits(text, lastStart, end);
  // A year, then a month and a day of one or two digits; or the other way round.
  if (digits + runLength(last) > 6 || (runLength(middle) > 2 && !named)) return NOTHING;
  const length = lastStart + runLength(last) - start;
  if (digits === 4) return pack(runValue(first), runValue(middle), runValue(last), length);
  if (runLength(last) === 4) return pack(runValue(last), runValue(middle), runValue(first), length);
  const isOfCentury = separator === SLASH && runLength(last) === 2 && !named;
  return isOfCentury ? pack(CENTURY + runValue(last), runValue(middle), runValue(first), length) : NOTHING;
}

function packCompact(yyyymmdd: number): number {
  const yearMonth = (yyyymmdd / 100) | 0;
  return pack((yearMonth / 100) | 0, yearMonth % 100, yyyymmdd % 100, COMPACT_LENGTH);
}

function isFourteenDigits(text: string, start: number, end: number): boolean {
  // Stryker disable next-line ConditionalExpression: the length is quick to look at; other runs of digits are no date later
  if (end - start !== FOURTEEN) return false;
  let at = start;
  while (isDigit(text.charCodeAt(at))) at += 1;
  return at === end;
}

function pack(year: number, month: number, day: number, length: number): number {
  if (year < 1000 || !isDay(year, month, day)) return NOTHING;
  return ((daysFromDate(year, month, day) + DAYS_BASE) << LENGTH_BITS) | length;
}

/** The month of a three-letter name as a digit run: its number, three characters long; 0 where there is no such month. */
function readMonthName(text: string, at: number): number {
  const first = text.charCodeAt(at) | LOWER_CASE;
  const second = text.charCodeAt(at + 1) | LOWER_CASE;
  const third = text.charCodeAt(at + 2) | LOWER_CASE;
  return MONTHS_BY_LETTERS.get((first << 16) | (second << 8) | third) ?? 0;
}

function inkStart(text: string): number {
  let at = 0;
  while (isSpace(text.charCodeAt(at))) at += 1;
  return at;
}

function inkEnd(text: string): number {
  let end = text.length;
  while (isSpace(text.charCodeAt(end - 1))) end -= 1;
  return end;
}
