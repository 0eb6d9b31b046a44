import { describe, expect, test } from 'vitest';
import type { CountCell } from '../../functions/core/counts/count-cell.ts';
import { applyArrival, NOTHING_CURRENT, WHOLE_FEED } from '../../functions/core/submissions/current.ts';
import { type OverlapDeps, overlapIssues } from '../../functions/handlers/file-arrived/overlaps.ts';

const cell = (unit: string, period: string, labels?: Record<string, string>): CountCell => ({
  unit,
  period,
  rows: 1,
  counts: { discharges: 100 },
  ...(labels && { labels }),
});
const RKB = { providers: 'RKB' };
const LATER = { arrivedAt: '2025-06-02T00:00:00Z', submission: 's-2' };
const RJC = { providers: 'RJC' };
const ALL = { coverage: 'all-providers' };
const MONTHS = ['2025-04', '2025-05'];

/** Records in which the feed `icb` counts in April and May. */
function recordsOf(source: string, cells: readonly CountCell[], scope = WHOLE_FEED): OverlapDeps {
  const arrival = {
    submission: 's-1',
    countsId: 'c-1',
    key: `${source}/icb/a.csv`,
    sequencer: '1',
    arrivedAt: '2025-06-01T00:00:00Z',
    sha256: 'x',
    fingerprint: 'x',
  };
  const slots = MONTHS.map((period) => ({ scope, period, rows: 1 }));
  const current = applyArrival(NOTHING_CURRENT, arrival, slots);
  return {
    records: {
      currents: { ofSource: async () => [{ source, feed: 'icb', current }] },
      counts: {
        getAll: async (keys) =>
          keys.flatMap(({ countsId, unit, period }) => {
            const found = cells.find((each) => each.unit === unit && each.period === period);
            return found ? [{ ...found, countsId }] : [];
          }),
      },
    },
  };
}
const issuesOf = (before: readonly CountCell[], cells: readonly CountCell[], source = 'discharge-ready') =>
  overlapIssues(recordsOf(source, before), { source, feed: 'rkb', cells, came: LATER });

const COVENTRY = 'E08000026';
const both = (labels: Record<string, string>) => MONTHS.map((month) => cell(COVENTRY, month, labels));

test('a trust that another feed has sent for the same area and months is named once', async () => {
  expect(await issuesOf(both(RKB), both(RKB))).toMatchObject([
    {
      code: 'overlap',
      level: 'warning',
      found: 'Coventry (E08000026), 2025-04, 2025-05: RKB, also in what feed icb sent',
    },
  ]);
});

test.each([
  ['the file is', ALL, RKB],
  ['the other file is', RKB, ALL],
])('is said where %s that of all trusts', async (_, mine, other) => {
  const [issue, ...others] = await issuesOf(both(other), both(mine));
  expect(others).toEqual([]);
  expect(issue?.found).toBe('Coventry (E08000026), 2025-04, 2025-05: all trusts, also in what feed icb sent');
});

test('different trusts, areas or months are in order', async () => {
  expect(await issuesOf(both(RJC), both(RKB))).toEqual([]);
  expect(await issuesOf([cell('E10000018', '2025-04', RKB)], [cell(COVENTRY, '2025-04', RKB)])).toEqual([]);
  expect(await issuesOf([cell(COVENTRY, '2025-04', RKB)], [cell(COVENTRY, '2025-06', RKB)])).toEqual([]);
});

test('a trust whose figures name no area is named by its code', async () => {
  const [issue] = await issuesOf([cell('RKB', '2025-04', RKB)], [cell('RKB', '2025-04', RKB)]);
  expect(issue?.found).toBe('RKB, 2025-04: RKB, also in what feed icb sent');
});

test('two extracts overlap whatever they hold', async () => {
  const [issue] = await issuesOf([cell(COVENTRY, '2025-04')], [cell(COVENTRY, '2025-04')], 'sus-apc');
  expect(issue?.fix).toContain('preferred feed');
});

test('other sources are not looked at', async () => {
  expect(await issuesOf(both(RKB), both(RKB), 'reablement')).toEqual([]);
});

describe('two feeds that plan the same area, metric and period', () => {
  const planned = (period: string, value: number): CountCell => ({
    unit: COVENTRY,
    period,
    rows: 1,
    counts: { 'discharge-delay-average-days.value': value, 'falls-admissions-65-plus.value': 7 },
  });
  const plansOf = (came = LATER) =>
    overlapIssues(
      recordsOf(
        'plan',
        MONTHS.map((month, at) => planned(month, at + 1.1)),
        COVENTRY,
      ),
      {
        source: 'plan',
        feed: 'council',
        cells: MONTHS.map((month) => planned(month, 1.1)),
        came,
      },
    );

  test('differently are named with both values and the one that counts', async () => {
    expect(await plansOf()).toMatchObject([
      {
        code: 'overlap',
        level: 'warning',
        found:
          'Coventry (E08000026), discharge-delay-average-days, also planned by feed icb: 2025-05: 1.1 here, 2.1 there',
        fix: expect.stringContaining('this file, because it came last'),
      },
    ]);
  });

  test('are told that the other counts where that one came later', async () => {
    const [issue] = await plansOf({ ...LATER, arrivedAt: '2025-05-30T00:00:00Z' });
    expect(issue?.fix).toContain('that of feed icb, because it came last');
  });

  test('with the same values are in order', async () => {
    const cells = [planned('2025-04', 1.1)];
    expect(
      await overlapIssues(recordsOf('plan', cells, COVENTRY), { source: 'plan', feed: 'council', cells, came: LATER }),
    ).toEqual([]);
  });
});
