import { lastFourQuarters } from '../../core/periods/earlier-periods.ts';
import { addMonths, monthsOfQuarter, type Quarter, quarterOfMonth } from '../../core/periods/period.ts';
import type { OpenQuarter } from '../../core/quarter-end/open-quarters.ts';
import { plannedCodes, type QuarterEndParts, type Standing } from '../../core/quarter-end/plan-quarter-end.ts';
import { COUNTED_SOURCES } from '../../edges/records/load-quarter.ts';
import { loadStatus, type Status } from '../../edges/records/load-status.ts';
import type { QuarterEndDeps } from './deps.ts';

type LoadDeps = Pick<QuarterEndDeps, 'records' | 'now'>;

const quarterBefore = (quarter: Quarter): Quarter => quarterOfMonth(addMonths(monthsOfQuarter(quarter)[0], -3));

/** The status of the four quarters before, newest first, which always reach into the year before. */
export async function loadEarlier(deps: LoadDeps, quarter: Quarter): Promise<Status[]> {
  const statuses: Status[] = [];
  for (const each of lastFourQuarters(quarterBefore(quarter)).reverse()) statuses.push(await loadStatus(deps, each));
  return statuses;
}

async function standingReturns({ records }: LoadDeps, quarter: Quarter): Promise<Standing[]> {
  const returns = await records.returns.ofQuarter(quarter);
  return returns.map(({ area, entry }) => ({
    area,
    isSigned: entry.status === 'signed-off',
    checklist: entry.checklist,
  }));
}

/** Everything that the plan of a quarter's end is made from. */
export async function loadQuarterEnd(deps: LoadDeps, open: OpenQuarter): Promise<QuarterEndParts> {
  const earlier = await loadEarlier(deps, open.quarter);
  const status = await loadStatus(deps, open.quarter, plannedCodes(earlier));
  const standing = await standingReturns(deps, open.quarter);
  return { open, status, earlier, standing, countedSources: COUNTED_SOURCES };
}
