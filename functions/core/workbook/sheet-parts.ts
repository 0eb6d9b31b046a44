import type { TablePlace, WorkbookCell, WorkbookSheet } from './workbook-model.ts';

/** A table of a sheet below its title, which is null where the sheet has only one. */
export type SheetTable = {
  title: string | null;
  headings: readonly string[];
  rows: readonly (readonly WorkbookCell[])[];
};

/** A sheet as it is read from top to bottom: what is said above its tables, and its tables. */
export type SheetParts = { said: string[]; tables: SheetTable[] };

function placesOf({ tables, tableRow, rows }: WorkbookSheet): readonly TablePlace[] {
  const columns = rows[tableRow]?.length ?? 0;
  return tables ?? [{ row: tableRow, rows: rows.length - tableRow, columns }];
}

function titleAbove({ rows }: WorkbookSheet, { row }: TablePlace): string | null {
  const [cell] = rows[row - 1] ?? [];
  return cell?.style === 'block-title' ? String(cell.value) : null;
}

/** Takes a sheet apart. Its own title is its name and is left out. */
export function sheetParts(sheet: WorkbookSheet): SheetParts {
  const said = sheet.rows
    .slice(0, sheet.tableRow)
    .flatMap(([cell]) => (cell?.style === 'intro' && cell.value !== null ? [String(cell.value)] : []));
  const tables = placesOf(sheet).map((place) => {
    const [headings = [], ...rows] = sheet.rows.slice(place.row, place.row + place.rows);
    return { title: titleAbove(sheet, place), headings: headings.map(({ value }) => String(value ?? '')), rows };
  });
  return { said, tables };
}
