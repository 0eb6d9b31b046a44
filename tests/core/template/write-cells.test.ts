import fc from 'fast-check';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import { referenceOf } from '../../../functions/core/template/cell-range.ts';
import type { CellContent } from '../../../functions/core/template/cell-xml.ts';
import { scanSheet } from '../../../functions/core/template/scan-sheet.ts';
import { writeCells } from '../../../functions/core/template/write-cells.ts';
import { SheetDamage } from '../../../functions/core/template/xml-tags.ts';

const sheet = (rows: string) => `<worksheet xmlns="x"><sheetData>${rows}</sheetData></worksheet>`;

type Place = { row: number; column: number; content: CellContent };

/** Writes as filling does: what is there keeps its place, what is not there is put in. */
function written(xml: string, places: readonly Place[]): string {
  const scan = scanSheet(xml);
  const cells = places.map(({ row, column, content }) => {
    const was = scan.rows.find((each) => each.row === row)?.cells.find((cell) => cell.column === column) ?? null;
    return { row, column, was, style: 0, content };
  });
  return writeCells(scan, cells, 1900);
}

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '',
  trimValues: false,
  parseTagValue: false,
  isArray: (name) => name === 'row' || name === 'c',
});

type ParsedCell = { r?: string; s?: string; t?: string; v?: string; is?: { t: { '#text'?: string } | string } };

/** Every cell of a sheet by its reference, as a parser of others reads it. */
function parsed(xml: string): Map<string, ParsedCell> {
  expect(XMLValidator.validate(xml)).toBe(true);
  const data = parser.parse(xml).worksheet.sheetData;
  const rows: { r: string; c?: ParsedCell[] }[] = data === '' ? [] : data.row;
  const numbers = rows.map(({ r }) => Number(r));
  expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
  return new Map(rows.flatMap(({ c = [] }) => c.map((cell) => [cell.r ?? '', cell] as const)));
}

const place = fc.record({ row: fc.integer({ min: 1, max: 12 }), column: fc.integer({ min: 0, max: 30 }) });
const content = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((number): CellContent => ({ kind: 'number', number })),
  fc.string({ unit: 'binary' }).map((text): CellContent => ({ kind: 'text', text })),
);
const cellBody = fc.constantFrom(
  '/>',
  '><v>5</v></c>',
  ' t="s"><v>1</v></c>',
  ' t="inlineStr"><is><t>old</t></is></c>',
);
const cellThere = fc.record({ place, style: fc.nat(9), body: cellBody });
const byPlace = <T extends { row: number; column: number }>(places: readonly T[]): T[] => [
  ...new Map(places.map((each) => [referenceOf(each), each])).values(),
];

/** A sheet in order, some of its rows empty or written as `<row/>`. */
const sheetInOrder = fc
  .record({
    cells: fc.array(cellThere, { maxLength: 20 }),
    empty: fc.array(fc.integer({ min: 1, max: 14 }), { maxLength: 4 }),
  })
  .map(({ cells, empty }) => {
    const distinct = byPlace(cells.map((cell) => ({ ...cell, ...cell.place })));
    const rows = [...new Set([...distinct.map(({ row }) => row), ...empty])].sort((a, b) => a - b);
    const text = rows.map((row) => {
      const of = distinct.filter((cell) => cell.row === row).sort((a, b) => a.column - b.column);
      const inside = of.map((cell) => `<c r="${referenceOf(cell)}" s="${cell.style}"${cell.body}`).join('\n ');
      return inside === '' ? `<row r="${row}" ht="20"/>` : `<row r="${row}" spans="1:9"> ${inside}</row>`;
    });
    return sheet(text.join(''));
  });

/** The text of a cell as it will be read: line ends are one character, and what XML cannot hold is written otherwise. */
const textAsRead = (text: string) => text.toWellFormed().replace(/\r\n?/g, '\n');

describe('writing cells into a sheet', () => {
  it('gives every written cell its content, keeps its style, and leaves all others as they were', () => {
    fc.assert(
      fc.property(
        sheetInOrder,
        fc.array(fc.record({ place, content }), { minLength: 1, maxLength: 10 }),
        (xml, wanted) => {
          const places = byPlace(wanted.map((each) => ({ ...each.place, content: each.content })));
          const [before, after] = [parsed(xml), parsed(written(xml, places))];
          for (const each of places) {
            const cell = after.get(referenceOf(each));
            expect(cell?.s).toBe(before.get(referenceOf(each))?.s);
            if (each.content.kind === 'number')
              expect(Number(cell?.v)).toBe(each.content.number === 0 ? 0 : each.content.number);
            else expect(cell?.t).toBe('inlineStr');
            after.delete(referenceOf(each));
            before.delete(referenceOf(each));
          }
          expect(after).toEqual(before);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('with the same contents once more changes nothing', () => {
    fc.assert(
      fc.property(sheetInOrder, fc.array(fc.record({ place, content }), { maxLength: 8 }), (xml, wanted) => {
        const places = byPlace(wanted.map((each) => ({ ...each.place, content: each.content })));
        const once = written(xml, places);
        expect(written(once, places)).toBe(once);
      }),
    );
  });

  it('keeps a text as it is, whatever characters are in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const cell = parsed(written(sheet(''), [{ row: 1, column: 0, content: { kind: 'text', text } }])).get('A1');
        const t = cell?.is?.t;
        const read = (typeof t === 'string' ? t : (t?.['#text'] ?? '')).replace(/_x([\dA-F]{4})_/g, (_, code) =>
          String.fromCharCode(Number.parseInt(code, 16)),
        );
        expect(read).toBe(textAsRead(text).replace(/[\ufffe\uffff]/g, '\ufffd'));
      }),
    );
  });

  it('writes the prefix that the sheet has, and opens a table of cells that had nothing in it', () => {
    const xml = '<x:worksheet xmlns:x="m"><x:sheetData/></x:worksheet>';
    expect(written(xml, [{ row: 3, column: 1, content: { kind: 'number', number: 7 } }])).toBe(
      '<x:worksheet xmlns:x="m"><x:sheetData><x:row r="3"><x:c r="B3"><x:v>7</x:v></x:c></x:row></x:sheetData></x:worksheet>',
    );
  });

  it('writes no text as a formula', () => {
    const xml = written(sheet(''), [{ row: 1, column: 0, content: { kind: 'text', text: '=1+1' } }]);
    expect(xml).toContain('t="inlineStr"><is><t xml:space="preserve">=1+1</t>');
  });

  it('counts dates from 1904 where the workbook does', () => {
    const scan = scanSheet(sheet(''));
    const cell = { row: 1, column: 0, was: null, style: 0, content: { kind: 'date', days: 0 } as const };
    expect(writeCells(scan, [cell], 1904)).toContain('<v>24107</v>');
    expect(writeCells(scan, [cell], 1900)).toContain('<v>25569</v>');
  });
});

describe('a sheet that is not in order', () => {
  it.each([
    ['rows that go back', '<row r="2"/><row r="1"/>'],
    ['the same row twice', '<row r="2"/><row r="2"/>'],
    ['cells that go back', '<row r="1"><c r="B1"/><c r="A1"/></row>'],
    ['the same cell twice', '<row r="1"><c r="A1"/><c r="A1"/></row>'],
    ['a cell of another row', '<row r="1"><c r="A2"/></row>'],
    ['a cell that no sheet has', '<row r="1"><c r="AAAA1"/></row>'],
    ['a row that no sheet has', '<row r="0"/>'],
    ['a tag that does not close', '<row r="1">'],
    ['a tag that closes another one', '<row r="1"><c r="A1"></row></c>'],
    ['two tables of cells', '</sheetData><sheetData>'],
  ])('is refused: %s', (_, rows) => {
    expect(() => scanSheet(sheet(rows))).toThrow(SheetDamage);
  });

  it('is refused or read as it stands, whatever has happened to its text', () => {
    const damaged = fc
      .tuple(sheetInOrder, fc.nat(), fc.nat(40), fc.string({ maxLength: 5 }))
      .map(([xml, at, length, put]) => {
        const from = at % xml.length;
        return xml.slice(0, from) + put + xml.slice(from + length);
      });
    fc.assert(
      fc.property(damaged, (xml) => {
        try {
          const scan = scanSheet(xml);
          const numbers = scan.rows.map(({ row }) => row);
          expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
          for (const { cells } of scan.rows) {
            const columns = cells.map(({ column }) => column);
            expect(columns).toEqual([...new Set(columns)].sort((a, b) => a - b));
          }
        } catch (error) {
          expect(error).toBeInstanceOf(SheetDamage);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('is no sheet at all where it is a chart or has no cells', () => {
    expect(() => scanSheet('<chartsheet/>')).toThrow(SheetDamage);
    expect(() => scanSheet('<worksheet/>')).toThrow(SheetDamage);
    expect(() => scanSheet('')).toThrow(SheetDamage);
  });

  it('reads rows and cells that do not say their places, one after the other', () => {
    const { rows } = scanSheet(sheet('<row><c/><c/></row><row r="5"><c r="D5"/><c/></row>'));
    expect(rows.map(({ row, cells }) => [row, cells.map(({ column }) => column)])).toEqual([
      [1, [0, 1]],
      [5, [3, 4]],
    ]);
  });
});
