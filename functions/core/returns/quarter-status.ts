import type { Board } from '../areas/boards.ts';
import {
  financialYearOf,
  isFinancialYear,
  isMonth,
  monthsOfQuarter,
  type Quarter,
  quarterOfMonth,
} from '../periods/period.ts';
import { type MonthWindow, monthWindows } from './freeze.ts';
import { layoutFor, type ReturnLayout } from './layout.ts';
import type { ReturnState } from './return-document.ts';

type ExpectedSource = ReturnLayout['expectedSources'][number];

/** What one submission brought of one source for one area; `period` is null where the source has no periods. */
export type Receipt = {
  source: string;
  feed: string;
  submission: string;
  file: string;
  arrivedAt: string;
  period: string | null;
  rows: number;
};

export type StandingReturn = { revision: number; state: ReturnState };

export type AreaReceipts = {
  area: Pick<Board, 'code' | 'name'>;
  receipts: readonly Receipt[];
  return: StandingReturn | null;
};

/** What came for one expected period. `rows` counts the rows of the file that belong to the area. */
export type Received = {
  period: string;
  feed: string;
  submission: string;
  file: string;
  arrivedAt: string;
  rows: number;
};

export type SourceStatus = {
  source: string;
  title: string;
  needed: ExpectedSource['needed'];
  expected: string[];
  received: Received[];
  missing: string[];
};

export type AreaStatus = { code: string; name: string; sources: SourceStatus[]; return: StandingReturn | null };

/** What was expected for a quarter and what has come, by area, and until when each of its months may be changed. */
export type QuarterStatus = {
  schema: 'bcf-status/1';
  quarter: Quarter;
  windows: MonthWindow[];
  areas: AreaStatus[];
};

/**
 * Holds what has come by `today` (ISO) against what the year's layout expects, area by area in the order of their
 * names. Throws where the quarter's year has no layout.
 */
export function quarterStatus(quarter: Quarter, areas: readonly AreaReceipts[], today: string): QuarterStatus {
  const layout = layoutFor(financialYearOf(quarter));
  return {
    schema: 'bcf-status/1',
    quarter,
    windows: monthWindows(layout, quarter, today),
    areas: [...areas]
      .sort((a, b) => (a.area.name < b.area.name ? -1 : 1))
      .map(({ area, receipts, return: standing }) => ({
        code: area.code,
        name: area.name,
        sources: layout.expectedSources.map((source) => sourceStatus(quarter, source, receipts)),
        return: standing,
      })),
  };
}

function sourceStatus(quarter: Quarter, wanted: ExpectedSource, receipts: readonly Receipt[]): SourceStatus {
  const { source, title, needed } = wanted;
  const expected = expectedPeriods(quarter, wanted);
  const ofSource = receipts.filter((receipt) => receipt.source === source);
  const received = expected.flatMap((period) =>
    bySubmission(
      period,
      ofSource.filter((receipt) => serves(receipt.period, { period, quarter })),
    ),
  );
  const missing = expected.filter((period) => !received.some((one) => one.period === period));
  return { source, title, needed, expected, received, missing };
}

function expectedPeriods(quarter: Quarter, { every }: ExpectedSource): string[] {
  if (every === 'month') return monthsOfQuarter(quarter);
  return [every === 'quarter' ? quarter : financialYearOf(quarter)];
}

/** A figure for the quarter, or for a month of it, serves where something is expected once for the quarter or year. */
function serves(given: string | null, wanted: { period: string; quarter: Quarter }): boolean {
  if (given === null || given === wanted.period) return true;
  const isOnceForAll = wanted.period === wanted.quarter || isFinancialYear(wanted.period);
  return isOnceForAll && (given === wanted.quarter || (isMonth(given) && quarterOfMonth(given) === wanted.quarter));
}

function bySubmission(period: string, receipts: readonly Receipt[]): Received[] {
  const found = new Map<string, Received>();
  for (const { feed, submission, file, arrivedAt, rows } of receipts) {
    const before = found.get(submission)?.rows ?? 0;
    found.set(submission, { period, feed, submission, file, arrivedAt, rows: before + rows });
  }
  return [...found.values()].sort((a, b) => (`${a.feed}${a.arrivedAt}` < `${b.feed}${b.arrivedAt}` ? -1 : 1));
}
