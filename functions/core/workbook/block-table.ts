import type { WorkbookCell } from './workbook-model.ts';

/** One table of a sheet: its title, and its rows, of which the first are the headings. */
export type BlockTable = {
  title: string;
  widths: readonly number[];
  rows: readonly (readonly WorkbookCell[])[];
};
