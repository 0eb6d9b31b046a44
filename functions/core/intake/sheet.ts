/**
 * One row of a spreadsheet as texts. `row` is the number that a person sees; rows that hold nothing are left out, cells
 * behind the last that holds something too. A formula that was never calculated has no text: its columns are named.
 * `shown` has the dates of the row as a person sees them, by the texts that they are read as: `2025-06-01` as `Jun-25`.
 */
export type SheetRow = {
  row: number;
  cells: readonly string[];
  formulasWithoutValue: readonly number[];
  shown?: ReadonlyMap<string, string>;
};

/** The first rows of a sheet: those in which a header is looked for, and one below them. */
export type SheetHead = { name: string; rows: readonly SheetRow[] };

/** A sheet by its place in the workbook, and how many of its columns matter. */
export type WantedSheet = { index: number; width: number };

/** Whoever takes a workbook: first the heads of all its sheets, then the rows of those that were chosen, one after the other. */
export type SheetTaker = {
  /** The sheets that are read, none where the issues that are reported say why. */
  chooseSheets(heads: readonly SheetHead[]): readonly WantedSheet[];
  takeRow(row: SheetRow, index: number): 'go-on' | 'stop';
  /** After the last row of a sheet: the ranges of its merged cells, such as `C5:E5`. */
  endSheet(index: number, merged: readonly string[]): void;
};

/** Rows of all sheets have numbers of their own: those of the second sheet that is read begin behind these. */
const MOST_ROWS = 1 << 21;

/** A row among those of all sheets that are read; `sheet` counts from 0. */
export const placeOfRow = (sheet: number, row: number): number => sheet * MOST_ROWS + row;

/** The sheet, counted from 0, and the row in it of such a place. */
export const rowOfPlace = (place: number): { sheet: number; row: number } => ({
  sheet: Math.floor(place / MOST_ROWS),
  row: place % MOST_ROWS,
});
