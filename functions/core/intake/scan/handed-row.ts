/** Where the wanted cells of a record go, each to its place. The same objects each time. */
export type HandedRow = { cells: string[]; places: readonly number[]; present: number };

/**
 * For a record of so many cells the row that it is handed on in: `row`, where it is as wide and so has all wanted cells
 * where they stand in the record; else those cells by themselves.
 */
export function createHandedRows(columns: readonly number[], row: string[] | undefined): (width: number) => HandedRow {
  const lastColumn = columns.at(-1) ?? -1;
  const inRow = row && { cells: row, places: columns, present: columns.length };
  const byThemselves = { cells: [] as string[], places: columns.map((_, place) => place), present: 0 };
  return (width) => {
    if (inRow && width === row.length) return inRow;
    const present = width > lastColumn ? columns.length : columns.findIndex((column) => column >= width);
    byThemselves.cells.length = present;
    byThemselves.present = present;
    return byThemselves;
  };
}
