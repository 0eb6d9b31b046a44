import Papa from 'papaparse';
import type { Newline } from '../csv-rows.ts';
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
  /** Puts the texts of the first `count` planned cells of a record into `cells`. */
  fill(record: number, count: number, cells: string[]): void;
};

const ALL = Number.POSITIVE_INFINITY;
const EMPTY = -1;
/** References below this one are to cells that are new in this block, counted down. */
const NEW = -2;

type Block = { data: string[][]; errors: unknown[] };

/**
 * Reads marked cells: those that were seen before are known by their bytes; the others are copied verbatim to a small
 * text, one a line, which papaparse parses.
 */
export function createCellTexts({ delimiter, newline, columns }: CellTextsOptions): CellTexts {
  const parser = new Papa.Parser({ delimiter, newline });
  const lineEnd = newline.charCodeAt(0);
  const width = columns.length;
  let known = columns.map(() => new KnownTexts());
  let knownIn: MarkedAs = 'utf-8';
  let references = new Int32Array(0);
  let lines = new Uint8Array(0);
  let bytes = new DataView(lines.buffer);
  let written = 0;
  let fresh: string[][] = [];
  /** The places of the new cells among all marks. */
  let places = new Int32Array(0);
  let count = 0;

  const copy = ({ input }: Scanner, from: number, to: number) => {
    for (let at = from; at < to; at += 1) lines[written++] = input[at] ?? 0;
    lines[written++] = lineEnd;
  };
  const prepare = ({ input, starts }: Scanner, encoding: MarkedAs) => {
    if (encoding !== knownIn) known = columns.map(() => new KnownTexts());
    knownIn = encoding;
    if (references.length < starts.length) {
      references = new Int32Array(starts.length);
      places = new Int32Array(starts.length);
    }
    if (lines.length < input.length) lines = new Uint8Array(input.length);
    if (bytes.buffer !== input.buffer) bytes = new DataView(input.buffer, input.byteOffset, input.byteLength);
    written = 0;
    count = 0;
  };
  const lookAt = (scanner: Scanner, column: number, at: number) => {
    const start = scanner.starts[at] ?? 0;
    const length = (scanner.stops[at] ?? 0) - start;
    if (length === 0) {
      references[at] = EMPTY;
      return;
    }
    const texts = known[column];
    const number = texts?.isWorth && length <= LONGEST_KNOWN ? texts.find(bytes, start, length) : -1;
    if (number >= 0) {
      references[at] = number;
      return;
    }
    references[at] = NEW - count;
    places[count] = at;
    count += 1;
    copy(scanner, start, start + length);
  };
  const remember = ({ starts, stops }: Scanner) => {
    for (let index = 0; index < count; index += 1) {
      const at = places[index] ?? 0;
      const start = starts[at] ?? 0;
      const length = (stops[at] ?? 0) - start;
      const texts = known[at % width];
      if (texts?.isWorth && length <= LONGEST_KNOWN) texts.add(bytes, start, { length, text: fresh[index]?.[0] ?? '' });
    }
  };
  return {
    read: (scanner, records, encoding) => {
      prepare(scanner, encoding);
      for (let record = 0; record < records; record += 1) {
        const present = scanner.widths[record] ?? 0;
        const from = record * width;
        for (let column = 0; column < width && (columns[column] ?? 0) < present; column += 1)
          lookAt(scanner, column, from + column);
      }
      const text = textOf(lines.subarray(0, written), encoding === 'utf-8' ? ALL : 0);
      const { data, errors }: Block = parser.parse(text, 0, true);
      if (data.length !== count || errors.length > 0 || data.some(({ length }) => length !== 1)) return false;
      fresh = data;
      remember(scanner);
      return true;
    },
    fill: (record, present, cells) => {
      const from = record * width;
      for (let column = 0; column < present; column += 1) {
        const reference = references[from + column] ?? EMPTY;
        cells[column] =
          reference >= 0
            ? (known[column]?.text(reference) ?? '')
            : reference === EMPTY
              ? ''
              : (fresh[NEW - reference]?.[0] ?? '');
      }
    },
  };
}
