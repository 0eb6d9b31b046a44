import { describe, expect, test } from 'vitest';
import type { Issue } from '../../../functions/core/checks/issue.ts';
import { createSheetCopier } from '../../../functions/core/submissions/sheet-copier.ts';

const issue = (row: number, code: Issue['code'] = 'bad-number'): Issue => ({
  code,
  level: 'row',
  sheet: null,
  row,
  column: null,
  found: null,
  expected: null,
  fix: '',
});

describe('the copy of a sheet', () => {
  test('is whole where the sheet is small, titles and gaps as they were', () => {
    const copier = createSheetCopier();
    copier.row(['Title'], 1);
    copier.row(['', ''], 2);
    copier.row(['a', '', 'b', ''], 4);
    copier.issue(issue(4));
    expect(copier.copy('April')).toEqual({
      sheet: 'April',
      rows: [
        { row: 1, cells: ['Title'] },
        { row: 4, cells: ['a', '', 'b'] },
      ],
      isWhole: true,
    });
  });

  test('of a large sheet is of the rows that have an issue, before and after it was found to be large', () => {
    const copier = createSheetCopier();
    for (let row = 1; row <= 60_000; row += 1) {
      copier.row(['a'], row);
      if (row % 20_000 === 2) copier.issue(issue(row - 1));
    }
    const copy = copier.copy(null);
    expect(copy?.isWhole).toBe(false);
    expect(copy?.rows.map(({ row }) => row)).toEqual([1, 20_001, 40_001]);
    copier.issue(issue(59_999));
    expect(copier.copy(null)?.rows.at(-1)).toEqual({ row: 59_999, cells: ['a'] });
  });

  test('is bounded, whatever there is in a cell and however many are faulty', () => {
    const copier = createSheetCopier();
    const wide = Array.from({ length: 10_000 }, () => 'x'.repeat(5000));
    for (let row = 1; row <= 100; row += 1) {
      copier.row(wide, row);
      copier.issue(issue(row));
    }
    const cells = copier.copy(null)?.rows.flatMap((row) => row.cells) ?? [];
    expect(cells.length).toBeLessThanOrEqual(100_000);
    expect(Math.max(...cells.map((cell) => cell.length))).toBe(1000);
  });

  test('is none where the file says who a person is, and where nothing was read', () => {
    const copier = createSheetCopier();
    expect(copier.copy(null)).toBeNull();
    copier.row(['a'], 1);
    copier.issue(issue(1, 'identifiable-data'));
    copier.row(['b'], 2);
    expect(copier.copy(null)).toBeNull();
  });
});
