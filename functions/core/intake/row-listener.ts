import type { Newline } from './csv-rows.ts';
import { placeOfRow, type WantedSheet } from './sheet.ts';

/** How a text falls into rows and cells. */
export type TextCut = { delimiter: string; newline: Newline };

/**
 * Hears which rows of a file are read and which of them are left out for a fault, so that either can be shown as they
 * were sent. Rows are places among those of all sheets (`sheet.ts`).
 */
export type RowListener = {
  /** Before the first row: the file is a text that falls into rows like this. */
  cut(cut: TextCut): void;
  /** Before the first row: the file is a workbook of which these sheets are read. */
  sheets(sheets: readonly WantedSheet[]): void;
  /** A header stands in this row, and the rows below it are those of its table. */
  table(row: number): void;
  read(row: number): void;
  rejected(row: number): void;
  /** Rows that make one record: what becomes of `first` from here on becomes of all. */
  together(first: number, rows: readonly number[]): void;
};

/** A listener to the rows of one sheet, which are told by their number on it. */
export function listenerOfSheet(listener: RowListener, sheet: number): RowListener {
  const place = (row: number) => placeOfRow(sheet, row);
  return {
    ...listener,
    table: (row) => listener.table(place(row)),
    read: (row) => listener.read(place(row)),
    rejected: (row) => listener.rejected(place(row)),
    together: (first, rows) => listener.together(place(first), rows.map(place)),
  };
}
