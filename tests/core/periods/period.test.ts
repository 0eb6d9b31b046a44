import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDateDays } from '../../../functions/core/periods/parse-date.ts';
import {
  addMonths,
  financialYearFrom,
  financialYearOf,
  firstDay,
  isFinancialYear,
  isMonth,
  isQuarter,
  lastDay,
  monthFrom,
  monthOfDay,
  monthsOf,
  monthsOfQuarter,
  monthsOfYear,
  quarterFrom,
  quarterOfMonth,
  quartersOfYear,
} from '../../../functions/core/periods/period.ts';

const year = fc.integer({ min: 1950, max: 2098 });
const month = fc.tuple(year, fc.integer({ min: 1, max: 12 })).map(([y, m]) => monthFrom(y, m));

describe('months, quarters and financial years', () => {
  test('the first quarter of 2025-26 is April, May and June 2025, and the last is January to March 2026', () => {
    expect(monthsOfQuarter('2025-26-Q1')).toEqual(['2025-04', '2025-05', '2025-06']);
    expect(monthsOfQuarter('2025-26-Q4')).toEqual(['2026-01', '2026-02', '2026-03']);
  });

  test('March belongs to the financial year that began the April before', () => {
    expect(quarterOfMonth('2026-03')).toBe('2025-26-Q4');
    expect(quarterOfMonth('2026-04')).toBe('2026-27-Q1');
    expect(financialYearOf('2026-03')).toBe('2025-26');
    expect(financialYearOf('2025-26-Q4')).toBe('2025-26');
  });

  test('a financial year has twelve months, April first, in four quarters', () => {
    expect(monthsOfYear('2025-26')).toHaveLength(12);
    expect(monthsOfYear('2025-26')[0]).toBe('2025-04');
    expect(monthsOfYear('2025-26')[11]).toBe('2026-03');
    expect(quartersOfYear('2025-26')).toEqual(['2025-26-Q1', '2025-26-Q2', '2025-26-Q3', '2025-26-Q4']);
  });

  test('the quarters of a year hold exactly the months of the year', () => {
    fc.assert(
      fc.property(year, (start) => {
        const whole = financialYearFrom(start);
        expect(quartersOfYear(whole).flatMap((quarter) => monthsOfQuarter(quarter))).toEqual(monthsOfYear(whole));
      }),
    );
  });

  test('every month lies in its own quarter, and the quarter in the financial year of the month', () => {
    fc.assert(
      fc.property(month, (each) => {
        const quarter = quarterOfMonth(each);
        expect(monthsOfQuarter(quarter)).toContain(each);
        expect(financialYearOf(quarter)).toBe(financialYearOf(each));
      }),
    );
  });

  test('going some months on and the same back comes to the same month', () => {
    fc.assert(
      fc.property(month, fc.integer({ min: -600, max: 600 }), (each, count) => {
        expect(addMonths(addMonths(each, count), -count)).toBe(each);
      }),
    );
    expect(addMonths('2025-12', 1)).toBe('2026-01');
    expect(addMonths('2025-01', -1)).toBe('2024-12');
    expect(addMonths('2025-04', -16)).toBe('2023-12');
  });

  test('a period starts on the first of its first month and ends on the last day of its last', () => {
    expect([firstDay('2024-02'), lastDay('2024-02')]).toEqual(['2024-02-01', '2024-02-29']);
    expect([firstDay('2025-26-Q1'), lastDay('2025-26-Q1')]).toEqual(['2025-04-01', '2025-06-30']);
    expect([firstDay('2025-26'), lastDay('2025-26')]).toEqual(['2025-04-01', '2026-03-31']);
  });

  test('every day of a month, and no other, has that month', () => {
    fc.assert(
      fc.property(month, (each) => {
        const first = parseDateDays(firstDay(each)) ?? Number.NaN;
        const last = parseDateDays(lastDay(each)) ?? Number.NaN;
        expect([monthOfDay(first), monthOfDay(last)]).toEqual([each, each]);
        expect([monthOfDay(first - 1), monthOfDay(last + 1)]).toEqual([addMonths(each, -1), addMonths(each, 1)]);
      }),
    );
  });

  test('monthsOf gives the months of any period', () => {
    expect(monthsOf('2025-04')).toEqual(['2025-04']);
    expect(monthsOf('2025-26-Q2')).toEqual(['2025-07', '2025-08', '2025-09']);
    expect(monthsOf('2025-26')).toHaveLength(12);
  });
});

describe('telling periods apart', () => {
  test('a label is at most one of month, quarter and financial year', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789-Q'), maxLength: 12 }), (text) => {
        expect([isMonth(text), isQuarter(text), isFinancialYear(text)].filter(Boolean).length).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('2025-26 is a financial year, 2025-04 a month, and 2011-12 reads as December 2011', () => {
    expect([isFinancialYear('2025-26'), isMonth('2025-26')]).toEqual([true, false]);
    expect([isFinancialYear('2025-04'), isMonth('2025-04')]).toEqual([false, true]);
    expect([isFinancialYear('2011-12'), isMonth('2011-12')]).toEqual([false, true]);
    expect(isFinancialYear('2099-00')).toBe(true);
  });

  test.each([
    ['2025-27', '2025-13', '2025-00', '2025', '25-26', '2025-26-Q5', '2025-27-Q1', '2025-26-q1', '2025-4'],
    [
      'x2025-04',
      '2025-04-01',
      '2025-26 ',
      '-0279-26',
      'x2025-26-Q1',
      '2025-26-Q1x',
      '2025-26-Q12',
      '2025-262025-26-Q1',
    ],
  ])('%j and the like are no periods', (...texts) => {
    for (const text of texts) expect([isMonth(text), isQuarter(text), isFinancialYear(text)]).not.toContain(true);
  });

  test('a month, quarter or year that cannot be is refused loudly', () => {
    expect(() => monthFrom(2025, 13)).toThrow(new RangeError('There is no month 13 in the year 2025'));
    expect(() => quarterFrom('2025-26', 5)).toThrow(new RangeError('There is no quarter 5 in 2025-26'));
    expect(() => financialYearFrom(99)).toThrow(new RangeError('99 is not a year that a financial year can start in'));
  });
});
