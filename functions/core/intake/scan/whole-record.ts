import Papa from 'papaparse';
import type { Newline } from '../csv-rows.ts';

/** One record with all its cells. `length` counts the characters it took, newline included. */
export type WholeRecord = { cells: string[]; quoting: 'sound' | 'broken' | 'open'; length: number };

export type WholeRecordReader = {
  /** The first record of a text; null where no newline ends it. */
  first(text: string): WholeRecord | null;
  /** The record that the end of the file ends: all of a text in which `first` finds none. */
  last(text: string): WholeRecord;
};

type Parsed = { data: string[][]; errors: { code: string }[]; meta: { cursor: number } };

/** Reads single records by papaparse. `open` is a record that the next one may be in, because a quotation mark is not closed where it should be. */
export function createWholeRecordReader(delimiter: string, newline: Newline): WholeRecordReader {
  // With `preview`, papaparse's short way for texts without quotation marks says a wrong cursor.
  const parser = new Papa.Parser({ delimiter, newline, preview: 1, fastMode: false });

  const recordOf = ({ data: [cells], errors, meta }: Parsed): WholeRecord | null => {
    if (!cells) return null;
    if (newline === '\n') dropCarriageReturn(cells);
    const isUnclosed = errors.some(({ code }) => code === 'MissingQuotes');
    const isBroken = errors.length > 0;
    const isOpen = isUnclosed || (isBroken && cells.some((cell) => cell.includes(newline)));
    return { cells, quoting: isOpen ? 'open' : isBroken ? 'broken' : 'sound', length: meta.cursor };
  };
  return {
    first: (text) => recordOf(parser.parse(text, 0, true)),
    last: (text) => recordOf(parser.parse(text, 0, false)) ?? { cells: [''], quoting: 'sound', length: 0 },
  };
}

/** Takes the CR of a CRLF off the last cell, where the newline is LF. */
export function dropCarriageReturn(cells: string[], last = cells.length - 1): void {
  const text = cells[last];
  if (text?.charCodeAt(text.length - 1) === 13) cells[last] = text.slice(0, -1);
}
