import { setTimeout } from 'node:timers/promises';
import { type CellObject, read, utils, type WorkBook } from '@e965/xlsx';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { layoutFor } from '../../../functions/core/returns/layout.ts';
import { returnWorkbook } from '../../../functions/core/workbook/return-workbook.ts';
import type { WorkbookCell, WorkbookModel } from '../../../functions/core/workbook/workbook-model.ts';
import { writeWorkbook } from '../../../functions/edges/spreadsheets/write-workbook.ts';
import { coventryRevision } from '../../core/returns/coventry-revision.ts';

const model = returnWorkbook(coventryRevision(), layoutFor('2025-26'));

/** A workbook of one sheet with one column. */
function column(...cells: WorkbookCell[]): WorkbookModel {
  const heading: WorkbookCell = { value: 'Heading', style: 'heading' };
  return {
    title: 'A column',
    subject: '',
    author: 'A board',
    description: '',
    createdAt: '2025-07-20T09:30:00.000Z',
    sheets: [
      {
        name: "1. People's sheet",
        summary: 'A column',
        widths: [20],
        rows: [[heading], ...cells.map((cell) => [cell])],
        tableRow: 0,
        freeze: { rows: 1, columns: 1 },
        print: { orientation: 'portrait', pagesWide: 1 },
      },
    ],
  };
}

// Another reader than the library that wrote the file.
const readBack = (bytes: Uint8Array): WorkBook => read(bytes, { cellFormula: true, cellNF: true, cellStyles: true });

const textCell = (value: string): WorkbookCell => ({ value, style: 'text' });

/** The first cell under the heading, as another reader sees it. */
async function firstCell(cell: WorkbookCell): Promise<CellObject | undefined> {
  const { Sheets } = readBack(await writeWorkbook(column(cell)));
  return Sheets["1. People's sheet"]?.A2;
}

describe('a workbook file', () => {
  let book: WorkBook;
  beforeAll(async () => {
    book = readBack(await writeWorkbook(model));
  });

  it('has the sheets of the model in order', () => {
    expect(book.SheetNames).toEqual(model.sheets.map(({ name }) => name));
  });

  it('gives every value back with its type and number format: numbers as numbers, text as text', () => {
    let compared = 0;
    for (const { name, rows } of model.sheets) {
      for (const [r, row] of rows.entries()) {
        for (const [c, { value, format }] of row.entries()) {
          const cell: CellObject | undefined = book.Sheets[name]?.[utils.encode_cell({ r, c })];
          const type = value === null ? undefined : typeof value === 'number' ? 'n' : 's';
          const found = [cell?.t === 'z' ? undefined : cell?.t, cell?.v ?? null, cell?.f];
          expect(found, `${name} row ${r + 1} column ${c + 1}`).toEqual([type, value, undefined]);
          if (format !== undefined) expect(cell?.z).toBe(format);
          compared += 1;
        }
      }
    }
    expect(compared).toBeGreaterThan(900);
  });

  it('shows the numbers of the return as the return displays them', () => {
    const sheet = book.Sheets.Months;
    expect(['E7', 'E11', 'E15', 'E19'].map((ref) => sheet?.[ref]?.w)).toEqual(['2,054', '0.75', '82.9%', '4.4']);
  });

  it('says its title and author, and when its return was generated', () => {
    expect(book.Props).toMatchObject({
      Title: 'Coventry Better Care Fund return, Quarter 1 2025-26',
      Author: 'Coventry Health and Wellbeing Board',
      CreatedDate: new Date('2025-07-20T09:30:00.000Z'),
      ModifiedDate: new Date('2025-07-20T09:30:00.000Z'),
    });
  });

  it('has no merged cells', () => {
    expect(book.SheetNames.flatMap((name) => book.Sheets[name]?.['!merges'] ?? [])).toEqual([]);
  });

  it('is the same to the byte whenever it is written', async () => {
    const first = await writeWorkbook(model);
    await setTimeout(2_100);
    const second = await writeWorkbook(structuredClone(model));
    expect(Buffer.from(second).equals(Buffer.from(first))).toBe(true);
  });

  it('differs where the time of the return differs', async () => {
    const later = await writeWorkbook({ ...model, createdAt: '2025-07-20T09:30:01.000Z' });
    expect(Buffer.from(later).equals(Buffer.from(await writeWorkbook(model)))).toBe(false);
  });
});

describe('the parts of a workbook file', () => {
  const partOf = async (written: WorkbookModel, name: string) => {
    const { files } = read(await writeWorkbook(written), { bookFiles: true }) as WorkBook & {
      files: Record<string, { content: Uint8Array }>;
    };
    return new TextDecoder().decode(files[name]?.content);
  };

  it('freeze the headings and mark up one table, or each of several', async () => {
    expect(await partOf(model, 'xl/worksheets/sheet3.xml')).toMatch(/<pane xSplit="2" ySplit="3" [^>]*state="frozen"/);
    expect(await partOf(model, 'xl/tables/table4.xml')).toContain('ref="A3:T18"');
    expect(await partOf(model, 'xl/tables/table2.xml')).toContain('ref="A4:C6"');
    expect(await partOf(model, 'xl/tables/table3.xml')).toContain('ref="A9:D13"');
    expect(await partOf(model, 'xl/worksheets/sheet2.xml')).toContain('<tableParts count="2">');
  });

  it('offer Yes and No where the board answers', async () => {
    expect(await partOf(model, 'xl/worksheets/sheet1.xml')).toContain('<formula1>"Yes,No"</formula1>');
  });

  it('name the repeated headings so that Excel reads them: sheet names in quotes', async () => {
    expect(await partOf(model, 'xl/workbook.xml')).toContain("'4. Metrics'!$A:$B,'4. Metrics'!$3:$3");
    expect(await partOf(column(textCell('x')), 'xl/workbook.xml')).toContain("'1. People''s sheet'!$A:$A");
  });

  it('have no table where there is nothing under the headings, which Excel would want to repair', async () => {
    expect(await partOf(column(), 'xl/worksheets/sheet1.xml')).not.toContain('tablePart');
  });
});

describe('a cell of text', () => {
  it.each(['=1+1', '=HYPERLINK("http://x")', '+44 20', '-1', '@SUM(A1)', '\tx', '\rx', "'x", '1e5', '2025-04', 'TRUE'])(
    'holds %j as text, never as a formula, number or date',
    async (value) => {
      expect(await firstCell(textCell(value))).toMatchObject({ t: 's', v: value });
      expect((await firstCell(textCell(value)))?.f).toBeUndefined();
    },
  );

  it.each(['#N/A', '#REF!', '#DIV/0!', '#NAME?'])('holds %s as text, not as an error', async (value) => {
    expect(await firstCell(textCell(value))).toMatchObject({ t: 's', v: value });
  });

  it.each(['_x000D_', 'a_x0041_b'])('holds %s as these very characters', async (value) => {
    expect(await firstCell(textCell(value))).toMatchObject({ t: 's', v: value });
  });

  it('gives any text back as it was', async () => {
    const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }).filter(isXmlText);
    await fc.assert(
      fc.asyncProperty(text, async (value) => {
        expect(await firstCell(textCell(value))).toMatchObject({ t: 's', v: asRead(value) });
      }),
      { numRuns: 200, examples: [['a\r\nb'], ['\r\n\0'], ['\r\r\n']] },
    );
  });
});

describe('a cell with a number', () => {
  it('keeps its full precision', async () => {
    await fc.assert(
      fc.asyncProperty(fc.double({ noNaN: true, noDefaultInfinity: true }), async (value) => {
        const cell = await firstCell({ value, style: 'number', format: '#,##0.00' });
        expect(cell?.t).toBe('n');
        expect(cell?.v === value).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it('is blank where there is no number', async () => {
    expect((await firstCell({ value: Number.NaN, style: 'number' }))?.v).toBeUndefined();
  });
});

// The reader that reads it back gives line ends of Windows as those of everybody else; in the file they are as they were.
const asRead = (text: string): string => text.replaceAll('\r\n', '\n');

// XML has no place for lone surrogates and the two non-characters, and no table of counts has them.
function isXmlText(text: string): boolean {
  return text.isWellFormed() && !/[\uFFFE\uFFFF]/.test(text);
}
