/**
 * One row of a spreadsheet as texts. `row` is the number that a person sees; rows that hold nothing are left out, cells
 * behind the last that holds something too. A formula that was never calculated has no text: its columns are named.
 */
export type SheetRow = { row: number; cells: readonly string[]; formulasWithoutValue: readonly number[] };

/** The first rows of a sheet: those in which a header is looked for, and one below them. */
export type SheetHead = { name: string; rows: readonly SheetRow[] };

/** Whoever takes a workbook: first the heads of all its sheets, then the rows of the sheet that was chosen. */
export type SheetTaker = {
  /** The place of the sheet that is read and how many of its columns matter; null where none is read: the issues are reported. */
  chooseSheet(heads: readonly SheetHead[]): { index: number; width: number } | null;
  takeRow(row: SheetRow): 'go-on' | 'stop';
};
