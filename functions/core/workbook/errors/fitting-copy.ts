import type { SheetCopy } from '../../submissions/sheet-copy.ts';

/** Beyond these a workbook is slow to open and too large to be answered in one piece. */
const MOST_COLUMNS = 250;
const MOST_CELLS = 60_000;
const MOST_CHARACTERS = 1_000_000;
const LONGEST_CELL = 500;

export type FittingCopy = { rows: SheetCopy['rows']; width: number; isCut: boolean };

/** As much of a copy as a workbook should hold. Where that is not all of it, only rows that are marked are in it. */
export function fittingCopy({ rows }: SheetCopy, marks: ReadonlyMap<number, unknown>): FittingCopy {
  const longest = rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  const width = Math.min(MOST_COLUMNS, longest);
  const fitting = countFitting(rows, width);
  if (fitting === rows.length) return { rows: shortened(rows, width), width, isCut: width < longest };
  const marked = rows.filter(({ row }) => marks.has(row));
  return { rows: shortened(marked.slice(0, countFitting(marked, width)), width), width, isCut: true };
}

/** How many rows from the first on have room. */
function countFitting(rows: SheetCopy['rows'], width: number): number {
  let characters = 0;
  const most = Math.min(rows.length, Math.floor(MOST_CELLS / Math.max(1, width)));
  for (const [index, { cells }] of rows.slice(0, most).entries()) {
    for (const cell of cells.slice(0, width)) characters += Math.min(LONGEST_CELL, cell.length);
    if (characters > MOST_CHARACTERS) return index;
  }
  return most;
}

function shortened(rows: SheetCopy['rows'], width: number): SheetCopy['rows'] {
  const short = (text: string) => (text.length <= LONGEST_CELL ? text : `${text.slice(0, LONGEST_CELL - 1)}…`);
  return rows.map(({ row, cells }) => ({ row, cells: cells.slice(0, width).map(short) }));
}
