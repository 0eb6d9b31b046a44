import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textCell } from '../../../functions/core/workbook/cells.ts';
import { rowHeight } from '../../../functions/core/workbook/row-height.ts';

describe('the height of a row', () => {
  const height = (text: string, width: number) => rowHeight([textCell(text)], [width]);

  it('is that of its longest text', () => {
    const short = rowHeight([textCell('one line')], [30]);
    expect(rowHeight([textCell('one line'), textCell('a text that takes two lines here')], [30, 22])).toBe(
      short + 13.5,
    );
  });

  it('counts a line for each line break, and breaks words that are longer than the column', () => {
    expect(height('a\nb\nc', 30)).toBe(height('a', 30) + 2 * 13.5);
    expect(height('a'.repeat(64), 35)).toBe(height('a', 35) + 13.5);
  });

  it('is never too little for the characters that a text has', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), fc.integer({ min: 8, max: 110 }), (text, width) => {
        const lines = (height(text, width) - 3) / 13.5;
        expect(lines * width).toBeGreaterThanOrEqual(text.length);
      }),
    );
  });
});
