import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CsvFault, createCsvRows, newlineOf } from '../../../functions/core/intake/csv-rows.ts';
import { createTextReader } from '../../../functions/core/intake/read-text.ts';

type Read = { rows: { row: number; cells: string[] }[]; faults: CsvFault[]; broken: number[] };
type How = { delimiter: string; newline?: '\n' | '\r'; blockLength?: number; recordLimit?: number };

function readPieces(pieces: readonly string[], { newline = '\n', ...how }: How): Read {
  const read: Read = { rows: [], faults: [], broken: [] };
  const csv = createCsvRows({
    ...how,
    newline,
    onRow: (cells, row, quoting) => {
      read.rows.push({ row, cells: [...cells] });
      if (quoting === 'broken') read.broken.push(row);
    },
    onFault: (fault) => read.faults.push(fault),
  });
  for (const piece of pieces) csv.push(piece);
  csv.end();
  return read;
}

/** Cuts a text or bytes at the given shares of its length. */
function cut<T extends string | Uint8Array>(whole: T, shares: readonly number[]): T[] {
  const ends = [...shares.map((share) => Math.floor(share * whole.length)), whole.length].sort((a, b) => a - b);
  return ends.map((end, index) => whole.slice(ends[index - 1] ?? 0, end) as T);
}

const shares = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 6 });
const delimiters = fc.constantFrom(',', ';', '\t');
const newlines = fc.constantFrom('\r\n', '\n', '\r');
const cell = fc.oneof(
  { weight: 4, arbitrary: fc.string({ maxLength: 6 }) },
  { weight: 3, arbitrary: fc.constantFrom('', 'a', '0', 'Stoke-on-Trent', ' ', "it's") },
  {
    weight: 3,
    arbitrary: fc.constantFrom('a,b', 'c;d', 'e\tf', 'say "no"', 'two\r\nlines', 'two\nlines', '"', '""', '",'),
  },
  { weight: 2, arbitrary: fc.constantFrom('Môn', 'Zoë', 'naïve', 'ÿ', 'é') },
);

const table = fc
  .integer({ min: 2, max: 5 })
  .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }));

// A carriage return at the end of the last cell of a row is the one character that is not kept: it is how CRLF is read.
const withoutTrailingCr = (rows: string[][]): string[][] =>
  rows.map((cells) => cells.map((text, index) => (index === cells.length - 1 ? text.replace(/\r+$/, '') : text)));

function printCell(text: string, delimiter: string, isQuoted: boolean): string {
  const mustQuote = /["\r\n]/.test(text) || text.includes(delimiter);
  return mustQuote || isQuoted ? `"${text.replaceAll('"', '""')}"` : text;
}

type Printed = { delimiter: string; newline: string; quoted: boolean[]; hasLastNewline: boolean };

function print(rows: string[][], { delimiter, newline, quoted, hasLastNewline }: Printed): string {
  let count = 0;
  const isQuoted = () => quoted[count++ % quoted.length] ?? false;
  const lines = rows.map((cells) => cells.map((text) => printCell(text, delimiter, isQuoted())).join(delimiter));
  return lines.join(newline) + (hasLastNewline ? newline : '');
}

const printed = fc.record({
  delimiter: delimiters,
  newline: newlines,
  quoted: fc.array(fc.boolean(), { minLength: 1, maxLength: 7 }),
  hasLastNewline: fc.boolean(),
});

type Form = 'utf-8' | 'utf-8 with its mark' | 'utf-16le' | 'utf-16be' | 'windows-1252';

function encode(text: string, form: Form): Uint8Array {
  if (form === 'utf-8') return new TextEncoder().encode(text);
  if (form === 'utf-8 with its mark') return new TextEncoder().encode(`\ufeff${text}`);
  if (form === 'windows-1252') return Uint8Array.from(text, (character) => character.charCodeAt(0));
  const units = Array.from({ length: text.length + 1 }, (_, index) => (index ? text.charCodeAt(index - 1) : 0xfeff));
  return Uint8Array.from(
    units.flatMap((unit) => (form === 'utf-16le' ? [unit & 255, unit >> 8] : [unit >> 8, unit & 255])),
  );
}

function isLatin1(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  return code < 0x80 || (code >= 0xa0 && code <= 0xff);
}

const forms = fc.constantFrom<Form>('utf-8', 'utf-8 with its mark', 'utf-16le', 'utf-16be', 'windows-1252');

function decodePieces(pieces: readonly Uint8Array[]): string {
  let text = '';
  const reader = createTextReader({
    taker: {
      push: (piece) => {
        text += piece;
      },
      hasBegun: () => false,
      byteRows: () => null,
    },
    report: () => {},
  });
  for (const piece of pieces) reader.push(piece);
  reader.end();
  return text;
}

describe('rows of a CSV text', () => {
  it('come out as they were printed, with the rows of a spreadsheet, wherever the text and its blocks are cut', () => {
    fc.assert(
      fc.property(table, printed, shares, fc.integer({ min: 1, max: 64 }), (rows, how, cuts, blockLength) => {
        const newline = how.newline === '\r' ? '\r' : '\n';
        const isLineBreakSafe = newline === '\n' || !rows.flat().some((text) => /[\r\n]/.test(text));
        fc.pre(isLineBreakSafe);
        const read = readPieces(cut(print(rows, how), cuts), { delimiter: how.delimiter, newline, blockLength });
        const isBlankEnd = !how.hasLastNewline && print(rows, how).endsWith(how.newline);
        fc.pre(!isBlankEnd);
        expect(read.faults).toEqual([]);
        expect(read.rows.map(({ cells }) => cells)).toEqual(newline === '\n' ? withoutTrailingCr(rows) : rows);
        expect(read.rows.map(({ row }) => row)).toEqual(rows.map((_, index) => index + 1));
      }),
      { numRuns: 2000 },
    );
  });

  it('are the same from bytes in any encoding, cut anywhere', () => {
    fc.assert(
      fc.property(table, printed, forms, shares, (rows, how, form, cuts) => {
        const text = print(rows, how);
        // Without a byte above 127 Windows-1252 is UTF-8, and text that is valid UTF-8 is read as that.
        const isPlain = form !== 'windows-1252' || [...text].every((character) => isLatin1(character));
        fc.pre(isPlain && !text.includes('\0') && text.length > 4 && !/^\s*[<{]/.test(text));
        const bytes = encode(text, form);
        const whole = decodePieces([bytes]);
        expect(decodePieces(cut(bytes, cuts))).toBe(whole);
        if (form === 'windows-1252' && /[\u00a0-\u00ff]{2}/.test(text)) return;
        expect(whole).toBe(text);
      }),
      { numRuns: 1500 },
    );
  });

  it('are those of csv-parse for well-formed text', () => {
    fc.assert(
      fc.property(table, printed, (rows, how) => {
        fc.pre(how.newline !== '\r');
        const text = print(rows, how);
        const other: string[][] = parse(text, {
          delimiter: how.delimiter,
          record_delimiter: [how.newline],
          relax_column_count: true,
        });
        const ours = readPieces([text], { delimiter: how.delimiter }).rows.map(({ cells }) => cells);
        expect(ours).toEqual(withoutTrailingCr(other));
      }),
      { numRuns: 1500 },
    );
  });

  it('count blank lines, because a spreadsheet does', () => {
    const { rows } = readPieces(['a,b\r\n\r\n1,2\r\n'], { delimiter: ',' });
    expect(rows).toEqual([
      { row: 1, cells: ['a', 'b'] },
      { row: 2, cells: [''] },
      { row: 3, cells: ['1', '2'] },
    ]);
  });

  it('count a cell with line breaks as one row', () => {
    const { rows } = readPieces(['a,b\n"one\ntwo\nthree",2\n3,4\n'], { delimiter: ',' });
    expect(rows.at(-1)).toEqual({ row: 3, cells: ['3', '4'] });
  });

  it('may end in CRLF and in LF in one file', () => {
    const { rows } = readPieces(['a,b\r\n1,2\n"3","4"\r\n'], { delimiter: ',' });
    expect(rows.map(({ cells }) => cells)).toEqual([
      ['a', 'b'],
      ['1', '2'],
      ['3', '4'],
    ]);
  });

  it('end where a quotation mark is never closed, and say in which row it opens', () => {
    const text = `a,b\n1,2\n3,"4\n${'5,6\n'.repeat(50)}`;
    const read = readPieces([text], { delimiter: ',', blockLength: 16, recordLimit: 100 });
    expect(read.faults).toEqual([{ code: 'open-quote', row: 3 }]);
    expect(read.rows.map(({ row }) => row)).toEqual([1, 2]);
    expect(readPieces([text], { delimiter: ',' }).faults).toEqual([{ code: 'open-quote', row: 3 }]);
  });

  it('end at a row that is longer than any real one', () => {
    const read = readPieces([`a,b\n1,2\n3,${'4'.repeat(500)}`, '5,6\n'], {
      delimiter: ',',
      blockLength: 16,
      recordLimit: 100,
    });
    expect(read.faults).toEqual([{ code: 'too-large', row: 3 }]);
  });

  it('are marked where a cell has a quotation mark that is not written twice', () => {
    const read = readPieces(['a,b\n"the "best" ward",2\n3,4\n'], { delimiter: ',' });
    expect(read.broken).toEqual([2]);
    expect(read.rows.map(({ row }) => row)).toEqual([1, 2, 3]);
  });

  it('end where an open cell runs on into the quotation marks of a later row, lest rows are lost in it', () => {
    const read = readPieces(['a,b\n1,2\n"3,4\n5,6\n"7",8\n9,10\n'], { delimiter: ',' });
    expect(read.faults).toEqual([{ code: 'open-quote', row: 3 }]);
    expect(read.rows.map(({ row }) => row)).toEqual([1, 2]);
  });

  it('come to an end even in one huge cell', () => {
    const pieces = Array.from({ length: 800 }, () => 'x'.repeat(65_536));
    expect(readPieces(['a,b\n1,"', ...pieces], { delimiter: ',' }).faults).toEqual([{ code: 'open-quote', row: 2 }]);
  });
});

describe('the newline of a text', () => {
  it.each([
    ['a,b\r\n1,2\r\n', '\n'],
    ['a,b\n1,2\n', '\n'],
    ['a,b\r1,2\r', '\r'],
    ['a,"b\nc"\r1,2\r', '\r'],
    ['a,"b\rc"\n1,2\n', '\n'],
    ['a,b', '\n'],
  ])('of %j is %j', (text, newline) => {
    expect(newlineOf(text)).toBe(newline);
  });
});
