import { cellXml, type WrittenCell } from './cell-xml.ts';
import type { ScannedRow } from './scan-rows.ts';
import type { SheetScan } from './scan-sheet.ts';

/** What stands at a place of the text from now on; nothing is taken away where start and end are the same. */
type Edit = { start: number; end: number; text: string };

type RowWrites = { row: number; cells: { column: number; was: WrittenCell['was']; xml: string }[] };

function byRow(scan: SheetScan, cells: readonly WrittenCell[], dateSystem: 1900 | 1904): RowWrites[] {
  const sorted = [...cells].sort((a, b) => a.row - b.row || a.column - b.column);
  return [...Map.groupBy(sorted, ({ row }) => row)].map(([row, of]) => ({
    row,
    cells: of.map((cell) => ({ column: cell.column, was: cell.was, xml: cellXml(cell, scan.prefix, dateSystem) })),
  }));
}

const textOf = ({ cells }: RowWrites): string => cells.map(({ xml }) => xml).join('');

function editsInRow(row: ScannedRow, writes: RowWrites): Edit[] {
  const { inside } = row;
  if (!inside) {
    const text = `<${row.name}${row.attributes.trimEnd()}>${textOf(writes)}</${row.name}>`;
    return [{ start: row.start, end: row.end, text }];
  }
  return writes.cells.map(({ column, was, xml }) => {
    const next = row.cells.find((cell) => cell.column > column);
    const at = next?.start ?? row.cells.at(-1)?.end ?? inside.start;
    return was ? { start: was.start, end: was.end, text: xml } : { start: at, end: at, text: xml };
  });
}

function editsOf(scan: SheetScan, rows: readonly RowWrites[]): Edit[] {
  const { prefix, data } = scan;
  const rowText = (writes: RowWrites) => `<${prefix}row r="${writes.row}">${textOf(writes)}</${prefix}row>`;
  const { inside } = data;
  if (!inside) {
    const text = `<${prefix}sheetData>${rows.map(rowText).join('')}</${prefix}sheetData>`;
    return [{ start: data.start, end: data.end, text }];
  }
  return rows.flatMap((writes) => {
    const there = scan.rows.find(({ row }) => row === writes.row);
    if (there) return editsInRow(there, writes);
    const next = scan.rows.find(({ row }) => row > writes.row);
    const at = next?.start ?? scan.rows.at(-1)?.end ?? inside.start;
    return [{ start: at, end: at, text: rowText(writes) }];
  });
}

/**
 * The text of a sheet with cells written: numbers as numbers, texts within the cell. Cells and rows that were not there
 * are put in where they belong; every other character stays. Each place may be written once.
 */
export function writeCells(scan: SheetScan, cells: readonly WrittenCell[], dateSystem: 1900 | 1904): string {
  if (cells.length === 0) return scan.xml;
  const pieces: string[] = [];
  let from = 0;
  for (const { start, end, text } of editsOf(scan, byRow(scan, cells, dateSystem))) {
    pieces.push(scan.xml.slice(from, start), text);
    from = end;
  }
  return [...pieces, scan.xml.slice(from)].join('');
}
