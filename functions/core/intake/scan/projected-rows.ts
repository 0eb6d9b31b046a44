import type { Newline } from '../csv-rows.ts';
import { createCellTexts } from './cell-texts.ts';
import type { FullRow, ProjectedFault } from './full-row.ts';
import { createHandedRows } from './handed-row.ts';
import { createHeldBytes } from './held-bytes.ts';
import { createJsScanner } from './js-scanner.ts';
import type { NumberedRow } from './numbered-row.ts';
import type { Scanned, ScannerMaker } from './scanner.ts';
import { createWasmScanner } from './wasm-scanner.ts';
import { createWholeRecordReader, type WholeRecord } from './whole-record.ts';

export type ProjectedRowsOptions = {
  /** One ASCII character. */
  delimiter: string;
  newline: Newline;
  /** Which cells are wanted, counted from 0, ascending, none twice. */
  columns: readonly number[];
  /** `cells` are those of `columns` that the record has, in an array that is used again; `row` is the row of a spreadsheet, the first line being 1. */
  onRow(cells: string[], row: number, full: FullRow): void;
  onFault(fault: ProjectedFault): void;
  /** A whole row, used again for each whole record: its wanted cells are put where they stand in the record, and it is handed on. */
  row?: string[] | undefined;
  /** Offered each whole record as wide as `row` before its cells are put there; true where that is all that is wanted. */
  onNumbered?: ((numbered: NumberedRow, row: number) => boolean) | undefined;
  createScanner?: ScannerMaker;
  blockLength?: number;
  /** The longest record, in characters. */
  recordLimit?: number;
};

export type ProjectedRows = {
  /** Takes the bytes of a file without its byte order mark, in any cuts; the caller may fill them again. */
  push(bytes: Uint8Array): void;
  end(): void;
  stop(): void;
  /** The position of the first byte that is not UTF-8, from where on the text is Windows-1252; null where there is none. */
  oddByteAt(): number | null;
};

const BLOCK_LENGTH = 1 << 18;
const RECORD_LIMIT = 1 << 20;
const FIRST_LOOK = 1 << 12;
const ALL = Number.POSITIVE_INFINITY;
const CARRIAGE_RETURN = 13;

/**
 * The rows of a CSV file of which few columns are wanted, from its bytes: the same as those of `csv-rows.ts` over its text.
 * A scanner finds the records and marks the wanted cells, of which papaparse parses those that were not seen before. A record
 * that cannot be told by bytes alone is parsed as it stands in the file.
 */
export function createProjectedRows(options: ProjectedRowsOptions): ProjectedRows {
  const { delimiter, newline, columns, onRow, blockLength = BLOCK_LENGTH, recordLimit = RECORD_LIMIT } = options;
  const plan = { delimiter: delimiter.charCodeAt(0), newline: newline.charCodeAt(0), columns };
  const held = createHeldBytes(options.createScanner ?? createWasmScanner ?? createJsScanner, plan, 2 * blockLength);
  const texts = createCellTexts({ delimiter, newline, columns }, held.scanner);
  const reader = createWholeRecordReader(delimiter, newline);
  const blank = columns[0] === 0 ? [''] : [];
  const handedRow = createHandedRows(columns, options.row);
  let wanted = blockLength;
  let row = 0;
  let at = 0;
  let endOfRow = 0;
  let isStopped = false;

  const fullRow: FullRow = {
    quoting: 'sound',
    width: 0,
    isInRow: false,
    cells: () => reader.first(held.text(at, endOfRow))?.cells ?? [],
  };

  const fail = (code: ProjectedFault['code']) => {
    isStopped = true;
    options.onFault({ code, row: row + 1 });
  };

  /** Only the beginning of a record that is too long says why, so that it is the same wherever the file is cut. */
  const refuseTooLong = (end: number) => {
    if (end - at <= recordLimit) return;
    const text = held.text(at, end);
    if (text.length <= recordLimit) return;
    const { quoting } = reader.last(text.slice(0, recordLimit + 1));
    fail(quoting === 'open' ? 'open-quote' : 'too-large');
  };

  const handWhole = ({ cells, quoting }: WholeRecord) => {
    if (quoting === 'open') return fail('open-quote');
    row += 1;
    const present = columns.filter((column) => column < cells.length).map((column) => cells[column] ?? '');
    onRow(present, row, { quoting, width: cells.length, isInRow: false, cells: () => cells });
  };

  /** Hands the next record on as papaparse reads it from the file itself. False where it does not end before `end`. */
  const readWhole = (end: number): boolean => {
    for (let look = FIRST_LOOK; ; look *= 2) {
      const to = Math.min(at + look, end);
      const record = reader.first(held.text(at, to));
      if (record) {
        const next = at + held.bytesOf(record.length, at, to);
        refuseTooLong(next - 1);
        if (!isStopped) handWhole(record);
        at = next;
        return true;
      }
      if (to === end) return false;
    }
  };

  const readLast = () => {
    if (at === held.filled()) return;
    refuseTooLong(held.filled());
    if (!isStopped) handWhole(reader.last(held.text(at, held.filled())));
  };

  const handOn = (record: number, width: number) => {
    row += 1;
    if (width === options.row?.length && options.onNumbered?.(texts.numbered(record), row)) return;
    const handed = handedRow(width);
    texts.fill(record, handed);
    fullRow.width = width;
    fullRow.isInRow = handed.cells === options.row;
    onRow(handed.cells, row, fullRow);
  };

  const readScanned = ({ records }: Scanned) => {
    const scanner = held.scanner;
    const isAsScanned = texts.read(records, at < held.oddAt() ? 'utf-8' : 'windows-1252');
    const { ends, widths } = scanner;
    for (let record = 0; record < records && !isStopped; record += 1) {
      if (!isAsScanned) {
        readWhole(held.checked());
        continue;
      }
      endOfRow = ends[record] ?? at;
      if (endOfRow - at > recordLimit) refuseTooLong(endOfRow - 1);
      if (!isStopped) handOn(record, widths[record] ?? 0);
      at = endOfRow;
    }
  };

  /** Blank records are handed on without a scan: a file may begin or end in millions of them. */
  const passBlank = (to: number) => {
    const { input } = held.scanner;
    while (!isStopped) {
      const end = newline === '\n' && input[at] === CARRIAGE_RETURN ? at + 1 : at;
      if (end >= to || input[end] !== plan.newline) break;
      row += 1;
      fullRow.width = 1;
      fullRow.isInRow = false;
      endOfRow = end + 1;
      onRow([...blank], row, fullRow);
      at = endOfRow;
    }
  };

  const read = (what: 'more follows' | 'the end') => {
    held.check(what);
    const checked = held.checked();
    const oddAt = held.oddAt();
    while (!isStopped) {
      const to = at < oddAt ? Math.min(oddAt, checked) : checked;
      passBlank(to);
      const scanned = held.scanner.scan(at, to);
      if (scanned.records > 0) readScanned(scanned);
      else if (!scanned.isIrregular && to === checked) break;
      else if (!readWhole(checked)) break;
    }
    if (!isStopped && checked < held.filled() && held.scanner.input[checked] === 0) fail('nul');
  };

  const pushOn = () => {
    read('more follows');
    if (!isStopped) refuseTooLong(held.filled());
    if (isStopped) return;
    wanted = held.filled() - at + blockLength;
    held.pass(at, wanted);
    at = 0;
  };

  return {
    push: (bytes) => {
      let rest = bytes;
      while (rest.length > 0 && !isStopped) {
        rest = rest.subarray(held.fill(rest, wanted));
        if (held.filled() === wanted) pushOn();
      }
    },
    end: () => {
      if (isStopped) return;
      read('the end');
      if (!isStopped) readLast();
    },
    stop: () => {
      isStopped = true;
    },
    oddByteAt: () => (held.oddAt() === ALL ? null : held.passed() + held.oddAt()),
  };
}
