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

async function finishArea(deps: QuarterEndDeps, { quarter }: OpenQuarter, end: AreaEnd): Promise<AreaDone> {
  try {
    if (end.isAsked) await deps.publish.send({ area: end.area.code, quarter });
    return { ...end, notice: await tell(deps, end.notice), failed: null };
  } catch (error) {
    return { ...end, notice: null, failed: error instanceof Error ? error.message : 'unknown' };
  }
}

async function finishQuarter(deps: QuarterEndDeps, open: OpenQuarter): Promise<QuarterDone> {
  const areas: AreaDone[] = [];
  for (const end of planQuarterEnd(await loadQuarterEnd(deps, open))) areas.push(await finishArea(deps, open, end));
  const count = (is: (area: AreaDone) => boolean) => areas.filter(is).length;
  deps.log('quarter-end.completed', {
    quarter: open.quarter,
    asked: count(({ isAsked, failed }) => isAsked && failed === null),
    withGaps: count(({ missing }) => missing.length > 0),
    notices: count(({ notice }) => notice !== null),
    failed: count(({ failed }) => failed !== null),
  });
  return { open, areas };
}

/**
 * Does what is due on a day (ISO) for every quarter that is looked after: asks for the return of each area that has
 * data and a plan, and tells the people of each area on its occasions. One area that fails does not stop the others,
 * and doing it again changes nothing.
 */
export async function runQuarterEnd(deps: QuarterEndDeps, day: string): Promise<QuarterDone[]> {
  deps.log('quarter-end.started', { day: day.slice(0, 10) });
  const done: QuarterDone[] = [];
  for (const open of openQuarters(day)) done.push(await finishQuarter(deps, open));
  return done;
}
