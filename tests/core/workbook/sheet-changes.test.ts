import { describe, expect, it } from 'vitest';
import { layoutFor } from '../../../functions/core/returns/layout.ts';
import type { ReturnEntries } from '../../../functions/core/returns/return-entries.ts';
import { returnWorkbook } from '../../../functions/core/workbook/return-workbook.ts';
import { sheetChanges } from '../../../functions/core/workbook/sheet-changes.ts';
import { coventryEntries } from '../returns/coventry-entries.ts';
import { coventryQuarter } from '../returns/coventry-quarter.ts';
import { coventryRevision } from '../returns/coventry-revision.ts';

const layout = layoutFor('2025-26');

const workbook = (revision: number, entries: ReturnEntries, missing: readonly string[] = []) =>
  returnWorkbook(
    coventryRevision({ quarter: '2025-26-Q4', revision, metrics: coventryQuarter(missing), entries }),
    layout,
  );

const answer = (question: string, words: string): ReturnEntries => ({
  ...coventryEntries,
  answers: [{ sheet: '', question, answer: words }],
});

describe('two revisions of a return', () => {
  it('that say the same beside their metrics differ in no cell, whatever their numbers are', () => {
    const before = workbook(1, coventryEntries);
    expect(sheetChanges(layout, before, workbook(2, coventryEntries))).toEqual([]);
    const fewer = sheetChanges(layout, before, workbook(2, coventryEntries, ['2025-05']));
    expect(fewer.map(({ sheet }) => sheet)).not.toContain('8. Months');
    expect(fewer.every(({ column }) => !/plan|actual/.test(column))).toBe(true);
  });

  it('differ where somebody answers otherwise, by sheet, row and column', () => {
    const changes = sheetChanges(
      layout,
      workbook(1, answer('Completed by', 'Ann')),
      workbook(2, answer('Completed by', 'Ben')),
    );
    expect(changes).toEqual([{ sheet: '2. Cover', row: 'Completed by', column: 'Entry', before: 'Ann', after: 'Ben' }]);
  });

  it('differ where an amount does, shown in pounds', () => {
    const [line] = coventryEntries.schemes?.lines ?? [];
    if (!line || !coventryEntries.schemes) throw new Error('There is no line');
    const lines = coventryEntries.schemes.lines.map((each) => (each === line ? { ...line, actual: 17 } : each));
    const later = { ...coventryEntries, schemes: { ...coventryEntries.schemes, lines } };
    const changes = sheetChanges(layout, workbook(1, coventryEntries), workbook(2, later));
    expect(changes).toContainEqual(
      expect.objectContaining({
        sheet: '6. Schemes',
        row: expect.stringContaining(line.schemeName ?? ''),
        after: '£17',
      }),
    );
  });

  it('name what one of them does not have', () => {
    const changes = sheetChanges(
      layout,
      workbook(1, coventryEntries),
      workbook(2, { ...coventryEntries, schemes: null }),
    );
    expect(changes.filter(({ sheet, after }) => sheet === '6. Schemes' && after === null).length).toBeGreaterThan(0);
  });
});
