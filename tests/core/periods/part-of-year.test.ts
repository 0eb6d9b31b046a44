import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MONTH_NAMES } from '../../../functions/core/periods/month-names.ts';
import { fitsKind, parsePartOfYear, partInText, partInYear } from '../../../functions/core/periods/part-of-year.ts';
import { financialYearFrom, financialYearOf, quarterOfMonth } from '../../../functions/core/periods/period.ts';
import { yearInText } from '../../../functions/core/periods/period-in-text.ts';

const month = (number: number) => ({ kind: 'month', number });
const quarter = (number: number) => ({ kind: 'quarter', number });

describe('a month or a quarter without its year', () => {
  it.each([
    ['Q1', quarter(1)],
    ['q4', quarter(4)],
    ['Quarter 2', quarter(2)],
    ['Qtr3', quarter(3)],
    ['Q1 (Apr-Jun)', quarter(1)],
    ['April (Q1)', quarter(1)],
    ['Q1'.padEnd(40), quarter(1)],
    ['Jan – Mar', quarter(4)],
    ['October to December', quarter(3)],
    ['April', month(4)],
    ['Sept', month(9)],
    ['Dec.', month(12)],
    [' mar ', month(3)],
  ])('is read from "%s"', (text, part) => {
    expect(parsePartOfYear(text)).toEqual(part);
  });

  it.each([
    ...['Q5', 'Q1 and Q2', 'Apr-Aug', 'May-Jul', 'Q1 (Jul-Sep)', 'Mayor', 'Market', '4', '', 'Q1 2025', 'April fools'],
    ...['July (Q1)', 'January (Q1)', 'Q1 (Apr-Aug)', 'Q1'.padEnd(41)],
  ])('is not read from "%s"', (text) => {
    expect(parsePartOfYear(text)).toBeNull();
  });

  it('may stand where its kind is wanted, or any', () => {
    const kinds = ['month', 'quarter', 'financial-year', 'any'] as const;
    expect(kinds.filter((kind) => fitsKind({ kind: 'month', number: 4 }, kind))).toEqual(['month', 'any']);
    expect(kinds.filter((kind) => fitsKind({ kind: 'quarter', number: 1 }, kind))).toEqual(['quarter', 'any']);
  });

  it('is found among words, which are left', () => {
    expect(partInText('Planned Q1 (£)')).toEqual({ part: quarter(1), words: 'planned   (£)' });
    expect(partInText('Market')).toBeNull();
  });

  it('lies in its financial year', () => {
    const year = fc.integer({ min: 1990, max: 2098 }).map(financialYearFrom);
    fc.assert(
      fc.property(year, fc.constantFrom(...MONTH_NAMES), (of, name) => {
        const part = parsePartOfYear(name);
        if (!part) throw new Error(name);
        const period = partInYear(part, of);
        expect(financialYearOf(period)).toBe(of);
        expect(partInYear(quarter(quarterNumber(name)) as typeof part, of)).toBe(quarterOfMonth(period as '2025-04'));
      }),
    );
  });
});

const quarterNumber = (name: string): number => Math.floor(((MONTH_NAMES.indexOf(name) + 9) % 12) / 3) + 1;

describe('a financial year in a text', () => {
  it.each([
    ['April 2025-26', '2025-26'],
    ['FY25/26: Q1', '2025-26'],
    ['Beds 2025/2026', '2025-26'],
    ['beds_2025_26', '2025-26'],
    ['Beds 2025–26', '2025-26'],
  ])('is found in "%s"', (text, year) => {
    expect(yearInText(text)?.year).toBe(year);
  });

  it('is taken out of the text', () => {
    expect(yearInText('FY25/26: Q1')).toEqual({ year: '2025-26', rest: ' : q1' });
  });

  it.each(['2023-25 template', '2024-25 and 2025-26', '01/04/2025', 'aged 65-74', 'April 2025', '2025'])(
    'is none in "%s"',
    (text) => {
      expect(yearInText(text)).toBeNull();
    },
  );
});
