import type { TablePlace, WorkbookCell, WorkbookSheet } from './workbook-model.ts';

/** A table of a sheet below its title, which is null where the sheet has only one. */
export type SheetTable = {
  title: string | null;
  headings: readonly string[];
  rows: readonly (readonly WorkbookCell[])[];
};

function placesOf({ tables, tableRow, rows }: WorkbookSheet): readonly TablePlace[] {
  const columns = rows[tableRow]?.length ?? 0;
  return tables ?? [{ row: tableRow, rows: rows.length - tableRow, columns }];
}

function titleAbove({ rows }: WorkbookSheet, { row }: TablePlace): string | null {
  const [cell] = rows[row - 1] ?? [];
  return cell?.style === 'block-title' ? String(cell.value) : null;
}

/** The tables of a sheet from top to bottom. */
export function sheetTables(sheet: WorkbookSheet): SheetTable[] {
  return placesOf(sheet).map((place) => {
    const [headings = [], ...rows] = sheet.rows.slice(place.row, place.row + place.rows);
    return { title: titleAbove(sheet, place), headings: headings.map(({ value }) => String(value ?? '')), rows };
  });
}
