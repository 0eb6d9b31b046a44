import Papa from 'papaparse';
import type { Newline } from '../csv-rows.ts';
import type { HandedRow } from './handed-row.ts';
import { KnownTexts, LONGEST_KNOWN } from './known-texts.ts';
import { textOf } from './range-text.ts';
import type { Scanner } from './scanner.ts';

export type CellTextsOptions = { delimiter: string; newline: Newline; columns: readonly number[] };

/** How the marked bytes are encoded: once the first odd byte of a file is passed they are Windows-1252. */
export type MarkedAs = 'utf-8' | 'windows-1252';

/** The texts of the cells that a scanner marked. */
export type CellTexts = {
  /** Reads those of the first `records`. False where papaparse does not find the cells that the scanner found. */
  read(scanner: Scanner, records: number, encoding: MarkedAs): boolean;
  /** Puts the texts of the planned cells that a record has into their places. */
  fill(record: number, to: HandedRow): void;
};

const ALL = Number.POSITIVE_INFINITY;
/** References below this one are to cells that are new in this block, counted down. */
const NEW = -1;

type Block = { data: string[][]; errors: unknown[] };

/**
 * Reads marked cells: those that were seen before are known by their bytes; the others are copied verbatim to a small
 * text, one a line, which papaparse parses.
 */
export function createCellTexts({ delimiter, newline, columns }: CellTextsOptions): CellTexts {
  const parser = new Papa.Parser({ delimiter, newline });
  const lineEnd = newline.charCodeAt(0);
  const width = columns.length;
  const known = columns.map(() => new KnownTexts());
  let knownIn: MarkedAs = 'utf-8';
  // For each mark the number of its text among those of its column, or which of the new cells it is.
  let references = new Int32Array(0);
  let lines = new Uint8Array(0);
  let bytes: DataView = new DataView(lines.buffer);
  let written = 0;
  let fresh: string[][] = [];
  // The marks of the new cells.
  let marks = new Int32Array(0);
  let count = 0;

  const prepare = ({ input, starts }: Scanner, encoding: MarkedAs) => {
    if (encoding !== knownIn) for (const texts of known) texts.forget();
    knownIn = encoding;
    if (references.length < starts.length) {
      references = new Int32Array(starts.length);
      marks = new Int32Array(starts.length);
    }
    if (lines.length < input.length) lines = new Uint8Array(input.length);
    if (bytes.buffer !== input.buffer) bytes = new DataView(input.buffer, input.byteOffset, input.byteLength);
    written = 0;
    count = 0;
  };
  const copyNew = (input: Uint8Array, from: number, to: number) => {
    for (let at = from; at < to; at += 1) lines[written++] = input[at] ?? 0;
    lines[written++] = lineEnd;
  };
  /** One column of all records: then what is known of it is at hand. */
  const lookAt = (scanner: Scanner, records: number, place: number) => {
    const { input, starts, stops, widths } = scanner;
    const texts = known[place];
    const isWorth = texts?.isWorth === true;
    const column = columns[place] ?? 0;
    for (let record = 0, at = place; record < records; record += 1, at += width) {
      if (column >= (widths[record] ?? 0)) continue;
      const start = starts[at] ?? 0;
      const length = (stops[at] ?? 0) - start;
      let reference = length === 0 ? 0 : NEW;
      if (isWorth && length > 0 && length <= LONGEST_KNOWN) reference = texts.find(bytes, start, length);
      if (reference < 0) {
        reference = NEW - count;
        marks[count] = at;
        count += 1;
        copyNew(input, start, start + length);
      }
      references[at] = reference;
    }
  };
  const remember = ({ starts, stops }: Scanner) => {
    for (let index = 0; index < count; index += 1) {
      const at = marks[index] ?? 0;
      const start = starts[at] ?? 0;
      const length = (stops[at] ?? 0) - start;
      const texts = known[at % width];
      if (texts?.isWorth && length <= LONGEST_KNOWN) texts.add(bytes, start, { length, text: fresh[index]?.[0] ?? '' });
    }
  };
  return {
    read: (scanner, records, encoding) => {
      prepare(scanner, encoding);
      for (let place = 0; place < width; place += 1) lookAt(scanner, records, place);
      const text = textOf(lines.subarray(0, written), encoding === 'utf-8' ? ALL : 0);
      const { data, errors }: Block = parser.parse(text, 0, true);
      if (data.length !== count || errors.length > 0 || data.some(({ length }) => length !== 1)) return false;
      fresh = data;
      remember(scanner);
      return true;
    },
    fill: (record, { into: { cells, numbers }, places, present }) => {
      const from = record * width;
      for (let index = 0; index < present; index += 1) {
        const reference = references[from + index] ?? 0;
        const place = places[index] ?? 0;
        // A text that is known and was in the row before stands there already.
        if (reference >= 0 && numbers[place] === reference) continue;
        numbers[place] = reference;
        cells[place] = reference >= 0 ? (known[index]?.text(reference) ?? '') : (fresh[NEW - reference]?.[0] ?? '');
      }
    },
  };
}
