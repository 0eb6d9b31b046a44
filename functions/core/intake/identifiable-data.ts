import { identifierInText } from '../checks/identifier-in-text.ts';
import type { Issue } from '../checks/issue.ts';
import { cellReference } from './column-letters.ts';

export type IdentifyingCell = { what: string; row: number; column: number; title: string; sheet?: string };

/** The refusal of a whole file because of one cell that says who a person is. What the cell holds is not in it. */
export function identifiableData({ what, row, column, title, sheet }: IdentifyingCell): Issue {
  return {
    code: 'identifiable-data',
    level: 'file',
    sheet: sheet ?? null,
    row,
    column: title || `column ${column + 1}`,
    cell: cellReference(column, row),
    found: null,
    expected: `no ${what} in the file`,
    fix: 'Remove it, or empty the column, and send the file again. Nothing of this file is counted, and it is marked for deletion.',
  };
}

export type RowToLookAt = { cells: readonly string[]; row: number; sheet?: string; titles?: readonly string[] };

/** The refusal where one of these columns of a row, or any without them, holds an identifier as text; null where none does. */
export function identifierInCells(
  { cells, row, sheet, titles }: RowToLookAt,
  columns?: readonly number[],
): Issue | null {
  const count = columns ? columns.length : cells.length;
  for (let at = 0; at < count; at += 1) {
    const column = columns ? (columns[at] ?? 0) : at;
    const text = cells[column];
    const what = text && identifierInText(text);
    if (what) return identifiableData({ what, row, column, title: titles?.[column] ?? '', ...(sheet && { sheet }) });
  }
  return null;
}
