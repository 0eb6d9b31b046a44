import { monthsOfQuarter, type Quarter } from '../../../functions/core/periods/period.ts';
import {
  type AreaStatus,
  type QuarterStatus,
  quarterStatus,
  type Receipt,
} from '../../../functions/core/returns/quarter-status.ts';

const COVENTRY = { code: 'E08000026', name: 'Coventry' };

/** One file of a feed for one period. */
export function receipt(source: string, feed: string, period: string | null): Receipt {
  const submission = `s-${source}-${feed}-${period}`;
  return { source, feed, submission, file: 'file.csv', arrivedAt: '2025-07-01T09:00:00.000Z', period, rows: 10 };
}

/** A feed's files for each month of a quarter. */
export function monthly(source: string, feed: string, quarter: Quarter): Receipt[] {
  return monthsOfQuarter(quarter).map((month) => receipt(source, feed, month));
}

/** All that 2025-26 requires of an area for a quarter, the discharges from two trusts. */
export function whole(quarter: Quarter): Receipt[] {
  return [
    ...monthly('sus-apc', 'coventry', quarter),
    ...monthly('discharge-ready', 'rkb', quarter),
    ...monthly('discharge-ready', 'rwe', quarter),
    receipt('care-home-admissions', 'council', quarter),
    receipt('plan', 'bcf', quarter.slice(0, 7)),
  ];
}

export function statusOf(quarter: Quarter, receipts: readonly Receipt[], area = COVENTRY): QuarterStatus {
  return quarterStatus(quarter, [{ area, receipts, return: null }], '2025-07-10');
}

export function areaOf({ areas: [area] }: QuarterStatus): AreaStatus {
  if (!area) throw new Error('The status has no area');
  return area;
}
