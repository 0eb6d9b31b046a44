import { type CellObject, read, utils, write } from '@e965/xlsx';
import fc from 'fast-check';
import { streamXlsxRows, writeXlsx } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import type { SheetRow } from '../../../functions/core/intake/sheet.ts';
import { openWorkbook } from '../../../functions/edges/spreadsheets/read-workbook.ts';
import { workbookParts } from '../../../samples/hostile/workbook-parts.ts';
import { zipArchive } from '../../../samples/hostile/zip-archive.ts';

type Value = string | number | boolean | Date | null;

async function rowsOf(bytes: Uint8Array, index = 0): Promise<SheetRow[]> {
  const opened = await openWorkbook(bytes);
  if ('fault' in opened) throw new Error(JSON.stringify(opened.fault));
  const rows: SheetRow[] = [];
  const onRow = (row: SheetRow) => {
    rows.push(row);
    return 'go-on' as const;
  };
  const fault = await opened.workbook.readSheet(index, { width: 16_384, onRow });
  if (fault) throw new Error(JSON.stringify(fault));
  return rows;
}

const cellsOf = async (bytes: Uint8Array, index = 0) => (await rowsOf(bytes, index)).map(({ cells }) => cells);

async function codeOf(bytes: Uint8Array): Promise<string> {
  const opened = await openWorkbook(bytes);
  if ('fault' in opened) return opened.fault.code;
  const fault = await opened.workbook.readSheet(0, { width: 100, onRow: () => 'go-on' });
  return fault ? `${fault.code} on ${fault.sheet}` : 'read';
}

/** A sheet from its XML; `styles` from theirs. */
const sheet = (data: string, ...more: string[]) => zipArchive(workbookParts([data, ...more]));

const oneRow = (cells: string) => sheet(`<row r="1">${cells}</row>`);

/** One cell by the writer of another library, with the format that a spreadsheet program would give it. */
function formatted(value: number, format: string): Uint8Array {
  const cell: CellObject = { t: 'n', v: value, z: format };
  return write({ SheetNames: ['A'], Sheets: { A: { '!ref': 'A1', A1: cell } } }, { type: 'buffer', bookType: 'xlsx' });
}

describe('a cell with a date format', () => {
  test.each([
    [45748, 'dd/mm/yyyy', '2025-04-01'],
    [45748, 'mmm-yy', '2025-04-01'],
    [45748, '[$-809]d mmmm yyyy;@', '2025-04-01'],
    [45748.427083333336, 'dd/mm/yyyy hh:mm', '2025-04-01 10:15:00'],
    [45748.99999999, 'yyyy-mm-dd', '2025-04-01 23:59:59.999'],
    [1, 'yyyy-mm-dd', '1900-01-01'],
    [59, 'yyyy-mm-dd', '1900-02-28'],
    [61, 'yyyy-mm-dd', '1900-03-01'],
    [2_958_465, 'yyyy-mm-dd', '9999-12-31'],
  ])('%f as %s is %s', async (value, format, text) => {
    expect(await cellsOf(formatted(value, format))).toEqual([[text]]);
  });

  test.each([
    [60, 'yyyy-mm-dd', '60'],
    [-1, 'yyyy-mm-dd', '-1'],
    [2_958_466, 'yyyy-mm-dd', '2958466'],
    [0.5, 'hh:mm', '0.5'],
    [45748, 'General', '45748'],
    [45748, '"day" 0', '45748'],
    [45748, '#,##0 [Red]', '45748'],
  ])('is left a number where it is no date: %f as %s is %s', async (value, format, text) => {
    expect(await cellsOf(formatted(value, format))).toEqual([[text]]);
  });

  test('is counted from 1904 in a workbook that says so', async () => {
    const bytes = await writeXlsx({
      dateSystem: '1904',
      sheets: [{ name: 'A', rows: [[new Date(Date.UTC(2025, 3, 1))]] }],
    });
    expect(await cellsOf(bytes)).toEqual([['2025-04-01']]);
  });
});

describe('a number', () => {
  test.each([
    [0.974, '0.0%', '97.4%'],
    [0.29, '0%', '29%'],
    [1, '0%', '100%'],
    [1.5e-9, '0%', '0.00000015%'],
    [-0.05, '0.00%', '-5%'],
    [4_181_686, '"£"#,##0', '4181686'],
    [0.1, '0', '0.1'],
    [1e21, 'General', '1000000000000000000000'],
    [1.5e-7, '0.00E+00', '0.00000015'],
    [-1e-7, 'General', '-0.0000001'],
    [1234.5678, '0', '1234.5678'],
  ])('%f with the format %s is %s: neither rounded nor with an exponent', async (value, format, text) => {
    expect(await cellsOf(formatted(value, format))).toEqual([[text]]);
  });

  test('stored with seventeen digits is the shortest that means the same', async () => {
    expect(await cellsOf(oneRow('<c r="A1"><v>97.400000000000006</v></c><c r="B1"><v>1.2E3</v></c>'))).toEqual([
      ['97.4', '1200'],
    ]);
  });

  test('of any size is the text of that number', async () => {
    await fc.assert(
      fc.asyncProperty(fc.double({ noNaN: true, noDefaultInfinity: true }), async (value) => {
        const [[text = ''] = []] = await cellsOf(oneRow(`<c r="A1"><v>${value}</v></c>`));
        expect(text).toMatch(/^-?\d+(\.\d+)?$/);
        expect(Number(text)).toBe(value === 0 ? 0 : value);
      }),
      { numRuns: 200 },
    );
  });
});

describe('other cells', () => {
  test('are given as the spreadsheet shows them', async () => {
    const cells =
      '<c r="A1" t="b"><v>1</v></c><c r="B1" t="b"><v>0</v></c><c r="C1" t="e"><v>#REF!</v></c>' +
      '<c r="D1" t="inlineStr"><is><r><t>rich </t></r><r><rPr><b/></rPr><t>text</t></r><rPh><t>spoken</t></rPh></is></c>' +
      '<c r="E1" t="d"><v>2025-04-01T00:00:00Z</v></c><c r="F1" t="inlineStr"><is><t>a &amp;lt; b&#163;_x000D_\u00a0</t></is></c>' +
      '<c r="G1" t="inlineStr"><is><t><![CDATA[<x>]]></t></is></c>';
    expect(await cellsOf(oneRow(cells))).toEqual([
      ['TRUE', 'FALSE', '#REF!', 'rich text', '2025-04-01', 'a &lt; b£\r\u00a0', '<x>'],
    ]);
  });

  test('without a reference stand next to each other, and rows without a number below each other', async () => {
    const bytes = sheet(
      '<row><c><v>1</v></c><c/><c><v>3</v></c></row><row r="5"><c r="B5"><v>2</v></c></row><row><c><v>4</v></c></row>',
    );
    expect((await rowsOf(bytes)).map(({ row, cells }) => [row, cells])).toEqual([
      [1, ['1', '', '3']],
      [5, ['', '2']],
      [6, ['4']],
    ]);
  });

  test('of names with a prefix are the same cells', async () => {
    const data =
      '<x:row r="1"><x:c r="A1" t=\'inlineStr\'><x:is><x:t xml:space="preserve"> a </x:t></x:is></x:c></x:row>';
    expect(await cellsOf(sheet(data))).toEqual([[' a ']]);
  });

  test('that are merged have their text in the first', async () => {
    const bytes = await writeXlsx({
      sheets: [{ name: 'A', rows: [['a', null, 'b']], merges: [{ startRow: 0, startCol: 0, endRow: 0, endCol: 1 }] }],
    });
    expect(await cellsOf(bytes)).toEqual([['a', '', 'b']]);
  });

  test('of hidden sheets are read like others', async () => {
    const bytes = await writeXlsx({
      sheets: [
        { name: 'A', rows: [[1]] },
        { name: 'B', hidden: true, rows: [[2]] },
      ],
    });
    expect(await cellsOf(bytes, 1)).toEqual([['2']]);
  });
});

describe('a formula', () => {
  test('counts by the value that was saved with it', async () => {
    const cells =
      '<c r="A1"><f>1+1</f><v>2</v></c><c r="B1" t="str"><f>""</f><v></v></c><c r="C1" t="e"><f>1/0</f><v>#DIV/0!</v></c>';
    expect(await rowsOf(oneRow(cells))).toEqual([{ row: 1, cells: ['2', '', '#DIV/0!'], formulasWithoutValue: [] }]);
  });

  test.each(['<f>A2</f>', '<f>A2</f><v/>', '<f>A2</f><v></v>', '<f t="shared" si="0"/>'])(
    'without one is named, not taken for a blank: %s',
    async (formula) => {
      const rows = await rowsOf(oneRow(`<c r="A1"><v>1</v></c><c r="B1">${formula}</c>`));
      expect(rows).toEqual([{ row: 1, cells: ['1'], formulasWithoutValue: [1] }]);
    },
  );

  test('that asks another program is not let in, and one with the sign in a text is', async () => {
    expect(await codeOf(oneRow(`<c r="A1"><f>cmd|' /C calc'!A0</f><v>1</v></c>`))).toBe('external-link on Sheet 1');
    expect(await codeOf(oneRow(`<c r="A1"><f>"a|b"&amp;'c|d'!A1</f><v>1</v></c>`))).toBe('read');
  });
});

describe('a sheet that no spreadsheet program makes', () => {
  test.each([
    ['a row of no number', '<row r="x"/>'],
    ['a row behind the last', '<row r="1048577"/>'],
    ['rows in another order', '<row r="2"/><row r="1"/>'],
    ['a column behind the last', '<row r="1"><c r="XFE1"><v>1</v></c></row>'],
    ['a cell of lower case', '<row r="1"><c r="a1"><v>1</v></c></row>'],
    ['a declaration', '<!ELEMENT x (y)>'],
  ])('has %s: it is damaged', async (_how, data) => {
    expect(await codeOf(sheet(data))).toBe('unreadable on Sheet 1');
  });

  test.each([
    ['text', `<c r="A1" t="inlineStr"><is><t>${'x'.repeat(2 << 20)}</t></is></c>`],
    ['entities', `<c r="A1" t="inlineStr"><is><t>${'&amp;'.repeat(1_500_000)}</t></is></c>`],
    ['runs', `<c r="A1" t="inlineStr"><is>${'<r><t>xxxxxxxx</t></r>'.repeat(150_000)}</is></c>`],
  ])('has a cell of millions of characters of %s: it is too large', async (_what, cells) => {
    expect(await codeOf(oneRow(cells))).toBe('too-large on Sheet 1');
  });

  test('has a shared text of millions of characters in runs: it is too large', async () => {
    const content = `<sst><si>${'<r><t>xxxxxxxx</t></r>'.repeat(150_000)}</si></sst>`;
    const [types, root, workbook, links, first] = workbookParts(['']).flatMap((part) => part ?? []);
    const added = String(links?.content).replace(
      '</Relationships>',
      '<Relationship Id="rId9" Type="x/sharedStrings" Target="/xl/texts.xml"/></Relationships>',
    );
    const parts = [
      types,
      root,
      workbook,
      { name: links?.name ?? '', content: added },
      first,
      { name: 'xl/texts.xml', content },
    ];
    expect(await codeOf(zipArchive(parts.flatMap((part) => part ?? [])))).toBe('too-large');
  });

  test('ends in the middle of a tag', async () => {
    const [types, rels, workbook, links] = workbookParts(['']);
    const parts = [types, rels, workbook, links].flatMap((part) => part ?? []);
    const cut = { name: 'xl/worksheets/sheet1.xml', content: '<worksheet><sheetData><row r="1"' };
    expect(await codeOf(zipArchive([...parts, cut]))).toBe('unreadable on Sheet 1');
    expect(await codeOf(zipArchive(parts))).toBe('unreadable on Sheet 1');
  });

  test('is read or refused, never an error, whatever characters of it are changed', async () => {
    const cells = '<c r="A1" s="1" t="inlineStr"><is><t>a&amp;b</t></is></c><c r="B1"><f>1</f><v>1.5</v></c>';
    const parts = workbookParts([`<row r="1">${cells}</row><row r="2"><c r="A2" t="s"><v>0</v></c></row>`]);
    const place = fc.record({ part: fc.nat(parts.length - 1), at: fc.double({ min: 0, max: 0.999, noNaN: true }) });
    const change = fc.tuple(
      place,
      fc.constantFrom('<', '>', '"', "'", '/', '&', '&#x1F600;', ' ', '', '-1', '\0', '9999999999'),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 3 }), async (changes) => {
        const changed = parts.map((part, index) => {
          let content = String(part.content);
          for (const [{ part: wanted, at }, put] of changes) {
            const from = Math.floor(at * content.length);
            if (wanted === index) content = content.slice(0, from) + put + content.slice(from + 1);
          }
          return { ...part, content };
        });
        expect(await codeOf(zipArchive(changed))).toMatch(/^(read|unreadable|too-large|macro|external-link|zip-bomb)/);
      }),
      { numRuns: 500 },
    );
  });

  test('is in a zip archive that is no workbook', async () => {
    expect(await codeOf(zipArchive([{ name: 'april.csv', content: 'a,b' }]))).toBe('unreadable');
  });
});

describe('three readers agree on all cells', () => {
  const text = fc.string({
    unit: fc.constantFrom('a', 'B', ' ', '<', '&', '"', "'", '£', 'é', '\u00a0', '’', '1', '=', '\n'),
    maxLength: 8,
  });
  const day = fc.integer({ min: 0, max: 40_000 }).map((days) => new Date(days * 86_400_000));
  const value: fc.Arbitrary<Value> = fc.oneof(
    text,
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 }),
    fc.boolean(),
    day,
    fc.constant(null),
  );
  const table = fc.array(fc.array(value, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 8 });

  const asText = (cell: unknown): string => {
    if (cell === null || cell === undefined) return '';
    if (cell instanceof Date) return cell.toISOString().slice(0, 10);
    if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE';
    return String(cell);
  };
  const plain = (rows: readonly (readonly unknown[])[]) =>
    rows.map((cells) => {
      const texts = cells.map((cell) => {
        const shown = asText(cell);
        return typeof cell === 'number' && /e/.test(shown)
          ? Number(shown)
          : typeof cell === 'number'
            ? Number(shown)
            : shown;
      });
      const last = texts.findLastIndex((shown) => shown !== '');
      return texts.slice(0, last + 1);
    });
  /** Our texts, with those that stand where the other has a number made one. */
  const alike = (ours: readonly (readonly string[])[], others: readonly (readonly unknown[])[]) =>
    ours.map((cells, row) =>
      cells.map((cell, column) => (typeof others[row]?.[column] === 'number' ? Number(cell) : cell)),
    );

  async function dense(bytes: Uint8Array, length: number): Promise<string[][]> {
    const rows = await rowsOf(bytes);
    return Array.from({ length }, (_, index) => [...(rows.find(({ row }) => row === index + 1)?.cells ?? [])]);
  }
  async function byHucre(bytes: Uint8Array, length: number): Promise<unknown[][]> {
    const found = new Map<number, unknown[]>();
    for await (const row of streamXlsxRows(bytes)) found.set(row.index, row.values);
    return Array.from({ length }, (_, index) => found.get(index) ?? []);
  }
  const bySheetJs = (bytes: Uint8Array, length: number): unknown[][] => {
    const book = read(bytes, { cellDates: true, UTC: true });
    const found: unknown[][] = utils.sheet_to_json(book.Sheets[book.SheetNames[0] ?? ''] ?? {}, {
      header: 1,
      raw: true,
      blankrows: true,
      range: 0,
      UTC: true,
    });
    return Array.from({ length }, (_, index) => Array.from(found[index] ?? []));
  };

  test('of a workbook by hucre, with shared texts or with texts in the cells', async () => {
    await fc.assert(
      fc.asyncProperty(table, fc.constantFrom('shared' as const, 'inline' as const), async (rows, stringMode) => {
        const bytes = await writeXlsx({ sheets: [{ name: 'A', rows }], stringMode });
        const ours = await dense(bytes, rows.length);
        for (const others of [plain(await byHucre(bytes, rows.length)), plain(rows)])
          expect(plain(alike(ours, others))).toEqual(others);
      }),
      { numRuns: 150 },
    );
  });

  test('of a workbook by SheetJS', async () => {
    await fc.assert(
      fc.asyncProperty(table, async (rows) => {
        const made = utils.aoa_to_sheet(rows, { cellDates: false, UTC: true, dateNF: 'yyyy-mm-dd' });
        const bytes = write({ SheetNames: ['A'], Sheets: { A: made } }, { type: 'buffer', bookType: 'xlsx' });
        const ours = await dense(bytes, rows.length);
        const others = plain(bySheetJs(bytes, rows.length));
        expect(plain(alike(ours, others))).toEqual(others);
      }),
      { numRuns: 150 },
    );
  });
});
