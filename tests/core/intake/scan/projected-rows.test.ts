import { describe, expect, it } from 'vitest';
import type { FullRow } from '../../../../functions/core/intake/scan/full-row.ts';
import { createProjectedRows } from '../../../../functions/core/intake/scan/projected-rows.ts';
import type { ScannerMaker } from '../../../../functions/core/intake/scan/scanner.ts';
import { readFully, readProjected, type Table } from './read-both-ways.ts';
import { scanners } from './scanners.ts';

const encoder = new TextEncoder();
const bytesOf = (text: string): Uint8Array => encoder.encode(text);
const table = (columns: number[], delimiter = ','): Table => ({ delimiter, newline: '\n', columns });

/** A file of which the records are as long as given. */
const wideRows = (rows: number, width: number): string =>
  Array.from({ length: rows }, (_, row) => Array.from({ length: width }, (_, column) => `${row}.${column}`)).join('\n');

describe.each(scanners)('wanted columns by the scanner in $name', ({ createScanner }) => {
  const read = (text: string | Uint8Array, columns: number[], how = {}) =>
    readProjected([typeof text === 'string' ? bytesOf(text) : text], table(columns), { ...how, createScanner });
  const cellsOf = (text: string, columns: number[]) => read(text, columns).rows.map(({ cells }) => cells);

  it('come with the row of the spreadsheet and the number of cells of the whole record', () => {
    expect(read('a,b,c\r\n\r\n1,"2\n2",3\r\n4,5\r\n', [0, 2]).rows).toEqual([
      { row: 1, cells: ['a', 'c'], width: 3, quoting: 'sound' },
      { row: 2, cells: [''], width: 1, quoting: 'sound' },
      { row: 3, cells: ['1', '3'], width: 3, quoting: 'sound' },
      { row: 4, cells: ['4'], width: 2, quoting: 'sound' },
    ]);
  });

  it('are found in columns far to the right', () => {
    const columns = [0, 63, 64, 65, 127, 1000, 1199];
    const bytes = bytesOf(wideRows(20, 1200));
    expect(readProjected([bytes], table(columns), { createScanner })).toEqual(readFully(bytes, table(columns)));
  });

  it('may be none: then the rows are counted', () => {
    expect(read('a,b\n1,"2"\n\n', []).rows.map(({ width }) => width)).toEqual([2, 2, 1]);
  });

  it('are there without a newline at the end of the file', () => {
    expect(cellsOf('a,b\n1,2', [1])).toEqual([['b'], ['2']]);
    expect(cellsOf('a,b\n1,"2"', [1])).toEqual([['b'], ['2']]);
    expect(cellsOf('a,b\n1,', [1])).toEqual([['b'], ['']]);
  });

  it('keep a carriage return that does not end the row', () => {
    expect(cellsOf('"a\r",b\r\n', [0])).toEqual([['a\r']]);
    expect(cellsOf('"a\r"\r\n', [0])).toEqual([['a']]);
  });

  it('are marked where a quotation mark in the row is not written twice, wanted or not', () => {
    const { rows } = read('a,b,c\n1,"the "best" ward",3\n4,5,6\n', [0, 2]);
    expect(rows.map(({ cells, quoting }) => [...cells, quoting])).toEqual([
      ['a', 'c', 'sound'],
      ['1', '3', 'broken'],
      ['4', '6', 'sound'],
    ]);
  });

  it('are read in Windows-1252 from the first byte on that is not UTF-8', () => {
    const bytes = Uint8Array.of(...bytesOf('é,Zoë\n'), 0xe9, 0x2c, 0x5a, 0xf6, 0xeb, 0x0a, ...bytesOf('é,1\n'));
    expect(read(bytes, [0])).toEqual({
      rows: ['é', 'é', 'Ã©'].map((cell, index) => ({ row: index + 1, cells: [cell], width: 2, quoting: 'sound' })),
      fault: null,
      oddByteAt: 8,
    });
  });

  it('end at a NUL character, which no text has', () => {
    const { rows, fault } = read('a,b\n1,2\n3,\0\n5,6\n', [0]);
    expect(rows.map(({ cells }) => cells)).toEqual([['a'], ['1']]);
    expect(fault).toEqual({ code: 'nul', row: 3 });
  });

  it('end at a quotation mark that is never closed, and say in which row it opens', () => {
    const text = `a,b\n1,2\n3,"4\n${'5,6\n'.repeat(50)}`;
    for (const how of [{}, { blockLength: 16, recordLimit: 100 }]) {
      const { rows, fault } = read(text, [0], how);
      expect(fault).toEqual({ code: 'open-quote', row: 3 });
      expect(rows.map(({ row }) => row)).toEqual([1, 2]);
    }
  });

  it.each([
    ['plain', `a\n1,2\n3,${'4'.repeat(500)}\n5,6\n`],
    ['quoted badly', `a\n1,2\n3,"4"5",${'4'.repeat(500)}\n5,6\n`],
    ['not ended', `a\n1,2\n3,${'4'.repeat(500)}`],
  ])('end at a row that is longer than any real one: %s', (_, text) => {
    for (const blockLength of [1, 7, 64, 1 << 12]) {
      const { rows, fault } = read(text, [0], { blockLength, recordLimit: 100 });
      expect(fault).toEqual({ code: 'too-large', row: 3 });
      expect(rows.map(({ row }) => row)).toEqual([1, 2]);
    }
  });

  it('count characters, not bytes, where a row is long', () => {
    const text = `${'€'.repeat(98)},1\n`.repeat(4);
    for (const blockLength of [1, 64, 1 << 12]) {
      expect(read(text, [1], { blockLength, recordLimit: 100 }).fault).toBeNull();
      expect(read(text, [1], { blockLength, recordLimit: 99 }).fault).toEqual({ code: 'too-large', row: 1 });
    }
  });

  it('are their own where rows of several lengths with the same texts follow each other', () => {
    const text = 'a,b,c\n1,2,3\n1,2,3\n1\n1,2,3\n4,5\n1,2,3\n';
    for (const blockLength of [1, 6, 1 << 12]) {
      const how = { createScanner, blockLength };
      expect(readProjected([bytesOf(text)], table([0, 1, 2]), how)).toEqual(readFully(bytesOf(text), table([0, 1, 2])));
    }
  });

  it('may stand in records that are longer than what is held at one time', () => {
    const long = `"${'x'.repeat(20_000)}"`;
    const text = `1,${long},2\n3,${long}y,"4"\n5,${long}\u00a0,6\n`;
    const { rows, fault } = read(text, [0, 2], { blockLength: 1000 });
    expect(fault).toBeNull();
    expect(rows.map(({ cells, quoting }) => [...cells, quoting])).toEqual(
      readFully(bytesOf(text), table([0, 2])).rows.map(({ cells, quoting }) => [...cells, quoting]),
    );
  });

  it('come with all cells of the row where somebody asks for them', () => {
    const found: (readonly string[])[] = [];
    const take = (_cells: string[], _row: number, full: FullRow) => found.push(full.cells());
    const rows = createProjectedRows({ ...table([1]), createScanner, onRow: take, onFault: () => {} });
    rows.push(bytesOf('a,"b,b",c\r\n\r\nd,"e"x",f\r\ng,é,i\r\nj,k,"l'));
    rows.push(bytesOf('\r"'));
    rows.end();
    expect(found).toEqual([['a', 'b,b', 'c'], [''], ['d', 'e"x', 'f'], ['g', 'é', 'i'], ['j', 'k', 'l']]);
  });

  it('are no longer handed on once the reader is stopped', () => {
    const seen: string[][] = [];
    const rows = createProjectedRows({
      ...table([0]),
      createScanner,
      onRow: (cells) => {
        seen.push([...cells]);
        if (seen.length === 2) rows.stop();
      },
      onFault: () => expect.unreachable(),
    });
    rows.push(bytesOf('1\n2\n3\n'));
    rows.end();
    rows.push(bytesOf('4\n"'));
    rows.end();
    expect(seen).toEqual([['1'], ['2']]);
  });
});

describe('what a scanner marks', () => {
  it('is parsed from the file itself where papaparse does not find the cells that the scanner found', () => {
    const [{ createScanner } = expect.unreachable()] = scanners;
    const careless: ScannerMaker = (plan, capacity) => {
      const scanner = createScanner(plan, capacity);
      const number = (records: number) => {
        const { count, copied } = scanner.number(records);
        scanner.lines[0] = 34;
        return { count, copied };
      };
      return { ...scanner, number };
    };
    const text = 'a,b,c\n1,"2",3\n4,5\n';
    const read = readProjected([bytesOf(text)], table([0, 2]), { createScanner: careless });
    expect(read).toEqual(readFully(bytesOf(text), table([0, 2])));
  });
});
