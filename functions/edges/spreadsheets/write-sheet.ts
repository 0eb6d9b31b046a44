import { type Cell, cellRef, rangeRef, type WriteSheet } from 'hucre/xlsx';
import { rowHeight } from '../../core/workbook/row-height.ts';
import type { WorkbookCell, WorkbookSheet } from '../../core/workbook/workbook-model.ts';
import { cellLooks } from './cell-looks.ts';
import { plainText, writtenText } from './plain-text.ts';

/** One sheet for the library: typed cells, one marked-up table, frozen headings, A4 pages one sheet wide. */
export function writeSheet(sheet: WorkbookSheet, index: number): WriteSheet {
  return {
    name: sheet.name,
    columns: sheet.widths.map((width) => ({ width })),
    cells: new Map(
      sheet.rows.flatMap((row, r) => row.map((cell, c): [string, Partial<Cell>] => [`${r},${c}`, writeCell(cell)])),
    ),
    tables: tablesOf(sheet, index),
    dataValidations: sheet.rows.flatMap((row, r) => row.flatMap((cell, c) => choicesOf(cell, cellRef(r, c)))),
    freezePane: sheet.freeze,
    rowDefs: new Map(sheet.rows.map((row, r) => [r, { height: rowHeight(row, sheet.widths) }])),
    view: { showGridLines: false },
    pageSetup: {
      paperSize: 'a4',
      orientation: sheet.print.orientation,
      fitToPage: true,
      fitToWidth: sheet.print.pagesWide,
      fitToHeight: 0,
    },
    headerFooter: { oddFooter: '&L&A&RPage &P of &N' },
    a11y: { summary: sheet.summary },
  };
}

// A cell of text that is edited and left again would become a formula, unless its format says that it is text.
const TEXT_FORMAT = '@';
const startsLikeFormula = /^[\s'"]*[=+\-@\uff1d\uff0b\uff0d\uff20]/;
const COMMENT_AUTHOR = 'Better Care Fund return';

function writeCell({ value, style, format, comment }: WorkbookCell): Partial<Cell> {
  const look = cellLooks[style];
  const isRisky = typeof value === 'string' && startsLikeFormula.test(value);
  const numFmt = isRisky ? TEXT_FORMAT : format;
  const shown = numFmt === undefined ? look : { ...look, numFmt };
  const content = typeof value === 'string' ? plainText(value) : { value };
  const beside = comment === undefined ? {} : { comment: { author: COMMENT_AUTHOR, text: writtenText(comment) } };
  return { ...content, ...beside, style: shown };
}

// A table without a row under its headings makes a file that spreadsheet programs offer to repair.
function tablesOf(sheet: WorkbookSheet, index: number): NonNullable<WriteSheet['tables']> {
  const headings = sheet.rows[sheet.tableRow] ?? [];
  if (sheet.rows.length < sheet.tableRow + 2) return [];
  return [
    {
      name: `Table${index + 1}`,
      range: rangeRef(sheet.tableRow, 0, sheet.rows.length - 1, headings.length - 1),
      columns: headings.map(({ value }) => ({ name: writtenText(String(value)) })),
      style: 'TableStyleLight1',
      showRowStripes: false,
      showAutoFilter: sheet.filters === 'offered',
    },
  ];
}

function choicesOf({ choices }: WorkbookCell, range: string): NonNullable<WriteSheet['dataValidations']> {
  if (choices === undefined) return [];
  return [{ type: 'list', values: [...choices], allowBlank: true, showErrorMessage: true, range }];
}
