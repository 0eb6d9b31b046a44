import type { NumberedCells } from './full-row.ts';

/** Where the wanted cells of a record go, each to its place. The same objects each time. */
export type HandedRow = { into: NumberedCells; places: readonly number[]; present: number };

/**
 * For a record of so many cells the row that it is handed on in: `row`, where it is as wide and so has all wanted cells
 * where they stand in the record; else those cells by themselves.
 */
export function createHandedRows(
  columns: readonly number[],
  row: NumberedCells | undefined,
): (width: number) => HandedRow {
  const lastColumn = columns.at(-1) ?? -1;
  const inRow = row && { into: row, places: columns, present: columns.length };
  const into = { cells: [] as string[], numbers: new Int32Array(columns.length) };
  const byThemselves = { into, places: columns.map((_, place) => place), present: 0 };
  return (width) => {
    if (inRow && width === row.cells.length) return inRow;
    const present = width > lastColumn ? columns.length : columns.findIndex((column) => column >= width);
    if (present !== into.cells.length) {
      into.cells.length = present;
      // What stood behind the shorter row is gone.
      into.numbers.fill(-1);
    }
    byThemselves.present = present;
    return byThemselves;
  };
}
