import { parseDateDays } from '../periods/parse-date.ts';
import { financialYearOf, type Quarter } from '../periods/period.ts';
import { hasLayout, layoutFor } from '../returns/layout.ts';
import { quarterName } from '../returns/layout-settings.ts';

/** When a return is due (ISO day), from where that is known, and how many days are left: negative once it has passed. */
export type Deadline = { due: string; daysLeft: number; isConfirmed: boolean; citation: string };

function daysOf(day: string): number {
  const days = parseDateDays(day.slice(0, 10));
  if (days === null) throw new Error(`${day} is not a day such as 2025-07-01`);
  return days;
}

/** The deadline of a quarter as seen on a day (ISO day or time); null where its year has no layout that names one. */
export function deadlineOf(quarter: Quarter, today: string): Deadline | null {
  const year = financialYearOf(quarter);
  if (!hasLayout(year)) return null;
  const { due, citation, confidence } = layoutFor(year).deadlines[quarterName(quarter)];
  return { due, daysLeft: daysOf(due) - daysOf(today), isConfirmed: confidence === 'confirmed', citation };
}

/** The days that are left, or have passed, in words. */
export function daysLeftWords(days: number): string {
  if (days === 0) return 'that is today';
  if (Math.abs(days) === 1) return days > 0 ? 'that is tomorrow: 1 day left' : 'that was yesterday';
  return days > 0 ? `${days} days left` : `${-days} days ago`;
}
