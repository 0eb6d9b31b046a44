// Finds records and marks cells, as `../js-scanner.ts` does, sixteen bytes at a time.

import { columns, delimiter, ends, INT, input, most, newline, starts, stops, width, widths } from './places';

const QUOTE: i32 = 34;
const SPACE: i32 = 32;
const CARRIAGE_RETURN: i32 = 13;
const NEWLINE: i32 = 10;

let at: i32 = 0;
let irregular: i32 = 0;

export function scannedTo(): i32 {
  return at;
}
export function isIrregular(): i32 {
  return irregular;
}
/** One bit for each of sixteen bytes that is a delimiter, a newline or a quotation mark. */
@inline
function signsIn(place: i32, delimiters: v128, newlines: v128, quotes: v128): i32 {
  const bytes = v128.load(place);
  const found = v128.or(
    v128.or(i8x16.eq(bytes, delimiters), i8x16.eq(bytes, newlines)),
    i8x16.eq(bytes, quotes),
  );
  return i8x16.bitmask(found);
}

/** As `Scanner.scan`: how many records there are; `scannedTo` and `isIrregular` say the rest. */
export function scan(from: i32, to: i32): i32 {
  const delimiters = i8x16.splat(i8(delimiter));
  const newlines = i8x16.splat(i8(newline));
  const quotes = i8x16.splat(i8(QUOTE));
  const end = input + to;
  const displaced = load<u8>(end);
  // Ends every search within a cell.
  store<u8>(end, u8(newline));
  const isTrimmed = newline == NEWLINE;
  let records: i32 = 0;
  let base = input + from;
  let signs = signsIn(base, delimiters, newlines, quotes);
  let begin = base;
  let start = base;
  let column: i32 = 0;
  let wanted = columns;
  let next = load<i32>(wanted);
  let mark: i32 = 0;
  let first: i32 = 0;
  let isQuoted = false;
  irregular = 0;
  while (records < most && start < end) {
    while (signs == 0) {
      base += 16;
      signs = signsIn(base, delimiters, newlines, quotes);
    }
    const sign = base + ctz(signs);
    signs &= signs - 1;
    const byte = i32(load<u8>(sign));
    if (byte == QUOTE) {
      if (sign != begin) continue;
      // To the quotation mark that closes the cell: one that is not written twice.
      let close: i32 = 0;
      while (true) {
        while (signs == 0) {
          base += 16;
          if (base > end) break;
          signs = signsIn(base, delimiters, newlines, quotes);
        }
        if (signs == 0) break;
        const inside = base + ctz(signs);
        if (inside >= end) break;
        signs &= signs - 1;
        if (i32(load<u8>(inside)) != QUOTE) continue;
        if (inside + 1 >= end) break;
        if (i32(load<u8>(inside + 1)) == QUOTE) {
          // It is the next sign.
          while (signs == 0) {
            base += 16;
            signs = signsIn(base, delimiters, newlines, quotes);
          }
          signs &= signs - 1;
          continue;
        }
        close = inside;
        break;
      }
      if (close == 0) break;
      let behind = close + 1;
      let after = i32(load<u8>(behind));
      while (after != newline && (after == SPACE || after == CARRIAGE_RETURN)) {
        behind += 1;
        after = i32(load<u8>(behind));
      }
      if (after != delimiter && after != newline) {
        irregular = 1;
        break;
      }
      isQuoted = true;
      continue;
    }
    if (sign >= end) break;
    const isLast = byte == newline;
    if (column == next) {
      let stop = sign;
      if (isLast && isTrimmed && !isQuoted && stop > begin && i32(load<u8>(stop - 1)) == CARRIAGE_RETURN) stop -= 1;
      store<i32>(starts + mark, begin - input);
      store<i32>(stops + mark, stop - input);
      mark += INT;
      wanted += INT;
      next = load<i32>(wanted);
    }
    column += 1;
    begin = sign + 1;
    isQuoted = false;
    if (!isLast) continue;
    store<i32>(ends + records * INT, begin - input);
    store<i32>(widths + records * INT, column);
    records += 1;
    first += width * INT;
    mark = first;
    column = 0;
    wanted = columns;
    next = load<i32>(wanted);
    start = begin;
  }
  store<u8>(end, displaced);
  at = start - input;
  return records;
}
