import { formatDay, parseDateDays } from '../periods/parse-date.ts';
import { financialYearFrom, lastDay, type Quarter, quartersOfYear } from '../periods/period.ts';
import { layoutFor, layoutYears, type ReturnLayout } from '../returns/layout.ts';
import { quarterName } from '../returns/layout-settings.ts';

/** Why people are written to: the quarter has ended, or its deadline is near. `day` is the day (ISO) that it is of. */
export type Occasion = { kind: 'opened' | 'reminder'; day: string };

/**
 * A quarter whose return is looked after on a day: from `draftsFrom` to `lastDay`, with its deadline `due` (ISO days).
 * `daysToDue` is negative after the deadline. `occasion` is the newest so far; null once the deadline has passed.
 */
export type OpenQuarter = {
  quarter: Quarter;
  draftsFrom: string;
  due: string;
  lastDay: string;
  daysToDue: number;
  occasion: Occasion | null;
};

function daysOf(day: string): number {
  const days = parseDateDays(day.slice(0, 10));
  if (days === null) throw new Error(`${day} is not a day such as 2025-07-01`);
  return days;
}

function occasionOn(today: number, days: { draftsFrom: number; due: number; reminders: readonly number[] }) {
  if (today > days.due) return null;
  const occasions = [
    { kind: 'opened' as const, at: days.draftsFrom },
    ...days.reminders.map((before) => ({ kind: 'reminder' as const, at: days.due - before })),
  ];
  const [newest] = occasions.filter(({ at }) => days.draftsFrom <= at && at <= today).sort((a, b) => b.at - a.at);
  return newest ? { kind: newest.kind, day: formatDay(newest.at) } : null;
}

function openOn(today: number, quarter: Quarter, layout: ReturnLayout): OpenQuarter | null {
  const { draftsFromDay, remindersBeforeDue: reminders, openAfterDueDays } = layout.quarterEnd;
  const draftsFrom = daysOf(lastDay(quarter)) + draftsFromDay;
  const due = daysOf(layout.deadlines[quarterName(quarter)].due);
  const last = due + openAfterDueDays;
  if (today < draftsFrom || today > last) return null;
  return {
    quarter,
    draftsFrom: formatDay(draftsFrom),
    due: formatDay(due),
    lastDay: formatDay(last),
    daysToDue: due - today,
    occasion: occasionOn(today, { draftsFrom, due, reminders }),
  };
}

/** The quarters that are looked after on a day (ISO), oldest first: ended, and not long past their deadline. */
export function openQuarters(day: string): OpenQuarter[] {
  const today = daysOf(day);
  return layoutYears().flatMap((year) =>
    quartersOfYear(financialYearFrom(Number(year.slice(0, 4)))).flatMap(
      (quarter) => openOn(today, quarter, layoutFor(year)) ?? [],
    ),
  );
}
