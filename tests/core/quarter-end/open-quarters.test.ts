import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatDay } from '../../../functions/core/periods/parse-date.ts';
import { lastDay } from '../../../functions/core/periods/period.ts';
import { openQuarters } from '../../../functions/core/quarter-end/open-quarters.ts';

const only = (day: string) => {
  const [open, ...others] = openQuarters(day);
  expect(others).toEqual([]);
  return open;
};

describe('a quarter is looked after', () => {
  test.each([
    ['2025-06-30', null, 'the quarter has not ended'],
    ['2025-07-01', '2025-26-Q1', 'drafts begin the day after it has'],
    ['2025-08-15', '2025-26-Q1', 'the deadline is still within it'],
    ['2025-08-22', '2025-26-Q1', 'late returns are looked after for a week'],
    ['2025-08-23', null, 'then it is closed'],
  ])('on %s: %s, because %s', (day, quarter, _why) => {
    expect(only(day)?.quarter ?? null).toBe(quarter);
  });

  test('on the day of a time as on the day itself, and the fourth of a year until the summer after it', () => {
    expect(openQuarters('2025-07-01T05:00:00Z').map(({ quarter }) => quarter)).toEqual(['2025-26-Q1']);
    expect(openQuarters('2025-06-05').map(({ quarter }) => quarter)).toEqual(['2024-25-Q4']);
  });

  test('never before it has ended, and people are told of nothing but days that have come', () => {
    fc.assert(
      fc.property(fc.integer({ min: 19_000, max: 21_500 }), (days) => {
        const day = formatDay(days);
        for (const { quarter, due, lastDay: last, occasion, daysToDue } of openQuarters(day)) {
          expect(lastDay(quarter) < day && day <= last).toBe(true);
          expect(daysToDue >= 0).toBe(day <= due);
          expect(occasion === null || (occasion.day <= day && day <= due)).toBe(true);
        }
      }),
    );
  });
});

describe('people are told', () => {
  test.each([
    ['2025-07-01', { kind: 'opened', day: '2025-07-01' }],
    ['2025-07-24', { kind: 'opened', day: '2025-07-01' }],
    ['2025-07-25', { kind: 'reminder', day: '2025-07-25' }],
    ['2025-08-08', { kind: 'reminder', day: '2025-08-08' }],
    ['2025-08-14', { kind: 'reminder', day: '2025-08-14' }],
    ['2025-08-15', { kind: 'reminder', day: '2025-08-14' }],
    ['2025-08-16', null],
  ])(
    'on %s of the newest of: the end of the quarter, three weeks, one week and one day before the deadline',
    (day, occasion) => {
      expect(only(day)?.occasion).toEqual(occasion);
    },
  );
});

test('what is no day is refused', () => {
  expect(() => openQuarters('soon')).toThrow('is not a day');
});
