import { type CellObject, read, utils, type WorkBook, type WorkSheet } from '@e965/xlsx';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ErrorWorkbookContent } from '../../../functions/core/workbook/errors/error-content.ts';
import { errorWorkbook } from '../../../functions/core/workbook/errors/error-workbook.ts';
import { writeWorkbook } from '../../../functions/edges/spreadsheets/write-workbook.ts';
import {
  badNumber,
  dischargeCopy,
  manyFaults,
  mismatch,
  reportWith,
} from '../../core/workbook/errors/error-reports.ts';

type Book = WorkBook & { files: Record<string, { content: Uint8Array }> };

// Another reader than the library that wrote the file.
const readBack = async (content: ErrorWorkbookContent): Promise<Book> =>
  read(await writeWorkbook(errorWorkbook(content)), {
    cellFormula: true,
    cellNF: true,
    cellStyles: true,
    bookFiles: true,
  }) as Book;

const partOf = ({ files }: Book, name: string) => new TextDecoder().decode(files[name]?.content);

const cellsOf = (sheet: WorkSheet | undefined): [string, CellObject][] =>
  Object.entries(sheet ?? {}).filter(([name]) => !name.startsWith('!'));

const withFaults: ErrorWorkbookContent = {
  report: reportWith([badNumber, mismatch]),
  copy: dischargeCopy,
  reached: 'sent',
};

const planted = [
  '=HYPERLINK("http://x","y")',
  "=cmd|'/c calc'!A1",
  '+44 20',
  '-1+1',
  '@SUM(A1)',
  '\t=1+1',
  '\r=1+1',
  '＝1+1',
  '＋1',
  '－1',
  '＠SUM(A1)',
  '#REF!',
  '_x0009_=1',
  '</t></si><f>1+1</f>',
];

/** A report in which everything that comes from the file is hostile. */
function plantedContent(): ErrorWorkbookContent {
  const issues = planted.map((text, index) => ({
    ...badNumber,
    sheet: text,
    row: index + 1,
    cell: `A${index + 1}`,
    column: text,
    found: text,
    expected: text,
    fix: text,
  }));
  const report = reportWith(issues, { feed: '=1', file: { ...reportWith([]).file, key: `inbox/rkb/${planted[0]}` } });
  const rows = planted.map((text, index) => ({ row: index + 1, cells: [text, text] }));
  return { report, copy: { sheet: planted[0] ?? '', isWhole: true, rows }, reached: 'sent' };
}

describe('the file of an error workbook', () => {
  let book: Book;
  beforeAll(async () => {
    book = await readBack(withFaults);
  });

  it('has every value of the model where the model has it', () => {
    for (const { name, rows } of errorWorkbook(withFaults).sheets) {
      for (const [r, row] of rows.entries()) {
        for (const [c, { value }] of row.entries()) {
          const cell: CellObject | undefined = book.Sheets[name]?.[utils.encode_cell({ r, c })];
          expect(cell?.v ?? null, `${name} row ${r + 1} column ${c + 1}`).toBe(value);
        }
      }
    }
  });

  it('has a comment on each faulty cell and on no other', () => {
    const found = book.SheetNames.flatMap((name) =>
      cellsOf(book.Sheets[name]).flatMap(([ref, { v, c }]) =>
        c ? [[name, ref, v, c[0]?.t.replaceAll('\r', '')]] : [],
      ),
    );
    expect(found).toEqual([
      ['Marked copy', 'F8', 'about 40', `Expected: ${badNumber.expected}\nHow to mend it: ${badNumber.fix}`],
      ['Marked copy', 'F10', '322', `Expected: ${mismatch.expected}\nHow to mend it: ${mismatch.fix}`],
    ]);
  });

  it('keeps comments folded away, in boxes that show a few sentences', () => {
    const drawing = partOf(book, 'xl/drawings/vmlDrawing4.vml');
    expect(drawing.match(/visibility:hidden/g)).toHaveLength(2);
    expect(drawing).toContain('<x:Anchor>6,15,7,2,10,31,16,4</x:Anchor>');
  });

  it('has one table to a sheet, with menus to filter by, and headings that stay in sight', () => {
    for (const [index, { name, filters, freeze }] of errorWorkbook(withFaults).sheets.entries()) {
      const table = partOf(book, `xl/tables/table${index + 1}.xml`);
      expect(table, name).toMatch(/<table [^>]*ref="A3:/);
      expect(table.includes('<autoFilter'), name).toBe(filters === 'offered');
      const pane = new RegExp(`<pane [^>]*ySplit="${freeze.rows}"[^>]*state="frozen"`);
      expect(partOf(book, `xl/worksheets/sheet${index + 1}.xml`), name).toMatch(pane);
    }
    expect(book.SheetNames.flatMap((name) => book.Sheets[name]?.['!merges'] ?? [])).toEqual([]);
  });

  it('says its title and its language', () => {
    expect(book.Props?.Title).toBe('What was found in april.xlsx');
    expect(partOf(book, 'docProps/core.xml')).toContain('<dc:language>en-GB</dc:language>');
  });

  it('is the same to the byte whenever it is written', async () => {
    const [first, second] = [
      await writeWorkbook(errorWorkbook(withFaults)),
      await writeWorkbook(errorWorkbook(structuredClone(withFaults))),
    ];
    expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true);
  });

  it('has a comment for each of a thousand faulty cells', async () => {
    const many = await readBack(manyFaults(2000));
    const commented = cellsOf(many.Sheets['Marked copy']).filter(([, { c }]) => c);
    const listed = manyFaults(2000).report.issues.filter((issue) => 'cell' in issue && issue.cell !== undefined);
    expect(listed.length).toBeGreaterThan(900);
    expect(commented).toHaveLength(listed.length);
  });
});

describe('text that looks like a formula', () => {
  it('is text in every sheet, and no cell holds a formula or an error', async () => {
    const book = await readBack(plantedContent());
    for (const name of book.SheetNames) {
      for (const [ref, { t, f }] of cellsOf(book.Sheets[name])) {
        expect([t === 's' || t === 'n' || t === 'z', f], `${name} ${ref}`).toEqual([true, undefined]);
      }
      const sheet = book.SheetNames.indexOf(name) + 1;
      expect(partOf(book, `xl/worksheets/sheet${sheet}.xml`)).not.toContain('<f>');
    }
    const copied = cellsOf(book.Sheets['Marked copy']).filter(([ref]) => /^C([4-9]|1\d)$/.test(ref));
    expect(copied.map(([, { v }]) => v)).toEqual(planted);
  });

  it('stays text when somebody edits the cell and leaves it as it was', async () => {
    const book = await readBack(plantedContent());
    const formula = /^\s*[=+\-@＝＋－＠]/;
    const risky = book.SheetNames.flatMap((name) => cellsOf(book.Sheets[name])).filter(
      ([, { t, v }]) => t === 's' && formula.test(String(v)),
    );
    expect(risky.length).toBeGreaterThan(60);
    for (const [ref, { z, v }] of risky) expect(z, `${ref} ${v}`).toBe('@');
  });

  it('is given back as it was, whatever a cell of the file holds', async () => {
    const text = fc
      .string({ unit: 'binary', minLength: 1, maxLength: 40 })
      .filter((one) => one.isWellFormed() && !/[\uFFFE\uFFFF]/.test(one));
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 4 }), async (cells) => {
        const copy = { sheet: null, isWhole: true, rows: [{ row: 1, cells }] };
        const { Sheets } = await readBack({ ...withFaults, copy });
        const found = cells.map((_, c) => Sheets['Marked copy']?.[utils.encode_cell({ r: 3, c: c + 2 })]?.v);
        expect(found).toEqual(cells);
      }),
      { numRuns: 40 },
    );
  });

  it('is written too where no XML can hold it: the characters are replaced, and the file can be opened', async () => {
    const copy = { sheet: null, isWhole: true, rows: [{ row: 1, cells: ['a\ufffeb\uffffc', 'd\ud800e'] }] };
    const { Sheets } = await readBack({ ...withFaults, copy });
    expect([Sheets['Marked copy']?.C4?.v, Sheets['Marked copy']?.D4?.v]).toEqual(['a\ufffdb\ufffdc', 'd\ufffde']);
  });
});
