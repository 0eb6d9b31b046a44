import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layoutFor } from '../../../functions/core/returns/layout.ts';
import { cellShown } from '../../../functions/core/workbook/cell-shown.ts';
import { numberFormat } from '../../../functions/core/workbook/number-format.ts';
import { returnWorkbook } from '../../../functions/core/workbook/return-workbook.ts';
import { coventryEntries } from '../returns/coventry-entries.ts';
import { coventryQuarter } from '../returns/coventry-quarter.ts';
import { coventryRevision } from '../returns/coventry-revision.ts';

describe('a cell', () => {
  it.each([
    [2054.4, '#,##0', '2,054'],
    [0.745, '#,##0.00', '0.75'],
    [1.005, '#,##0.00', '1.01'],
    [-2.5, '#,##0', '-3'],
    [87.06, '#,##0.0"%"', '87.1%'],
    [34_124_808, '"£"#,##0', '£34,124,808'],
    [4_443_945.5, '"£"#,##0.00', '£4,443,945.50'],
    [-12, '"£"#,##0', '-£12'],
    [12.5, '#,##0.##', '12.5'],
    [1200, '#,##0.##', '1,200'],
    [99.125, '0.##"%"', '99.13%'],
    [45_658, 'dd/mm/yyyy', '01/01/2025'],
  ])('with %d in the format %s shows %s', (value, format, shown) => {
    expect(cellShown({ value, format })).toBe(shown);
  });

  it('shows text as it is, also where it looks like a formula, and nothing where it is blank', () => {
    expect([cellShown({ value: '=1+1' }), cellShown({ value: null }), cellShown({ value: 3 })]).toEqual([
      '=1+1',
      null,
      '3',
    ]);
  });

  it('in a format that no sheet has is a fault of ours', () => {
    expect(() => cellShown({ value: 1, format: '0.00E+00' })).toThrow('0.00E+00');
  });

  it('shows any number as it was displayed, where its format is that of the display', () => {
    const displayed = fc.tuple(
      fc.integer({ min: 0, max: 10_000_000 }),
      fc.integer({ min: 0, max: 3 }),
      fc.constantFrom('', '%'),
    );
    fc.assert(
      fc.property(displayed, ([digits, decimals, percent]) => {
        const value = digits / 10 ** decimals;
        const display = `${value.toLocaleString('en-GB', { minimumFractionDigits: decimals, maximumFractionDigits: decimals })}${percent}`;
        expect(cellShown({ value, format: numberFormat(display) })).toBe(display);
      }),
    );
  });

  it('of any sheet of a return can be shown', () => {
    const document = coventryRevision({ quarter: '2025-26-Q4', metrics: coventryQuarter(), entries: coventryEntries });
    const cells = returnWorkbook(document, layoutFor('2025-26')).sheets.flatMap(({ rows }) => rows.flat());
    expect(cells.length).toBeGreaterThan(500);
    for (const cell of cells) expect(() => cellShown(cell)).not.toThrow();
  });
});
