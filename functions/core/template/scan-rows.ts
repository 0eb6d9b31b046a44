import { attribute } from '../workbook/xml-attribute.ts';
import { type CellRange, parseCell, parseRange } from './cell-range.ts';
import { SheetDamage, type XmlTag } from './xml-tags.ts';

/** A formula of a cell. Others depend on one that is shared, or whose results fill a `range`. */
export type CellFormula = { isFirstOfShared: boolean; range: CellRange | null };

/** A `<c>` of a sheet: where its text stands, and what it says of itself. */
export type ScannedCell = {
  column: number;
  start: number;
  end: number;
  attributes: string;
  formula: CellFormula | null;
};

/** A `<row>` of a sheet. `inside` is where its content begins and ends; null where it is written as `<row/>`. */
export type ScannedRow = {
  row: number;
  start: number;
  end: number;
  inside: { start: number; end: number } | null;
  attributes: string;
  name: string;
  cells: ScannedCell[];
};

const LAST_ROW = 1_048_576;

function rowNumber(tag: XmlTag, before: ScannedRow | undefined): number {
  const given = attribute(tag.attributes, 'r');
  const row = given === null ? (before?.row ?? 0) + 1 : Number(given);
  if (!Number.isInteger(row) || row <= (before?.row ?? 0) || row > LAST_ROW) {
    throw new SheetDamage('rows that are out of order');
  }
  return row;
}

function columnNumber(tag: XmlTag, { row, cells }: ScannedRow): number {
  const given = attribute(tag.attributes, 'r');
  const before = cells.at(-1)?.column ?? -1;
  if (given === null) return before + 1;
  const place = parseCell(given);
  if (!place || place.row !== row) throw new SheetDamage(`the cell ${given} in row ${row}`);
  if (place.column <= before) throw new SheetDamage(`cells of row ${row} that are out of order`);
  return place.column;
}

function formulaOf({ attributes }: XmlTag): CellFormula {
  const kind = attribute(attributes, 't');
  const range = parseRange(attribute(attributes, 'ref') ?? '');
  return { isFirstOfShared: kind === 'shared' && range !== null, range: kind === 'shared' ? null : range };
}

/** Takes the elements within `<sheetData>`, by their path from there on. Throws `SheetDamage` where they are out of order. */
export function createRowTaker() {
  const rows: ScannedRow[] = [];
  const lastRow = (): ScannedRow => {
    const row = rows.at(-1);
    if (!row) throw new SheetDamage('a cell in no row');
    return row;
  };
  return {
    rows,
    open: (path: readonly string[], tag: XmlTag) => {
      if (path.length === 1 && path[0] === 'row') {
        const { start, end, attributes, name } = tag;
        rows.push({ row: rowNumber(tag, rows.at(-1)), start, end, inside: null, attributes, name, cells: [] });
      } else if (path.length === 2 && path[1] === 'c') {
        const { start, end, attributes } = tag;
        lastRow().cells.push({ column: columnNumber(tag, lastRow()), start, end, attributes, formula: null });
      } else if (path.length === 3 && path[2] === 'f') {
        const cell = lastRow().cells.at(-1);
        if (cell) cell.formula = formulaOf(tag);
      }
    },
    close: (path: readonly string[], { opened, closed }: { opened: XmlTag; closed: XmlTag }) => {
      if (path.length === 1 && path[0] === 'row') {
        const row = lastRow();
        row.end = closed.end;
        if (opened !== closed) row.inside = { start: opened.end, end: closed.start };
      } else if (path.length === 2 && path[1] === 'c') {
        const cell = lastRow().cells.at(-1);
        if (cell) cell.end = closed.end;
      }
    },
  };
}
