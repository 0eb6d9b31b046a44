/**
 * A sheet that was read, cell by cell as text, for the workbook in which faults are marked. `row` is the row that a
 * person sees. Not whole where the sheet is large: then only rows with a listed issue are kept. `others` are the sheets
 * that were read with it. Never made of a personal source or of a file that says who a person is.
 */
export type SheetCopy = {
  sheet: string | null;
  rows: { row: number; cells: string[] }[];
  isWhole: boolean;
  others?: SheetCopy[];
};
