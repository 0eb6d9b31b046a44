import { parseDateDays } from '../../core/periods/parse-date.ts';
import type { Notice } from '../../core/quarter-end/notice.ts';
import { type OpenQuarter, openQuarters } from '../../core/quarter-end/open-quarters.ts';
import { type AreaEnd, planQuarterEnd } from '../../core/quarter-end/plan-quarter-end.ts';
import type { QuarterEndDeps } from './deps.ts';
import { loadQuarterEnd } from './load-quarter-end.ts';

/** What was done for an area. `notice` is one that was handed on now; `failed` names what could not be done. */
export type AreaDone = Omit<AreaEnd, 'notice'> & { notice: Notice | null; failed: string | null };

/** What was done for one quarter, areas by name. */
export type QuarterDone = { open: OpenQuarter; areas: AreaDone[] };

/** Puts a notice once and hands it on; null where that was done before. A crash in between hands it on again. */
async function tell({ records, notify, now }: QuarterEndDeps, notice: Notice | null): Promise<Notice | null> {
  if (!notice) return null;
  const stored = await records.notices.add({ ...notice, madeAt: now().toISOString(), sentAt: null });
  if (stored.sentAt !== null) return null;
  await notify.send(stored);
  await records.notices.markSent(stored, now().toISOString());
  return stored;
}

/** Whole days since the newest file came; undefined where none ever has. */
async function daysSinceArrival({ records }: QuarterEndDeps, day: string): Promise<number | undefined> {
  const [newest] = (await records.submissions.list({ limit: 1 })).submissions;
  const [today, arrived] = [day, newest?.arrivedAt ?? ''].map((at) => parseDateDays(at.slice(0, 10)));
  return today == null || arrived == null ? undefined : today - arrived;
}

async function finishArea(deps: QuarterEndDeps, end: AreaEnd): Promise<AreaDone> {
  try {
    return { ...end, notice: await tell(deps, end.notice), failed: null };
  } catch (error) {
    return { ...end, notice: null, failed: error instanceof Error ? error.message : 'unknown' };
  }
}

async function finishQuarter(deps: QuarterEndDeps, open: OpenQuarter): Promise<QuarterDone> {
  const areas: AreaDone[] = [];
  for (const end of planQuarterEnd(await loadQuarterEnd(deps, open))) areas.push(await finishArea(deps, end));
  const count = (is: (area: AreaDone) => boolean) => areas.filter(is).length;
  deps.log('quarter-end.completed', {
    quarter: open.quarter,
    due: count(({ isAsked }) => isAsked),
    withGaps: count(({ missing }) => missing.length > 0),
    notices: count(({ notice }) => notice !== null),
    failed: count(({ failed }) => failed !== null),
    returnsLate: count(({ isLate }) => isLate),
  });
  return { open, areas };
}

/**
 * Does what is due on a day (ISO) for every quarter that is looked after: says of each area whether its return is to be
 * made, because it has data and a plan, and tells its people on its occasions. One area that fails does not stop the
 * others, and doing it again changes nothing.
 */
export async function runQuarterEnd(deps: QuarterEndDeps, day: string): Promise<QuarterDone[]> {
  deps.log('quarter-end.started', { day: day.slice(0, 10), daysSinceArrival: await daysSinceArrival(deps, day) });
  const done: QuarterDone[] = [];
  for (const open of openQuarters(day)) done.push(await finishQuarter(deps, open));
  return done;
}
