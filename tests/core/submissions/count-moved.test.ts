import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countMovedIssues, type Movement, yearBefore } from '../../../functions/core/submissions/count-moved.ts';
import { slotsWithCount } from '../../../functions/core/submissions/headline.ts';

const RULE = { share: 0.3, smallest: 50 };
const april = (now: number, then: Partial<Movement> = {}): Movement => ({
  unit: 'E08000026',
  period: '2025-04',
  now,
  ...then,
});
const found = (...movements: Movement[]) => countMovedIssues(movements, 'discharges', RULE).map((issue) => issue.found);

describe('a count that moved', () => {
  test('is named with both figures and the change in per cent', () => {
    expect(found(april(1200, { before: 2314 }))).toEqual([
      'Coventry (E08000026), 2025-04: 1,200 discharges, 2,314 before, −48 %',
    ]);
    expect(found(april(1400, { yearAgo: 1000 }))).toEqual([
      'Coventry (E08000026), 2025-04: 1,400 discharges, 1,000 in 2024-04, +40 %',
    ]);
  });

  test('is a warning, and leaves nothing out', () => {
    const [issue] = countMovedIssues([april(10, { before: 100 })], 'discharges', RULE);
    expect(issue).toMatchObject({ code: 'count-moved', level: 'warning', expected: 'a change of at most 30 %' });
  });

  test('is said once for an area and month, by what counted before rather than by the year before', () => {
    expect(found(april(100, { before: 200, yearAgo: 300 }))).toHaveLength(1);
    expect(found(april(100, { before: 200, yearAgo: 300 }))[0]).toContain('200 before');
    expect(found(april(100, { before: 100, yearAgo: 300 }))[0]).toContain('300 in 2024-04');
  });

  test('of an area that is in the file no more is its going to nothing', () => {
    expect(found(april(0, { before: 80 }))).toEqual(['Coventry (E08000026), 2025-04: 0 discharges, 80 before, −100 %']);
  });

  test('of a trust goes by the code of the trust', () => {
    expect(found({ ...april(10, { before: 100 }), unit: 'RKB' })[0]).toMatch(/^RKB, 2025-04/);
  });

  test.each([
    ['a file that is the first of its kind', april(5000)],
    ['a change of exactly the share', april(130, { before: 100 })],
    ['small counts', april(49, { before: 20, yearAgo: 3 })],
    ['counts that stay', april(100, { before: 100, yearAgo: 101 })],
  ])('is not %s', (_what, movement) => {
    expect(found(movement)).toEqual([]);
  });

  test('may come from nothing', () => {
    expect(found(april(60, { before: 0 }))).toEqual(['Coventry (E08000026), 2025-04: 60 discharges, 0 before']);
  });

  test('is listed a hundred times at most, the greatest change first, and the rest are counted', () => {
    const many = Array.from({ length: 150 }, (_, n) => ({ ...april(1000 + n, { before: 10 }), unit: `R${n}` }));
    const lines = found(...many);
    expect(lines).toHaveLength(101);
    expect(lines[0]).toMatch(/^R149/);
    expect(lines.at(-1)).toBe('50 more areas and periods, each by less than those');
  });

  test('is never one that kept within the share, whatever the figures', () => {
    const count = fc.nat({ max: 5000 });
    fc.assert(
      fc.property(count, count, (now, before) => {
        const isNamed = found(april(now, { before })).length === 1;
        expect(isNamed).toBe(Math.max(now, before) >= 50 && Math.abs(now - before) > 0.3 * before);
      }),
    );
  });
});

describe('the same period a year before', () => {
  test.each([
    ['2025-04', '2024-04'],
    ['2026-01', '2025-01'],
    ['2025-26-Q1', '2024-25-Q1'],
    ['2000-01', '1999-01'],
    ['2025-26', '2024-25'],
    ['lsoa21', null],
    ['2025~ons', null],
  ])('of %s is %s', (period, before) => {
    expect(yearBefore(period)).toBe(before);
  });
});

describe('what a slot counts', () => {
  const cell = (unit: string, period: string, discharges?: number) => ({
    unit,
    period,
    rows: 2,
    counts: discharges === undefined ? {} : { discharges },
  });
  const whole = { scope: '*', period: '2025-04', rows: 4 };

  test('is the sum of the headline measure over all areas, or that of the one area', () => {
    const cells = [cell('E08000026', '2025-04', 100), cell('E08000029', '2025-04', 20), cell('RKB', '2025-05', 7)];
    const area = { scope: 'E08000029', period: '2025-04', rows: 2 };
    expect(slotsWithCount([whole, area], cells, 'discharges')).toEqual([
      { ...whole, count: 120 },
      { ...area, count: 20 },
    ]);
  });

  test('is not said where the source has no headline, where rows are the headline, or where no cell has it', () => {
    expect(slotsWithCount([whole], [cell('E08000026', '2025-04', 9)], undefined)).toEqual([whole]);
    expect(slotsWithCount([whole], [cell('E08000026', '2025-04', 9)], 'rows')).toEqual([whole]);
    expect(slotsWithCount([whole], [cell('E08000026', '2025-04')], 'discharges')).toEqual([whole]);
  });
});
