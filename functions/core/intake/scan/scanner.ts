/** What a scanner is told once. Delimiter and newline are one byte each; `columns` count from 0 and ascend. */
export type ScanPlan = { delimiter: number; newline: number; columns: readonly number[] };

/**
 * What one scan found: whole `records`, and where the first begins that is not among them (`at`). There the bytes end, the
 * tables are full, or, where `isIrregular`, a closing quotation mark is followed by what only papaparse can judge.
 */
export type Scanned = { records: number; at: number; isIrregular: boolean };

/** How many cells of a scan have no number, and how many bytes they are, copied verbatim with a newline behind each. */
export type NewCells = { count: number; copied: number };

/**
 * Finds records by the quoting rules of papaparse in bytes of any encoding that contains ASCII, marks the cells of the
 * planned columns, and numbers those whose bytes it was told of.
 *
 * The caller fills `input`, which begins at a multiple of four of its buffer; the byte at `to` is the scanner's while it
 * scans. `ends` and `widths` say of each record where it ends in `input`, newline included, and how many cells it has.
 * `starts` and `stops` say where each planned cell stands in `input`, verbatim, with as many places a record as there are
 * planned columns; where the newline is LF, a CR that ends a record is no part of its last cell, unless that is in
 * quotation marks. Those of cells that a record does not have mean nothing.
 *
 * All arrays may be others after `learn` and `reserve`.
 */
export type Scanner = {
  input: Uint8Array;
  starts: Int32Array;
  ends: Int32Array;
  widths: Int32Array;
  /** For each mark the number of its bytes among those of its column, 0 where nothing stands there; −1 and less for a new cell, counted down. */
  references: Int32Array;
  /** The marks of the new cells, and their bytes. */
  marks: Int32Array;
  lines: Uint8Array;
  scan(from: number, to: number): Scanned;
  /** Looks at the planned cells of the first `records` of the last scan. */
  number(records: number): NewCells;
  /** Takes in the bytes of a new cell: their number, or −1 where they get none. */
  learn(mark: number): number;
  /** From here on no bytes are known; what has a number keeps it. */
  forget(): void;
  /** Makes room for `capacity` bytes of input and keeps the first `kept`. */
  reserve(capacity: number, kept: number): void;
};

/** Makes a scanner with room for `capacity` bytes. */
export type ScannerMaker = (plan: ScanPlan, capacity: number) => Scanner;

/** How many records one scan finds at most: their marks, and the texts that are new in them, then fit a processor's cache. */
export const RECORDS_AT_ONCE = 1 << 8;
