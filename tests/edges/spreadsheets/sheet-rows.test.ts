import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SheetRow } from '../../../functions/core/intake/sheet.ts';
import { createSheetTaker } from '../../../functions/edges/spreadsheets/sheet-rows.ts';
import { WorkbookFault } from '../../../functions/edges/spreadsheets/workbook-fault.ts';
import { createXmlTokens } from '../../../functions/edges/spreadsheets/xml-tokens.ts';
import { lettersOf } from '../../../samples/hostile/workbook-parts.ts';

const TABLES = {
  texts: ['', 'north', 'a & b', 'x'.repeat(20)],
  kinds: ['number', 'date', 'percent'] as const,
  dateCodes: ['', 'mmm-yy', ''],
  dateSystem: 1900 as const,
};
const WIDTH = 20;

/** The rows of a sheet whose text comes in these pieces, or the code of its fault behind those before it. */
function rowsOf(pieces: readonly string[], width = WIDTH): (SheetRow | string)[] {
  const rows: (SheetRow | string)[] = [];
  const tokens = createXmlTokens(createSheetTaker(TABLES, { width, onRow: (row) => rows.push(row) }));
  try {
    for (const piece of pieces) tokens.push(piece);
    tokens.end();
  } catch (error) {
    if (!(error instanceof WorkbookFault)) throw error;
    rows.push(error.issue.code);
  }
  return rows;
}

type Cell = { column: number; type: string; style: number | null; value: string | null; hasReference: boolean };

const cell: fc.Arbitrary<Omit<Cell, 'column'>> = fc.record({
  type: fc.constantFrom('', '', 'n', 's', 'str', 'b', 'e', 'd'),
  style: fc.option(fc.nat(4)),
  value: fc.option(
    fc.oneof(
      fc.constantFrom('0', '1', '2', '3', '1.5', '-1', '45748', '1e3', '', ' 1', 'é', 'a&amp;b', '_x000D_'),
      fc.integer().map(String),
    ),
  ),
  hasReference: fc.boolean(),
});
const row = fc.array(fc.tuple(fc.integer({ min: 1, max: 3 }), cell), { maxLength: 6 }).map((steps) => {
  let next = 0;
  return steps.map(([step, made]): Cell => {
    next += made.hasReference ? step : 1;
    return { ...made, column: next - 1 };
  });
});
const sheet = fc.array(row, { maxLength: 6 });

/** A way to write a cell: whatever the way, it is the same cell. */
type Writer = (at: string, cell: Cell) => string;

const asNearlyAll: Writer = (at, { type, style, value, hasReference }) => {
  const attributes = `${hasReference ? ` r="${at}"` : ''}${style === null ? '' : ` s="${style}"`}${type && ` t="${type}"`}`;
  return value === null ? `<c${attributes}/>` : `<c${attributes}><v>${value}</v></c>`;
};
const WRITERS: Record<string, Writer> = {
  'in another order of attributes': (at, { type, style, value, hasReference }) =>
    `<c${type && ` t="${type}"`}${style === null ? '' : ` s="${style}"`}${hasReference ? ` r="${at}"` : ''}>${value === null ? '' : `<v>${value}</v>`}</c>`,
  'with other quotation marks': (at, given) => asNearlyAll(at, given).replaceAll('"', "'"),
  'with a prefix': (at, given) =>
    asNearlyAll(at, given)
      .replaceAll('<c', '<x:c')
      .replaceAll('</c', '</x:c')
      .replaceAll('v>', 'x:v>')
      .replace('</x:v', '</x:v'),
  'with spaces in the tags': (at, given) =>
    asNearlyAll(at, given).replace('<c', '<c\n').replaceAll('</v>', '</v >').replaceAll('</c>', '</c >'),
  'with a comment in the value': (at, given) => asNearlyAll(at, given).replace('<v>', '<v><!-- <c> -->'),
  'with attributes of later versions': (at, given) => asNearlyAll(at, given).replace('<c', '<c cm="1" x:extra="7"'),
};

function xmlOf(rows: readonly (readonly Cell[])[], write: Writer): string {
  const xml = rows.map((cells, at) => {
    const inside = cells.map((each) => write(`${lettersOf(each.column)}${at + 1}`, each));
    return `<row r="${at + 1}" spans="1:9">${inside.join('')}</row>`;
  });
  return `<worksheet><sheetData>${xml.join('')}</sheetData></worksheet>`;
}

describe('the rows of a sheet', () => {
  test('are the same wherever its text is cut', () => {
    const cuts = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 5 });
    fc.assert(
      fc.property(sheet, cuts, fc.constantFrom(1, 3, WIDTH), (cells, places, width) => {
        const xml = xmlOf(cells, asNearlyAll);
        const at = [0, ...places.map((place) => Math.round(place * xml.length)).sort((a, b) => a - b), xml.length];
        const pieces = at.slice(1).map((end, index) => xml.slice(at[index], end));
        expect(rowsOf(pieces, width)).toEqual(rowsOf([xml], width));
        expect(rowsOf([...xml], width)).toEqual(rowsOf([xml], width));
      }),
      { numRuns: 300 },
    );
  });

  test.each(Object.entries(WRITERS))('are the same where its cells are written %s', (_how, write) => {
    fc.assert(
      fc.property(sheet, (cells) => {
        expect(rowsOf([xmlOf(cells, write)])).toEqual(rowsOf([xmlOf(cells, asNearlyAll)]));
      }),
      { numRuns: 200 },
    );
  });

  test.each([
    '<c r="A2"><v>1</v></c>',
    '<c r="B1"><v>1</v></c><c r="A1"><v>1</v></c>',
    '<c r="B1"/><c r="B1"/>',
    '<c r="XFE1"><v>1</v></c>',
    '<c r=""><v>1</v></c>',
    '<c r="A"><v>1</v></c>',
    '<c r="1"><v>1</v></c>',
    '<c t="s"><v>4</v></c>',
    '<c t="s"><v>x</v></c>',
    '<c t="str"><v>_x0000_</v></c>',
  ])('end at a cell that no row has: %s', (cells) => {
    expect(rowsOf([`<row r="1">${cells}</row>`])).toEqual(['unreadable']);
  });

  test('stand beyond a thousand blanks where their cells do', () => {
    const cells = '<c r="B1"><v>1</v></c><c r="ALL1"><v>2</v></c><c r="ALN1"><v>3</v></c>';
    const blanks = Array.from({ length: 997 }, () => '');
    expect(rowsOf([`<row r="1">${cells}</row>`], 2000)).toEqual([
      { row: 1, cells: ['', '1', ...blanks, '2', '', '3'], formulasWithoutValue: [] },
    ]);
  });
});
