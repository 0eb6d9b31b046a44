import { type Cell, cellRef, rangeRef, type WriteSheet } from 'hucre/xlsx';
import { rowHeight } from '../../core/workbook/row-height.ts';
import { storedText } from '../../core/workbook/stored-text.ts';
import type { TablePlace, WorkbookCell, WorkbookSheet } from '../../core/workbook/workbook-model.ts';
import { cellLooks } from './cell-looks.ts';
import { plainText } from './plain-text.ts';

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
  const beside = comment === undefined ? {} : { comment: { author: COMMENT_AUTHOR, text: storedText(comment) } };
  return { ...content, ...beside, style: shown };
}

/** The tables of a sheet; where it names none, the one from its row of headings to its end. */
function placesOf({ rows, tableRow, tables }: WorkbookSheet): readonly TablePlace[] {
  return tables ?? [{ row: tableRow, rows: rows.length - tableRow, columns: rows[tableRow]?.length ?? 0 }];
}

// A table without a row under its headings makes a file that spreadsheet programs offer to repair.
function tablesOf(sheet: WorkbookSheet, index: number): NonNullable<WriteSheet['tables']> {
  const places = placesOf(sheet);
  return places.flatMap(({ row, rows, columns }, place) => {
    if (rows < 2) return [];
    const headings = (sheet.rows[row] ?? []).slice(0, columns);
    return [
      {
        name: places.length === 1 ? `Table${index + 1}` : `Table${index + 1}_${place + 1}`,
        range: rangeRef(row, 0, row + rows - 1, columns - 1),
        columns: headings.map(({ value }) => ({ name: storedText(String(value)) })),
        style: 'TableStyleLight1',
        showRowStripes: false,
        showAutoFilter: sheet.filters === 'offered',
      },
    ];
  });
}

function choicesOf({ choices, choicesAt }: WorkbookCell, range: string): NonNullable<WriteSheet['dataValidations']> {
  const shown = { type: 'list', allowBlank: true, showErrorMessage: true, range } as const;
  if (choicesAt !== undefined) return [{ ...shown, formula1: choicesAt }];
  return choices === undefined ? [] : [{ ...shown, values: [...choices] }];
}
