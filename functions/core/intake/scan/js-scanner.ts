import { createJsNumbers } from './js-numbers.ts';
import { createJsTables, reserveInput } from './js-tables.ts';
import { RECORDS_AT_ONCE, type ScannerMaker } from './scanner.ts';

const QUOTE = 34;
const NEWLINE = 10;
const CARRIAGE_RETURN = 13;
const NO_COLUMN = -1;
const IRREGULAR = -1;
const EACH = 0x01010101;
const LOW = 0x7f7f7f7f;
const HIGH = 0x80808080 | 0;

/** What stands most often between a closing quotation mark and the delimiter, of all that papaparse passes over there. */
const isBlank = (byte: number | undefined): boolean => byte === 32 || byte === CARRIAGE_RETURN;

/** Non-zero where one of the four bytes of a word is zero, as `word ^ repeated` is where it equals the repeated byte. */
const anyZero = (word: number): number => (word - EACH) & ~word & HIGH;

/** How many of the four bytes of a word are zero. */
const countZeros = (word: number): number => Math.imul(~(((word & LOW) + LOW) | word | LOW) >>> 7, EACH) >>> 24;

/** A scanner in plain JavaScript. */
export const createJsScanner: ScannerMaker = (plan, capacity) => {
  const { delimiter, newline, columns } = plan;
  const tables = createJsTables(columns.length, capacity);
  const wanted = Int32Array.from([...columns, NO_COLUMN]);
  const delimiters = Math.imul(delimiter, EACH);
  const newlines = Math.imul(newline, EACH);
  const quotes = Math.imul(QUOTE, EACH);
  let passed = 0;

  /** Where the delimiter or newline is that ends the quoted cell; `to` where it is not among the bytes. */
  const endOfQuoted = (start: number, to: number): number => {
    const { input } = tables;
    let at = start + 1;
    while (true) {
      while (at < to && input[at] !== QUOTE) at += 1;
      at += 1;
      if (at >= to) return to;
      if (input[at] === QUOTE) {
        at += 1;
        continue;
      }
      let byte = input[at];
      while (byte !== newline && isBlank(byte)) {
        at += 1;
        byte = input[at];
      }
      return byte === delimiter || byte === newline ? at : IRREGULAR;
    }
  };

  /** Goes on by four bytes as long as none is a newline or a quotation mark. `passed` is the number of delimiters in them. */
  const passWords = (start: number): number => {
    const { bytes: words } = tables;
    let at = start;
    passed = 0;
    while (true) {
      const word = words.getInt32(at, true);
      if ((anyZero(word ^ newlines) | anyZero(word ^ quotes)) !== 0) return at;
      passed += countZeros(word ^ delimiters);
      at += 4;
    }
  };

  const scan = (from: number, to: number) => {
    const { input, starts, stops, ends, widths } = tables;
    let records = 0;
    let start = from;
    let at = from;
    let isIrregular = false;
    const displaced = input[to] ?? 0;
    // Ends every search within a cell, so that none needs to look where it is.
    input[to] = newline;
    while (records < RECORDS_AT_ONCE && at < to) {
      let column = 0;
      let place = 0;
      let next = wanted[0];
      const first = records * columns.length;
      let byte = input[at];
      while (true) {
        const begin = at;
        if (byte === QUOTE) {
          at = endOfQuoted(at, to);
          if (at === IRREGULAR) {
            isIrregular = true;
            break;
          }
          byte = input[at];
        } else {
          if (next === NO_COLUMN) {
            at = passWords(at);
            column += passed;
            byte = input[at];
            if (byte === QUOTE && input[at - 1] === delimiter) continue;
          }
          while (byte !== delimiter && byte !== newline) byte = input[++at];
        }
        if (column === next) {
          const isTrimmed = newline === NEWLINE && byte === NEWLINE && at > begin && input[at - 1] === CARRIAGE_RETURN;
          starts[first + place] = begin;
          stops[first + place] = isTrimmed && input[begin] !== QUOTE ? at - 1 : at;
          next = wanted[++place];
        }
        column += 1;
        at += 1;
        if (byte === newline) break;
        byte = input[at];
      }
      if (isIrregular || at > to) break;
      ends[records] = at;
      widths[records] = column;
      records += 1;
      start = at;
    }
    input[to] = displaced;
    return { records, at: start, isIrregular };
  };
  const reserve = (room: number, kept: number) => reserveInput(tables, room, kept);
  return Object.assign(tables, { scan, reserve, ...createJsNumbers(plan, tables) });
};
