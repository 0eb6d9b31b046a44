/**
 * What a cell is for, which decides how it looks. Colour never says anything alone: `met` and `not-met` hold words,
 * `input` and `input-number` cells stand beside a label, `fault` and `warning` cells have words in their row or a comment, and the first
 * sheet explains each. `copied` is a cell of somebody's file: it is shown on one line.
 */
export type CellStyle =
  | 'title'
  | 'intro'
  | 'block-title'
  | 'heading'
  | 'label'
  | 'text'
  | 'prefilled'
  | 'number'
  | 'total'
  | 'input'
  | 'input-number'
  | 'met'
  | 'not-met'
  | 'fault'
  | 'warning'
  | 'copied';

/** A string is always text, never a formula; a number keeps its full precision and is shown by `format` (Excel syntax). */
export type WorkbookCell = {
  value: string | number | null;
  style: CellStyle;
  format?: string;
  /** Answers that may be chosen from a list. */
  choices?: readonly string[];
  /** Where such a list stands in the workbook, as a range with its sheet. */
  choicesAt?: string;
  /** Said beside the cell when somebody points at it. Plain text; lines are parted by line ends. */
  comment?: string;
};

/** Where a table stands in a sheet: its row of headings (counted from 0), how many rows it has with that one, and how many columns. */
export type TablePlace = { row: number; rows: number; columns: number };

/** One sheet: title rows, then one table whose first row is `tableRow` (counted from 0) and whose first column names the row. */
export type WorkbookSheet = {
  name: string;
  /** What the sheet holds, for somebody who cannot see it. */
  summary: string;
  widths: readonly number[];
  rows: readonly (readonly WorkbookCell[])[];
  tableRow: number;
  /** Where a sheet has several tables, each below its own title; `tableRow` is then that of the first. */
  tables?: readonly TablePlace[];
  /** Whether the headings of the table have menus to sort and filter by. */
  filters?: 'offered';
  freeze: { rows: number; columns: number };
  /** Printed on A4, so many pages wide; the columns of `freeze` are repeated on each. */
  print: { orientation: 'portrait' | 'landscape'; pagesWide: number };
};

/** A workbook without any file format. `createdAt` is an ISO time and the only time that goes into the file. */
export type WorkbookModel = {
  title: string;
  subject: string;
  author: string;
  description: string;
  createdAt: string;
  sheets: readonly WorkbookSheet[];
};
