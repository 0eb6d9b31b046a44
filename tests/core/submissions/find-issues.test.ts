import { describe, expect, test } from 'vitest';
import type { Issue } from '../../../functions/core/checks/issue.ts';
import { findIssues } from '../../../functions/core/submissions/find-issues.ts';

const base: Issue = {
  code: 'bad-number',
  level: 'row',
  sheet: 'May',
  row: 12,
  column: 'Discharges',
  found: 'Ten',
  expected: 'a number',
  fix: 'Write digits.',
};
const issues: Issue[] = [
  { ...base, cell: 'D12' },
  { ...base, row: 13, cell: 'E13', column: 'Bed days', sheet: 'June' },
  { ...base, code: 'large-drop', level: 'warning', row: null, column: null, sheet: null, found: null },
];
const EVERYTHING = { level: '', code: '', column: '', sheet: '', words: '' } as const;
const rows = (asked: object) => findIssues(issues, { ...EVERYTHING, ...asked }).map(({ row }) => row);

describe('a list of issues', () => {
  test('is whole and in order where nothing is asked', () => {
    expect(rows({})).toEqual([12, 13, null]);
  });

  test('is cut down by each thing that is asked, and by all of them together', () => {
    expect(rows({ level: 'warning' })).toEqual([null]);
    expect(rows({ code: 'bad-number' })).toEqual([12, 13]);
    expect(rows({ column: 'Bed days' })).toEqual([13]);
    expect(rows({ sheet: 'May' })).toEqual([12]);
    expect(rows({ code: 'bad-number', sheet: 'July' })).toEqual([]);
  });

  test('is looked through for words in any of its parts, whatever their case', () => {
    expect(rows({ words: ' TEN ' })).toEqual([12, 13]);
    expect(rows({ words: 'd12' })).toEqual([12]);
    expect(rows({ words: 'write digits', level: 'warning' })).toEqual([null]);
  });
});
