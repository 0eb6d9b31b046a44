import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestStack, type TestStack } from './stack-for-test.ts';

/**
 * Coventry, 2024-25, as NHS England published it by month (Discharge ready date statistics): discharges, of which on
 * the discharge ready date, and bed days after it.
 */
const COVENTRY: [month: string, discharges: number, onReadyDate: number, bedDays: number][] = [
  ['2024-04', 179, 157, 142],
  ['2024-05', 234, 201, 111],
  ['2024-06', 2224, 1992, 679],
  ['2024-07', 2504, 2059, 2231],
  ['2024-08', 2385, 1959, 2230],
  ['2024-09', 2347, 1944, 2164],
  ['2024-10', 2480, 1996, 2527],
  ['2024-11', 2401, 1964, 2070],
  ['2024-12', 2470, 2051, 2345],
  ['2025-01', 2401, 1959, 2390],
  ['2025-02', 2287, 1831, 2746],
  ['2025-03', 2473, 2033, 2862],
];

describe('the published figures of Coventry for 2024-25', () => {
  let team: TestStack;
  beforeAll(async () => {
    team = await startTestStack();
    const rows = COVENTRY.map(([month, ...counts]) => ['RKB', 'Coventry', month, ...counts].join(','));
    const header = 'Provider,Area,Month,Discharges,Discharged on ready date,Bed days after ready date';
    const report = await team.drop('discharge-ready/nhs-england/2024-25.csv', `${[header, ...rows].join('\n')}\n`);
    expect(report.outcome).toBe('accepted');
  });
  afterAll(() => team.close());

  test.each([
    ['2024-25-Q1', '0.35', '0.52'],
    ['2024-25-Q2', '0.92', null],
    ['2024-25-Q3', '0.94', null],
    ['2024-25-Q4', '1.12', null],
  ] as const)(
    '%s: the pooled delay is %s days, and the mean of months is said where it is another',
    async (quarter, pooled, mean) => {
      const { metrics, issues } = await team.returnOf('E08000026', quarter);
      const delay = metrics.find(
        ({ metric, period }) => metric === 'discharge-delay-average-days' && period === quarter,
      );
      expect(delay?.display).toBe(pooled);
      const flagged = delay?.flags.find(({ code }) => code === 'mean-of-months')?.text ?? null;
      if (mean === null) expect(flagged).toBeNull();
      else expect(flagged).toContain(mean);
      expect(delay?.meanOfMonths?.display).toBe(mean ?? pooled);
      expect(delay?.assessment).toBe(quarter === '2024-25-Q1' ? 'not-assessable' : 'no-plan');
      expect(issues.map(({ code }) => code)).not.toContain('layout-of-another-year');
    },
  );
});
