import type { SheetRow } from '../../core/intake/sheet.ts';
import { attribute } from '../../core/workbook/xml-attribute.ts';
import { createPlainCell, readPlainCell } from './plain-cell.ts';
import { externalLink } from './refused-content.ts';
import { type CellTables, createRowCells, type WrittenCell } from './row-cells.ts';
import { damaged, endlessCell } from './workbook-fault.ts';
import { LAST_ROW, MOST_CHARACTERS_OF_CELL, MOST_MERGED } from './workbook-limits.ts';
import type { XmlTaker } from './xml-tokens.ts';

const QUOTED = /"[^"]*"|'[^']*'/g;

/** The column of a reference such as `AB12` to a cell of this row, counted from 0; −1 for any other text. */
function columnOf(reference: string, row: number): number {
  let column = 0;
  let at = 0;
  for (; at < reference.length; at += 1) {
    const letter = reference.charCodeAt(at) - 64;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  return Number(reference.slice(at)) === row ? column - 1 : -1;
}

/** Cells from the column `width` on, counted from 0, are left out: a far one would fill every row up to it. */
export type RowsWanted = {
  width: number;
  onRow(row: SheetRow): void;
  /** Called with the ranges of merged cells, such as `C5:E5`, which stand behind the rows. */
  onMerged?(range: string): void;
};

/** The cell that is being read. */
type OpenCell = WrittenCell & { column: number; hasValue: boolean; hasFormula: boolean };

/** No cached value. An empty text is one: the formula says so by its type. */
const lacksValue = ({ hasFormula, hasValue, type, value }: OpenCell): boolean =>
  hasFormula && (!hasValue || (value === '' && type !== 'str'));

/**
 * Takes the XML of a sheet and gives its rows that hold anything, with the texts of their cells and their own numbers (ECMA-376 part 1,
 * 18.3.1). Throws `WorkbookFault` where it is no sheet, or a formula asks another program for its value (DDE).
 */
export function createSheetTaker(tables: CellTables, { width, onRow, onMerged }: RowsWanted): XmlTaker {
  const cells = createRowCells(tables);
  const plain = createPlainCell();
  let ranges = 0;
  let row = 0;
  let isInRow = false;
  let cell: OpenCell | null = null;
  let part: 'value' | 'formula' | null = null;
  let formula = '';
  let isSpoken = false;

  const openRow = (attributes: string) => {
    const given = attribute(attributes, 'r');
    const before = row;
    row = given === null ? row + 1 : Number(given);
    if (!Number.isInteger(row) || row <= before || row > LAST_ROW) throw damaged('a row that no sheet has');
    cells.begin();
    isInRow = true;
  };
  const closeRow = () => {
    isInRow = false;
    const read = cells.asRow(row);
    if (read) onRow(read);
  };
  const openCell = (attributes: string) => {
    const reference = attribute(attributes, 'r');
    const column = cells.place(reference === null ? cells.nextColumn() : columnOf(reference, row));
    const type = attribute(attributes, 't') ?? 'n';
    const style = Number(attribute(attributes, 's') ?? 0);
    cell = { column, type, style, value: '', hasValue: false, hasFormula: false };
  };
  const closeCell = (closed: OpenCell) => {
    cell = null;
    if (closed.column >= width) return;
    if (lacksValue(closed)) cells.putFormulaWithoutValue(closed.column);
    if (closed.hasValue) cells.put(closed, closed.column);
  };
  const takePlainCells = (xml: string, from: number): number => {
    let at = from;
    while (isInRow && cell === null && readPlainCell(xml, at, plain)) {
      const column = cells.place(plain.row < 0 ? cells.nextColumn() : plain.row === row ? plain.column : -1);
      if (plain.hasValue && column < width) cells.put(plain, column);
      at = plain.end;
    }
    return at;
  };
  const merged = (attributes: string) => {
    ranges += 1;
    if (ranges <= MOST_MERGED) onMerged?.(attribute(attributes, 'ref') ?? '');
  };
  const open = (name: string, attributes: string) => {
    if (name === 'row') return openRow(attributes);
    if (name === 'mergeCell') return merged(attributes);
    if (name === 'c' && isInRow) return openCell(attributes);
    if (!cell) return;
    if (name === 'rPh') isSpoken = true;
    if (name === 'v' || (name === 't' && !isSpoken)) {
      part = 'value';
      cell.hasValue = true;
    } else if (name === 'f') {
      part = 'formula';
      formula = '';
      cell.hasFormula = true;
    }
  };
  const close = (name: string) => {
    if (name === 'row') closeRow();
    else if (name === 'c' && cell) closeCell(cell);
    else if (name === 'rPh') isSpoken = false;
    else if (part !== null && (name === 'v' || name === 't' || name === 'f')) {
      if (name === 'f' && formula.replace(QUOTED, '').includes('|'))
        throw externalLink('a formula that asks another program (DDE)');
      part = null;
    }
  };
  const text = (piece: string) => {
    if (!cell || part === null) return;
    if (part === 'formula') formula += piece;
    else cell.value += piece;
    if (Math.max(cell.value.length, formula.length) > MOST_CHARACTERS_OF_CELL) throw endlessCell();
  };
  return { open, close, text, takeAhead: takePlainCells };
}
