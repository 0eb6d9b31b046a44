import { lastFourQuarters } from '../../core/periods/earlier-periods.ts';
import { addMonths, monthsOfQuarter, type Quarter, quarterOfMonth } from '../../core/periods/period.ts';
import { loadStatus, type Status } from './load-status.ts';

const quarterBefore = (quarter: Quarter): Quarter => quarterOfMonth(addMonths(monthsOfQuarter(quarter)[0], -3));

/** The status of the four quarters before, newest first, which always reach into the year before. */
export async function loadEarlierStatus(deps: Parameters<typeof loadStatus>[0], quarter: Quarter): Promise<Status[]> {
  const statuses: Status[] = [];
  for (const each of lastFourQuarters(quarterBefore(quarter)).reverse()) statuses.push(await loadStatus(deps, each));
  return statuses;
}
