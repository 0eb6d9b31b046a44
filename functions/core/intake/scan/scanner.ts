/** What a scanner is told once. Delimiter and newline are one byte each; `columns` count from 0 and ascend. */
export type ScanPlan = { delimiter: number; newline: number; columns: readonly number[] };

/**
 * What one scan found: whole `records`, and where the first begins that is not among them (`at`). There the bytes end, the
 * tables are full, or, where `isIrregular`, a closing quotation mark is followed by what only papaparse can judge.
 */
export type Scanned = { records: number; at: number; isIrregular: boolean };

/**
 * Finds records by the quoting rules of papaparse in bytes of any encoding that contains ASCII, and marks the cells of the
 * planned columns. The caller fills `input`, which begins at a multiple of four of its buffer; the `SLACK` bytes behind its
 * capacity are the scanner's, and so is the byte at `to` while it scans. `ends` and `widths` say of each record where it
 * ends in `input`, newline included, and how many cells it has; `starts` and `stops` where each planned cell stands in
 * `input`, verbatim, with as many places a record as there are planned columns. Those of cells that a record does not have
 * mean nothing.
 */
export type Scanner = {
  input: Uint8Array;
  starts: Int32Array;
  stops: Int32Array;
  ends: Int32Array;
  widths: Int32Array;
  scan(from: number, to: number): Scanned;
};

/** Makes a scanner with room for `capacity` bytes. */
export type ScannerMaker = (plan: ScanPlan, capacity: number) => Scanner;

/** How many records one scan finds at most: their marks, and the texts that are new in them, then fit a processor's cache. */
export const RECORDS_AT_ONCE = 1 << 8;

/** How far behind its capacity a scanner may look. */
export const SLACK = 8;
