import { describe, expect, it } from 'vitest';
import { numberFormat } from '../../../functions/core/workbook/number-format.ts';

describe('the format of a number in the workbook', () => {
  it.each([
    ['2,054', '#,##0'],
    ['0.75', '#,##0.00'],
    ['3.9', '#,##0.0'],
    ['87.1%', '#,##0.0"%"'],
    ['87%', '#,##0"%"'],
    [null, '#,##0'],
  ])('shows as many decimals as %s does', (display, format) => {
    expect(numberFormat(display)).toBe(format);
  });
});
