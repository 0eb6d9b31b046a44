import type { Issue } from '../../checks/issue.ts';
import { issueWords } from '../../words/issue-words.ts';
import { faultStyle } from './error-content.ts';
import { cellOf, columnOfCell } from './issue-place.ts';

/** What is wrong in one row of a sheet: words for the row, and a comment for each faulty cell by its column from 0. */
export type RowMarks = { words: string; style: 'fault' | 'warning'; cells: Map<number, CellMark> };
export type CellMark = { style: 'fault' | 'warning'; comment: string };

/** The marks of a sheet by row. Faults of the whole file have no row and no mark. */
export function marksByRow(issues: readonly Issue[]): Map<number, RowMarks> {
  const marks = new Map<number, RowMarks>();
  for (const issue of issues) {
    if (issue.row === null) continue;
    const row = marks.get(issue.row) ?? { words: '', style: 'warning', cells: new Map() };
    marks.set(issue.row, {
      words: joined(row.words, rowWords(issue), '\n'),
      style: graver(row.style, issue),
      cells: row.cells,
    });
    const column = columnOfCell(cellOf(issue) ?? '');
    if (column !== null) row.cells.set(column, cellMark(row.cells.get(column), issue));
  }
  return marks;
}

function rowWords(issue: Issue): string {
  const cell = cellOf(issue);
  const column =
    issue.column === null ? '' : `${cell === null ? 'Column ' : ' ('}${issue.column}${cell === null ? '' : ')'}`;
  const where = `${cell ?? ''}${column}`;
  return `${where === '' ? (issueWords[issue.code]?.name ?? issue.code) : where}: ${expectedWords(issue)}${issue.fix}`;
}

function cellMark(before: CellMark | undefined, issue: Issue): CellMark {
  const expected = issue.expected === null ? '' : `Expected: ${issue.expected}\n`;
  const comment = `${expected}How to mend it: ${issue.fix}`;
  return {
    style: graver(before?.style ?? 'warning', issue),
    comment: joined(before?.comment ?? '', comment, '\n\n'),
  };
}

const expectedWords = ({ expected }: Issue): string => (expected === null ? '' : `expected ${expected}. `);

const joined = (before: string, after: string, between: string): string =>
  before === '' ? after : `${before}${between}${after}`;

function graver(style: RowMarks['style'], { level }: Issue): RowMarks['style'] {
  return style === 'fault' ? style : faultStyle(level);
}
