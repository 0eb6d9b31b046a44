import type { Quarter } from '../../core/periods/period.ts';
import type { OpenQuarter } from '../../core/quarter-end/open-quarters.ts';
import { plannedCodes, type QuarterEndParts, type Standing } from '../../core/quarter-end/plan-quarter-end.ts';
import { loadEarlierStatus } from '../../edges/records/load-earlier-status.ts';
import { COUNTED_SOURCES } from '../../edges/records/load-quarter.ts';
import { loadStatus } from '../../edges/records/load-status.ts';
import type { QuarterEndDeps } from './deps.ts';

type LoadDeps = Pick<QuarterEndDeps, 'records' | 'now'>;

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
  const earlier = await loadEarlierStatus(deps, open.quarter);
  const status = await loadStatus(deps, open.quarter, plannedCodes(earlier));
  const standing = await standingReturns(deps, open.quarter);
  return { open, status, earlier, standing, countedSources: COUNTED_SOURCES };
}
