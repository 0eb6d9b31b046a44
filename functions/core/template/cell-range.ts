import { cellReference } from '../intake/column-letters.ts';

/** A cell of a sheet; the column is counted from 0, the row from 1. */
export type CellPlace = { row: number; column: number };

/** A rectangle of cells, both corners within it. */
export type CellRange = { from: CellPlace; to: CellPlace };

/** The last row and column of a sheet of Excel (XFD1048576). */
const LAST_ROW = 1_048_576;
const LAST_COLUMN = 16_383;

const CELL = /^\$?([A-Z]{1,3})\$?([1-9]\d{0,6})$/;

function columnOf(letters: string): number {
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

/** The cell that a reference such as `B4` or `$B$4` names; null where no sheet has it. */
export function parseCell(text: string): CellPlace | null {
  const [, letters = '', digits = ''] = CELL.exec(text.trim().toUpperCase()) ?? [];
  const place = { row: Number(digits), column: columnOf(letters) };
  return letters === '' || place.row > LAST_ROW || place.column > LAST_COLUMN ? null : place;
}

/** The rectangle that `B4:D9` or `B4` names, whichever corners it names; null where no sheet has it. */
export function parseRange(text: string): CellRange | null {
  const [first = '', second = first, ...more] = text.split(':');
  const [a, b] = [parseCell(first), parseCell(second)];
  if (!a || !b || more.length > 0) return null;
  return {
    from: { row: Math.min(a.row, b.row), column: Math.min(a.column, b.column) },
    to: { row: Math.max(a.row, b.row), column: Math.max(a.column, b.column) },
  };
}

/** The rectangles of a list such as `C5 C7:C9`, as a sheet writes them; what names no cells is left out. */
export function parseRanges(text: string): CellRange[] {
  return text.split(/\s+/).flatMap((part) => parseRange(part) ?? []);
}

export function isWithin({ row, column }: CellPlace, { from, to }: CellRange): boolean {
  return row >= from.row && row <= to.row && column >= from.column && column <= to.column;
}

/** `B4` of a place. */
export const referenceOf = ({ row, column }: CellPlace): string => cellReference(column, row);
