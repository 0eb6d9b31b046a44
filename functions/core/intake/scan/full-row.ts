import type { CsvFault } from '../csv-rows.ts';

/** Why reading stops: as in `csv-rows.ts`, or a NUL character, which no text has. `row` is where it happens. */
export type ProjectedFault = CsvFault | { code: 'nul'; row: number };

/** What is known of a record beside its wanted cells. The same object each time: it tells of the row at hand only. */
export type FullRow = {
  quoting: 'sound' | 'broken';
  /** How many cells the record has. */
  width: number;
  /** The numbers of its wanted cells, 0 or more where a text has one: the same number in a column is the same text. */
  numbers: Int32Array;
  /** All its cells, parsed anew: for the few rows that need a look at them. */
  cells(): readonly string[];
};

/** Cells, and for each the number of its text among those of its column: the same number, the same text. −1 and less: none. */
export type NumberedCells = { cells: string[]; numbers: Int32Array };
