import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  parseFinancialYear,
  parseMonth,
  parsePeriod,
  parseQuarter,
  parseYearLabel,
} from '../../../functions/core/periods/parse-period.ts';
import { financialYearFrom, monthFrom, quarterFrom } from '../../../functions/core/periods/period.ts';

const NAMES = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const two = (number: number): string => String(number).padStart(2, '0');
const serial = (year: number, month: number, day: number): number =>
  Date.UTC(year, month - 1, day) / 86_400_000 + 25_569;

describe('reading a month', () => {
  test.each([
    ['2025-04', '2025-04'],
    ['202504', '2025-04'],
    ['2025/04', '2025-04'],
    ['2025-4', '2025-04'],
    ['04/2025', '2025-04'],
    ['4-2025', '2025-04'],
    ['Apr-25', '2025-04'],
    ['Apr 25', '2025-04'],
    ['Apr25', '2025-04'],
    ['apr-25', '2025-04'],
    ['APR 2025', '2025-04'],
    ['Apr 2025', '2025-04'],
    ['April 2025', '2025-04'],
    ["Apr '25", '2025-04'],
    ['Apr ’25', '2025-04'],
    ['Apr.-25', '2025-04'],
    ['2025 April', '2025-04'],
    ['2025Apr', '2025-04'],
    ['2025, April', '2025-04'],
    ['1 April, 25', '2025-04'],
    ['01-Apr25', '2025-04'],
    ['1000-04', '1000-04'],
    ['36526', '2000-01'],
    ['73050', '2099-12'],
    ['45748.00', '2025-04'],
    ['Sept 25', '2025-09'],
    ['Sept', null],
    ['01/04/2025', '2025-04'],
    ['30/04/2025', '2025-04'],
    ['2025-04-01', '2025-04'],
    ['2025-04-01 00:00:00', '2025-04'],
    ['2025-04-01T00:00:00Z', '2025-04'],
    ['20250401', '2025-04'],
    ['01-Apr-2025', '2025-04'],
    ['01/04/25', '2025-04'],
    ['30/4/25', '2025-04'],
    ['01-Apr-25', '2025-04'],
    ['1 April 2025', '2025-04'],
    ['30 Apr 25', '2025-04'],
    ['45748', '2025-04'],
    ['45170', '2023-09'],
    ['45383', '2024-04'],
    ['45748.0', '2025-04'],
    [' Apr\u00a02025 ', '2025-04'],
    ['Apr–25', '2025-04'],
  ])('%j is %s', (text, month) => {
    expect(parseMonth(text)).toBe(month);
  });

  test.each([
    '',
    '-',
    '2025',
    '2025-13',
    '2025-00',
    '202513',
    '2025-26',
    '13/2025',
    '25-Apr',
    '32-Apr-25',
    '31 April 2025',
    '25-Apr-1',
    '01-04-25',
    '04/25',
    '31/04/25',
    '31/04/2025',
    'Ap-25',
    'Aprill 2025',
    'Juneteenth 25',
    '2025-041',
    'x2025-4',
    '04/20255',
    'Apr 2025x',
    'x2025 Apr',
    '2025 April 1',
    '0045748',
    '36525',
    '73051',
    'x1 April 25',
    '1 April 2025x',
    'A’pr 25',
    'Total',
    '12345',
    '99999',
    '45748.5',
    '0025-04',
  ])('%j is no month', (text) => {
    expect(parseMonth(text)).toBeNull();
  });

  test('every month from 2000 to 2099 is the same month in every way of writing it', () => {
    const years = fc.integer({ min: 2000, max: 2099 });
    fc.assert(
      fc.property(years, fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }), (year, month, day) => {
        const name = NAMES[month - 1] ?? '';
        const labels = [
          `${year}-${two(month)}`,
          `${year}${two(month)}`,
          `${year}/${two(month)}`,
          `${two(month)}/${year}`,
          `${name.slice(0, 3)}-${two(year % 100)}`,
          `${name.slice(0, 3)} ${year}`,
          `${name} ${year}`,
          `${name.toUpperCase()} ${two(year % 100)}`,
          `${two(day)}/${two(month)}/${year}`,
          `${year}-${two(month)}-${two(day)} 00:00:00.000`,
          `${two(day)}-${name.slice(0, 3)}-${year}`,
          `${serial(year, month, day)}`,
        ];
        expect(labels.map(parseMonth)).toEqual(labels.map(() => monthFrom(year, month)));
      }),
    );
  });
});

describe('reading a quarter or a financial year', () => {
  test.each([
    ['2025-26-Q1', '2025-26-Q1'],
    ['2025-26 Q1', '2025-26-Q1'],
    ['2025/26 Q1', '2025-26-Q1'],
    ['2025-2026 Q1', '2025-26-Q1'],
    ['Q1 2025-26', '2025-26-Q1'],
    ['Q1 2025/26', '2025-26-Q1'],
    ['q1, 2025/26', '2025-26-Q1'],
    ['Q1 of 2025-26', '2025-26-Q1'],
    ['Quarter 4 2025-26', '2025-26-Q4'],
    ['2025–26 quarter 3', '2025-26-Q3'],
    ['2011-12 Q2', '2011-12-Q2'],
    ['Q1 25/26', '2025-26-Q1'],
    ['25-26 Q1', '2025-26-Q1'],
    ['FY25/26 Q1', '2025-26-Q1'],
    ['FY2025-26 Q1', '2025-26-Q1'],
    ['2099-00 Q2', '2099-00-Q2'],
    ['Oct-Dec 2025', '2025-26-Q3'],
    ['Oct to Dec 2025', '2025-26-Q3'],
    ['October – December 2025', '2025-26-Q3'],
    ['Oct-25 to Dec-25', '2025-26-Q3'],
    ['Jan 2026 - Mar 2026', '2025-26-Q4'],
    ['Jan-Mar 26', '2025-26-Q4'],
    ['April/June 2025', '2025-26-Q1'],
    ['2025-26Q1', '2025-26-Q1'],
    ['2025-26, Q1', '2025-26-Q1'],
    ['2025-26 quarter1', '2025-26-Q1'],
    ['Quarter1 2025-26', '2025-26-Q1'],
    ['Q1 FY2025-26', '2025-26-Q1'],
    ['Oct, 2025 - Dec, 2025', '2025-26-Q3'],
    ['Oct25-Dec25', '2025-26-Q3'],
    ['Q1 (Apr-Jun) 2025-26', '2025-26-Q1'],
    ['Q1 2025-26 (Apr to Jun)', '2025-26-Q1'],
    ['2025/26 Quarter 4 (January – March 2026)', '2025-26-Q4'],
    ['Q1 Apr-Jun 2025-26', '2025-26-Q1'],
    ['Q1 2025-26: Apr-Jun', '2025-26-Q1'],
    ['Apr-Jun (Q1) 2025-26', '2025-26-Q1'],
    ['Q1 (Apr-Jun 2025)', '2025-26-Q1'],
    ['Q1 (Apr-Jun 25)', '2025-26-Q1'],
    ['Q1 (Apr-Jun, 2025)', '2025-26-Q1'],
    ['Quarter1 (Apr-Jun 2025)', '2025-26-Q1'],
    ['Q1 of (Apr-Jun) 2025-26', '2025-26-Q1'],
    ['Apr-Jun 2025-26', '2025-26-Q1'],
  ])('%j is the quarter %s', (text, quarter) => {
    expect(parseQuarter(text)).toBe(quarter);
  });

  test.each([
    '',
    'Q1',
    'Q1 2025',
    '2025 Q1',
    'Q5 2025-26',
    'Q0 2025-26',
    '2025-27 Q1',
    '2025-26',
    '25-27 Q1',
    'Apr-25',
    'Oct-Nov 2025',
    'Nov-Jan 2026',
    'Oct-24 to Dec-25',
    'Oct-Dec',
    'foo-bar 2025',
    '1 Oct-Dec 2025',
    'Oct-Dec 2025 x',
    'x2025-26 Q1',
    '2025-26 Q12',
    'xQ1 2025-26',
    'Q1 2025-26x',
    'Oct-Dec 9999',
    'Jan-Mar 1000',
    'Q1 (Jul-Sep) 2025-26',
    'Q1 2025-26 (Apr-Jun 2026)',
    'Q1 (Apr-May) 2025-26',
    'Q1 (Apr-Jun)',
    'Draft Q1 (Apr-Jun 2025)',
    'Q1 (provisional) 2025-26',
  ])('%j is no quarter', (text) => {
    expect(parseQuarter(text)).toBeNull();
  });

  test.each([
    ['2025-26', '2025-26'],
    ['2025/26', '2025-26'],
    ['2025-2026', '2025-26'],
    ['2025 to 2026', '2025-26'],
    ['2025 to 2027', null],
    ['FY 2025/26', '2025-26'],
    ['2011-12', '2011-12'],
    ['2025-27', null],
    ['2025-25', null],
    ['2025', null],
    ['2025-2027', null],
    ['2025-1926', null],
    ['FY  2025/26', '2025-26'],
    ['x2025-26', null],
    ['0025-26', null],
    ['1000-01', '1000-01'],
  ])('%j as a financial year is %s', (text, year) => {
    expect(parseFinancialYear(text)).toBe(year);
  });

  test.each([
    ['25/26', '2025-26'],
    ['FY 25-26', '2025-26'],
    ['2025-26', '2025-26'],
    ['1925-26', '1925-26'],
    ['11/12', '2011-12'],
    ['25/27', null],
    ['x25/26', null],
    ['25/26x', null],
  ])('%j where only a financial year can be meant is %s', (text, year) => {
    expect(parseYearLabel(text)).toBe(year);
  });

  test('a label that may be any period is a quarter, a month or a year as it is written', () => {
    expect(parsePeriod('2025-26-Q1')).toBe('2025-26-Q1');
    expect(parsePeriod('Apr-25')).toBe('2025-04');
    expect(parsePeriod('2025/26')).toBe('2025-26');
    expect(parsePeriod('2011-12')).toBe('2011-12');
    expect(parsePeriod('25/26')).toBe('2025-26');
    expect(parsePeriod('FY 25/26')).toBe('2025-26');
    expect(parsePeriod('11/12')).toBeNull();
    expect(parsePeriod('annual')).toBeNull();
  });

  test('every quarter and year of the century is read back from its own label', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2012, max: 2098 }), fc.integer({ min: 1, max: 4 }), (start, number) => {
        const year = financialYearFrom(start);
        const quarter = quarterFrom(year, number);
        expect(parsePeriod(quarter)).toBe(quarter);
        expect(parsePeriod(year)).toBe(year);
        expect(parseQuarter(`Q${number} ${year.replace('-', '/')}`)).toBe(quarter);
      }),
    );
  });

  test('no text whatever makes the readers fail', () => {
    const label = fc.string({ unit: fc.constantFrom(...'0123456789-/ qQAprJunSept.'), maxLength: 16 });
    fc.assert(
      fc.property(fc.oneof(fc.string(), label), (text) => {
        const period = parsePeriod(text);
        if (period !== null) expect(parsePeriod(period)).toBe(period);
      }),
      { numRuns: 5000 },
    );
  });
});
