import { expect, test } from 'vitest';
import type { Quarter } from '../../../functions/core/periods/period.ts';
import { affectedQuarters } from '../../../functions/edges/records/affected.ts';

const COVENTRY = 'E08000026';

/** Records in which Coventry has hospital figures for these quarters, and one set of counts of the source asked about. */
function recordsWith(quarters: readonly Quarter[], period: string) {
  const slots = { '*': Object.fromEntries(quarters.map((quarter) => [quarter, { submission: 's', rows: 1 }])) };
  const current = { version: 1, arrivals: {}, slots };
  return {
    feeds: { counts: [{ source: 'discharge-ready', feed: 'rkb', current }], plans: [], populations: [] },
    records: { counts: { list: async () => [{ unit: COVENTRY, period, rows: 1, counts: {}, countsId: 'c' }] } },
  };
}

async function quartersAfter(source: string, period: string, withData: readonly Quarter[]): Promise<string[]> {
  const records = recordsWith(withData, period);
  const change = { source, countsIds: ['c'], places: [{ scope: '*', period }] };
  // Only what is called is there.
  const found = await affectedQuarters(records as never, change as never);
  return found.map(({ quarter }) => quarter).sort();
}

const TWO_YEARS: Quarter[] = [
  '2024-25-Q1',
  '2024-25-Q2',
  '2024-25-Q3',
  '2024-25-Q4',
  '2025-26-Q1',
  '2025-26-Q2',
  '2025-26-Q3',
  '2025-26-Q4',
];

test('a month of admissions makes new its quarter, those that look back on it, and the ends of both years', async () => {
  expect(await quartersAfter('discharge-ready', '2024-08', TWO_YEARS)).toEqual([
    '2024-25-Q2',
    '2024-25-Q3',
    '2024-25-Q4',
    '2025-26-Q1',
    '2025-26-Q2',
    '2025-26-Q4',
  ]);
});

test('a quarter that has no data yet is made new only where the figures are its own', async () => {
  expect(await quartersAfter('discharge-ready', '2025-26-Q3', ['2025-26-Q1'])).toEqual(['2025-26-Q3']);
  expect(await quartersAfter('care-home-admissions', '2024-25-Q1', ['2025-26-Q1'])).toEqual([
    '2024-25-Q1',
    '2025-26-Q1',
  ]);
});

test('capacity and expected admissions for months to come make no quarter of their own', async () => {
  expect(await quartersAfter('intermediate-care', '2027-01', ['2025-26-Q1'])).toEqual([]);
  expect(await quartersAfter('expected-admissions', '2025-26', ['2025-26-Q1'])).toEqual(['2025-26-Q1']);
});

test('demand and capacity of any month are in every return of the year', async () => {
  const quarters = await quartersAfter('intermediate-care', '2026-01', ['2025-26-Q1', '2025-26-Q2', '2026-27-Q1']);
  expect([...quarters].sort()).toEqual(['2025-26-Q1', '2025-26-Q2', '2026-27-Q1']);
});

test('a plan is of its own quarter, and of the end of the year once that has data', async () => {
  expect(await quartersAfter('plan', '2025-26-Q1', TWO_YEARS)).toEqual(['2025-26-Q1', '2025-26-Q4']);
});
