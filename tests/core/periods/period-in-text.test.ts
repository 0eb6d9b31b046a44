import { describe, expect, it } from 'vitest';
import { parsePeriodOf, periodInText, periodLabels } from '../../../functions/core/periods/period-in-text.ts';

describe('a period in a longer text', () => {
  it.each([
    ['Discharge-Ready-Date-monthly-data-csv-April-2024', '2024-04'],
    ['Discharge-Ready-Date-monthly-data-csv-April-2024-Revised', '2024-04'],
    ['DRD-webfile-April2024', '2024-04'],
    ['beds_2025_04', '2025-04'],
    ['coventry-2025-04 v2', '2025-04'],
    ['Sept 25 return', '2025-09'],
    ['Quarter 1 2025/26 return', '2025-26-Q1'],
    ['reablement_2025-26_Q1', '2025-26-Q1'],
    ['Actual Q2 25/26', '2025-26-Q2'],
    ['Discharges, Oct–Dec 2025', '2025-26-Q3'],
    ['Expenditure 23/24 (£)', '2023-24'],
    ['Better Care Fund 2025 to 2026', '2025-26'],
    ['Return 2025-26, Q1 2025-26 (Apr to Jun 2025)', '2025-26-Q1'],
    ['Return 2025-26, April 2025', '2025-04'],
    ['Return 2025–26', '2025-26'],
    ['2025 April beds', '2025-04'],
    ['beds 202504', '2025-04'],
    ['beds 04/2025', '2025-04'],
  ])('is read in "%s"', (text, period) => {
    expect(periodInText(text, 'any')).toBe(period);
  });

  it.each([
    ['two months', 'April 2025 and May 2025'],
    ['a range that is no quarter', 'April to September 2025'],
    ['a day', 'Produced on 12 June 2025'],
    ['a date', 'made 2025-04-01, sent 01/05/2025'],
    ['a word that begins like a month', 'Mayor 2025, Marches 2024'],
    ['a number', 'column 123 of 2025'],
    ['a telephone number', '024 7683 3333'],
  ])('is none where the text has %s', (_, text) => {
    expect(periodInText(text, 'any')).toBeNull();
  });

  it('is only of the kind that is asked for', () => {
    expect(periodInText('Return 2025-26, April 2025', 'month')).toBe('2025-04');
    expect(periodInText('Return 2025-26, April 2025', 'financial-year')).toBe('2025-26');
    expect(periodInText('Return 2025-26', 'month')).toBeNull();
    expect(periodInText('2011-12', 'financial-year')).toBe('2011-12');
  });
});

describe('a label that was found in a text', () => {
  it('is said with its place', () => {
    expect(periodLabels('Beds in Apr ’25 (£)')).toEqual([{ label: "apr '25", from: 8, to: 15 }]);
  });

  it.each([
    ['2025_26', 'financial-year', '2025-26'],
    ['2025.04', 'month', '2025-04'],
    ['Quarter_1_of_2025-26', 'quarter', '2025-26-Q1'],
    ['Qtr1 2025-26', 'quarter', '2025-26-Q1'],
    ['Q1 25/26', 'any', '2025-26-Q1'],
    ['25/26', 'any', '2025-26'],
    ['Apr 2025', 'quarter', null],
    ['Q1 2025-26', 'month', null],
  ] as const)('%s as %s is %s', (label, kind, period) => {
    expect(parsePeriodOf(label, kind)).toBe(period);
  });
});
