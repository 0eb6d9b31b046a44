import type { AreaProgress, StandingReturn } from '../../../functions/core/quarter-view/area-progress.ts';
import { areaProgress } from '../../../functions/core/quarter-view/area-progress.ts';
import type { SourceStatus } from '../../../functions/core/returns/quarter-status.ts';

export const MONTHS = ['2025-04', '2025-05', '2025-06'] as const;
const ARRIVED = '2025-07-10T09:00:00.000Z';

/** Discharges of the three months of quarter 1 of 2025-26, of which so many have come. */
export function discharges(months: number): SourceStatus {
  const received = MONTHS.slice(0, months).map((period) => ({
    period,
    feed: 'rkb',
    submission: 's-0123456789abcdef0123',
    file: 'april.csv',
    arrivedAt: ARRIVED,
    rows: 1,
  }));
  return {
    source: 'discharge-ready',
    title: 'Discharges by discharge ready date',
    needed: 'required',
    expected: [...MONTHS],
    received,
    missing: MONTHS.slice(months),
  };
}

export const answers: SourceStatus = {
  source: 'narrative',
  title: 'Answers',
  needed: 'optional',
  expected: ['2025-26-Q1'],
  received: [],
  missing: ['2025-26-Q1'],
};

export const draft: StandingReturn = {
  revision: 2,
  status: 'draft',
  state: 'provisional',
  coverage: 'Every month is present',
  checklist: { complete: 4, items: 7 },
  proposed: null,
};

/** An area of which so many months of discharges have come. */
export function area(
  name: string,
  { months = 3, standing = draft }: { months?: number; standing?: StandingReturn | null } = {},
): AreaProgress {
  const windows = MONTHS.map((month) => ({ month, freezesOn: '2025-08-19', isOpen: true }));
  return areaProgress(
    { code: 'E08000026', name, sources: [discharges(months), answers], return: null },
    windows,
    standing,
  );
}
