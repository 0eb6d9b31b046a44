import { daysFromDate } from '../../functions/core/periods/calendar.ts';
import { formatDay, parseDateDays } from '../../functions/core/periods/parse-date.ts';
import { firstDay, lastDay, type Month } from '../../functions/core/periods/period.ts';
import { type Sampler, shares } from './random.ts';

/** How an extract writes its days. */
export type DateStyle = 'yyyy-MM-dd' | 'dd/MM/yyyy' | 'yyyyMMdd';

/** A day that no calendar has, for faulty rows: it is written as 31 February 2025. */
export const IMPOSSIBLE_DAY = -1;
const IMPOSSIBLE_TEXT = '2025-02-31';

// Bank holidays in England and Wales, published by GOV.UK, April 2025 to June 2026: few people go home.
const bankHolidays = new Set(
  (
    '2025-04-18 2025-04-21 2025-05-05 2025-05-26 2025-08-25 2025-12-25 2025-12-26 ' +
    '2026-01-01 2026-04-03 2026-04-06 2026-05-04 2026-05-25'
  ).split(' '),
);

// Discharges are fewest at the week's end and most before it; the week starts on Thursday because 1970 did.
const weekdayWeights = [108, 120, 75, 62, 104, 105, 108];
const SUNDAY_WEIGHT = 62;

/** The first and last day of a month, as days since 1970-01-01. */
export function daysOfMonth(month: Month): { first: number; last: number } {
  return { first: dayNumber(firstDay(month)), last: dayNumber(lastDay(month)) };
}

/** A day of the month on which a spell ends, with the pattern of the working week. */
export function dischargeDays(month: Month): Sampler<number> {
  const { first, last } = daysOfMonth(month);
  return shares(Array.from({ length: last - first + 1 }, (_, n) => [first + n, weightOf(first + n)] as const));
}

/** A function that writes days in one style. The texts are made once and kept: millions of rows share few days. */
export function dayWriter(style: DateStyle): (day: number) => string {
  const known = new Map<number, string>();
  return (day) => {
    const found = known.get(day);
    if (found !== undefined) return found;
    const text = inStyle(day === IMPOSSIBLE_DAY ? IMPOSSIBLE_TEXT : formatDay(day), style);
    known.set(day, text);
    return text;
  };
}

function weightOf(day: number): number {
  return bankHolidays.has(formatDay(day)) ? SUNDAY_WEIGHT : (weekdayWeights[day % 7] ?? SUNDAY_WEIGHT);
}

function dayNumber(text: string): number {
  return parseDateDays(text) ?? daysFromDate(1970, 1, 1);
}

function inStyle(iso: string, style: DateStyle): string {
  if (style === 'yyyy-MM-dd') return iso;
  const [year, month, day] = iso.split('-');
  return style === 'dd/MM/yyyy' ? `${day}/${month}/${year}` : `${year}${month}${day}`;
}
