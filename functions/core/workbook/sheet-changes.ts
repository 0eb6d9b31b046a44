import type { LayoutSheetId, ReturnLayout } from '../returns/layout.ts';
import { metricsBlock } from '../returns/return-content.ts';
import { cellShown } from './cell-shown.ts';
import { sheetTables } from './sheet-tables.ts';
import type { WorkbookCell, WorkbookModel, WorkbookSheet } from './workbook-model.ts';

/** A cell that two revisions fill in differently, by the names of its sheet, row and column. Null where it is blank or not there. */
export type CellChange = { sheet: string; row: string; column: string; before: string | null; after: string | null };

type Place = Omit<CellChange, 'before' | 'after'>;
type Cells = Map<string, Place & { shown: string | null }>;

type LeftOut = (cell: WorkbookCell, column: string) => boolean;

const NOTHING: LeftOut = () => false;

/** Of the sheet of metrics only what people say counts, and of the cover only what they fill in. */
function leftOutOf(layout: ReturnLayout, name: string): LeftOut {
  const id = layout.sheets.find(({ title }) => title === name)?.id;
  if (id === 'cover') return ({ style }) => style === 'prefilled';
  if (id !== 'metrics') return NOTHING;
  const asked = new Set(metricsBlock(layout).asks.map(({ title }) => title));
  return (_cell, column) => !asked.has(column);
}

/** Rows of one name are told apart by their order. */
function cellsOf(sheet: WorkbookSheet, isLeftOut: LeftOut): Cells {
  const cells: Cells = new Map();
  const seen = new Map<string, number>();
  for (const { title, headings, rows } of sheetTables(sheet)) {
    for (const row of rows) {
      const name = row.flatMap((cell, place) => (place === 0 || cell.style === 'label' ? [cellShown(cell) ?? ''] : []));
      const words = [title ?? [], name]
        .flat()
        .filter((word) => word !== '')
        .join(', ');
      const turn = (seen.get(words) ?? 0) + 1;
      seen.set(words, turn);
      for (const [place, cell] of row.entries()) {
        const column = headings[place] ?? '';
        if (isLeftOut(cell, column)) continue;
        cells.set(`${words}\n${turn}\n${column}`, { sheet: sheet.name, row: words, column, shown: cellShown(cell) });
      }
    }
  }
  return cells;
}

function changesOf(before: Cells, after: Cells): CellChange[] {
  const keys = [...new Set([...after.keys(), ...before.keys()])];
  return keys.flatMap((key) => {
    const [was, is] = [before.get(key), after.get(key)];
    const place = is ?? was;
    const said = { before: was?.shown ?? null, after: is?.shown ?? null };
    if (!place || said.before === said.after) return [];
    const { sheet, row, column } = place;
    return [{ sheet, row, column, ...said }];
  });
}

/** Sheets whose cells say what the numbers of the return say already, or speak of the revision itself. */
const SAID_OTHERWISE: readonly LayoutSheetId[] = ['summary', 'months', 'changes', 'notes'];

/**
 * Every cell in which two workbooks of one return differ beside its metrics, in the order of the later one: answers,
 * amounts, scheme lines, capacity and demand, the checklist.
 */
export function sheetChanges(layout: ReturnLayout, before: WorkbookModel, after: WorkbookModel): CellChange[] {
  const without = new Set(layout.sheets.flatMap(({ id, title }) => (SAID_OTHERWISE.includes(id) ? [title] : [])));
  const sheetsOf = ({ sheets }: WorkbookModel) => new Map(sheets.map((sheet) => [sheet.name, sheet]));
  const [was, is] = [sheetsOf(before), sheetsOf(after)];
  const names = [...new Set([...is.keys(), ...was.keys()])].filter((name) => !without.has(name));
  const cells = (sheet: WorkbookSheet | undefined): Cells =>
    sheet ? cellsOf(sheet, leftOutOf(layout, sheet.name)) : new Map();
  return names.flatMap((name) => changesOf(cells(was.get(name)), cells(is.get(name))));
}
