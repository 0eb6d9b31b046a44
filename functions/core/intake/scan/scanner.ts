/** What a scanner is told once. Delimiter and newline are one byte each; `columns` count from 0 and ascend. */
export type ScanPlan = { delimiter: number; newline: number; columns: readonly number[] };

/**
 * What one scan found: whole `records`, and where the first begins that is not among them (`at`). There the bytes end, the
 * tables are full, or, where `isIrregular`, a closing quotation mark is followed by what only papaparse can judge.
 */
export type Scanned = { records: number; at: number; written: number; isIrregular: boolean };

/**
 * Finds records by the quoting rules of papaparse in bytes of any encoding that contains ASCII, and copies the cells of the
 * planned columns verbatim. The caller fills `input`, which begins at a multiple of four of its buffer; the `SLACK` bytes
 * behind its capacity are the scanner's, and so is the byte at `to` while it scans. A scan leaves `written` bytes in
 * `output`, one line a record, without the cells that a record does not have; `ends` and `widths` say of each record where
 * it ends in `input`, newline included, and how many cells it has.
 */
export type Scanner = {
  input: Uint8Array;
  output: Uint8Array;
  ends: Int32Array;
  widths: Int32Array;
  scan(from: number, to: number): Scanned;
};

/** Makes a scanner with room for `capacity` bytes. */
export type ScannerMaker = (plan: ScanPlan, capacity: number) => Scanner;

/** How many records one scan finds at most. Texts beyond some 100 kB are made anew outside V8's young generation, at four times the price. */
export const RECORDS_AT_ONCE = 1 << 10;

/** How far behind its capacity a scanner may look. */
export const SLACK = 8;
