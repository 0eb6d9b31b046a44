import type { CsvFault } from '../csv-rows.ts';

/** Why reading stops: as in `csv-rows.ts`, or a NUL character, which no text has. `row` is where it happens. */
export type ProjectedFault = CsvFault | { code: 'nul'; row: number };

/** What is known of a record beside its wanted cells. The same object each time: it tells of the row at hand only. */
export type FullRow = {
  quoting: 'sound' | 'broken';
  /** How many cells the record has. */
  width: number;
  /** Whether its wanted cells are those of the whole row that was asked for. */
  isInRow: boolean;
  /** All its cells, parsed anew: for the few rows that need a look at them. */
  cells(): readonly string[];
};
