import { formatDay, parseDateDays } from '../periods/parse-date.ts';
import {
  isFinancialYear,
  isMonth,
  isQuarter,
  lastDay,
  type Month,
  monthsOf,
  monthsOfQuarter,
  type Quarter,
} from '../periods/period.ts';
import type { ReturnLayout } from './layout.ts';

/** Until when a month's data may change. `freezesOn` is the first day (ISO) on which they no longer do. */
export type MonthWindow = { month: Month; freezesOn: string; isOpen: boolean };

type FreezeSettings = Pick<ReturnLayout, 'freeze'>;

function monthFreeze({ freeze }: FreezeSettings, month: Month): string {
  const published = freeze.dates[month];
  if (published !== undefined) return published;
  const end = parseDateDays(lastDay(month));
  if (end === null) throw new Error(`${month} has no last day`);
  return formatDay(end + freeze.daysAfterMonthEnd);
}

/**
 * The day (ISO) from which the data of a period no longer change: for a month the date of the published timetable, else
 * counted from the month's end; for a quarter or a year that of its last month. Throws where the text is no period.
 */
export function freezeDate(layout: FreezeSettings, period: string): string {
  if (!isMonth(period) && !isQuarter(period) && !isFinancialYear(period)) throw new Error(`${period} is no period`);
  const last = monthsOf(period).at(-1);
  if (last === undefined) throw new Error(`${period} has no months`);
  return monthFreeze(layout, last);
}

/** Whether the data of a period have been frozen by a day. `today` is an ISO day or time. */
export function isFrozen(layout: FreezeSettings, period: string, today: string): boolean {
  return today.slice(0, 10) >= freezeDate(layout, period);
}

/** The window of each month of a quarter, in order. */
export function monthWindows(layout: FreezeSettings, quarter: Quarter, today: string): MonthWindow[] {
  return monthsOfQuarter(quarter).map((month) => ({
    month,
    freezesOn: freezeDate(layout, month),
    isOpen: !isFrozen(layout, month, today),
  }));
}
