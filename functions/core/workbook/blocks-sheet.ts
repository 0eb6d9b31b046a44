import { periodWords } from '../periods/period-words.ts';
import type { LayoutSheet } from '../returns/layout.ts';
import type { LayoutBlock } from '../returns/layout-blocks.ts';
import { amountsTable } from './amounts-table.ts';
import type { BlockTable } from './block-table.ts';
import { capacityTable } from './capacity-table.ts';
import { textCell } from './cells.ts';
import { questionsTable } from './questions-table.ts';
import type { ReturnWorkbookContent } from './return-content.ts';
import { schemesTable } from './schemes-table.ts';
import type { TablePlace, WorkbookCell, WorkbookSheet } from './workbook-model.ts';

function tableOf(content: ReturnWorkbookContent, block: LayoutBlock): BlockTable {
  if (block.kind === 'questions') return questionsTable(content, block);
  if (block.kind === 'amounts') return amountsTable(content, block);
  if (block.kind === 'schemes') return schemesTable(content, block);
  if (block.kind === 'capacity-and-demand') return capacityTable(content, block);
  throw new Error(`The table ${block.id} of metrics has a sheet of its own`);
}

function widest(tables: readonly BlockTable[]): number[] {
  const columns = Math.max(...tables.map(({ widths }) => widths.length));
  return Array.from({ length: columns }, (_, place) => Math.max(...tables.map(({ widths }) => widths[place] ?? 0)));
}

/** Tables one below the other, each below its own title and a blank row. */
function stacked(
  tables: readonly BlockTable[],
  from: number,
): { rows: (readonly WorkbookCell[])[]; places: TablePlace[] } {
  const rows: (readonly WorkbookCell[])[] = [];
  const places: TablePlace[] = [];
  for (const table of tables) {
    if (rows.length > 0) rows.push([]);
    rows.push([textCell(table.title, 'block-title')]);
    places.push({ row: from + rows.length, rows: table.rows.length, columns: table.rows[0]?.length ?? 0 });
    rows.push(...table.rows);
  }
  return { rows, places };
}

/** A sheet of the template as its layout describes it: one table, or several clearly apart. */
export function blocksSheet(content: ReturnWorkbookContent, sheet: LayoutSheet): WorkbookSheet {
  const { document, quarter } = content;
  const tables = sheet.blocks.map((block) => tableOf(content, block));
  const head = [
    [textCell(`${sheet.title}: ${document.area.name}, ${periodWords(quarter)}`, 'title')],
    [textCell(sheet.intro, 'intro')],
  ];
  const [only] = tables;
  const several = tables.length > 1 ? stacked(tables, head.length) : null;
  const widths = widest(tables);
  return {
    name: sheet.title,
    summary: `${sheet.intro} Tables: ${tables.map(({ title }) => title).join('; ')}.`,
    widths,
    rows: [...head, ...(several?.rows ?? only?.rows ?? [])],
    tableRow: several?.places[0]?.row ?? 2,
    ...(several ? { tables: several.places } : {}),
    freeze: several ? { rows: 1, columns: 1 } : { rows: 3, columns: widths.length > 6 ? 2 : 1 },
    print: { orientation: 'landscape', pagesWide: widths.length > 12 ? 2 : 1 },
  };
}
