import type { SheetRow } from '../../core/intake/sheet.ts';
import { attribute } from '../../core/workbook/xml-attribute.ts';
import { type DateSystem, isoCellText, type NumberKind, numberText, withoutEscapes } from './cell-text.ts';
import { dateAsShown } from './date-as-shown.ts';
import { externalLink } from './refused-content.ts';
import { damaged, endlessCell, tooLarge } from './workbook-fault.ts';
import { LAST_COLUMN, LAST_ROW, MOST_BLANKS, MOST_CHARACTERS_OF_CELL, MOST_MERGED } from './workbook-limits.ts';
import type { XmlTaker } from './xml-tokens.ts';

/** What the cells of every sheet refer to. */
export type CellTables = {
  texts: readonly string[];
  kinds: readonly NumberKind[];
  dateCodes: readonly string[];
  dateSystem: DateSystem;
};

const WHOLE = /^\s*\d{1,9}\s*$/;
const MOST_LOOKS = 4096;
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

/** The text that a cell refers to by its number in the list of shared ones. */
function sharedText(number: string, texts: readonly string[]): string {
  if (number === '') return '';
  const text = WHOLE.test(number) ? texts[Number(number)] : undefined;
  if (text === undefined) throw damaged('a cell with a text that is not there');
  return text;
}

/** Cells from the column `width` on, counted from 0, are left out: a far one would fill every row up to it. */
export type RowsWanted = {
  width: number;
  onRow(row: SheetRow): void;
  /** Called with the ranges of merged cells, such as `C5:E5`, which stand behind the rows. */
  onMerged?(range: string): void;
};

/** The cell that is being read. */
type OpenCell = { column: number; type: string; style: number; value: string; hasValue: boolean; hasFormula: boolean };

/** No cached value. An empty text is one: the formula says so by its type. */
const lacksValue = ({ hasFormula, hasValue, type, value }: OpenCell): boolean =>
  hasFormula && (!hasValue || (value === '' && type !== 'str'));

function textOf({ type, style, value }: OpenCell, { texts, kinds, dateSystem }: CellTables): string {
  switch (type) {
    case 's':
      return sharedText(value, texts);
    case 'str':
    case 'inlineStr':
      return withoutEscapes(value);
    case 'b':
      return value === '1' || value === 'true' ? 'TRUE' : 'FALSE';
    case 'e':
      return value;
    case 'd':
      return isoCellText(value);
    default:
      return numberText(value, kinds[style] ?? 'number', dateSystem);
  }
}

/**
 * Takes the XML of a sheet and gives its rows that hold anything, with the texts of their cells and their own numbers (ECMA-376 part 1,
 * 18.3.1). Throws `WorkbookFault` where it is no sheet, or a formula asks another program for its value (DDE).
 */
export function createSheetTaker(tables: CellTables, { width, onRow, onMerged }: RowsWanted): XmlTaker {
  let cells: string[] = [];
  let formulasWithoutValue: number[] = [];
  let shown: Map<string, string> | null = null;
  let ranges = 0;
  let row = 0;
  let isInRow = false;
  let cell: OpenCell | null = null;
  let part: 'value' | 'formula' | null = null;
  let formula = '';
  let isSpoken = false;
  let nextColumn = 0;
  let blanks = 0;

  const openRow = (attributes: string) => {
    const given = attribute(attributes, 'r');
    const before = row;
    row = given === null ? row + 1 : Number(given);
    if (!Number.isInteger(row) || row <= before || row > LAST_ROW) throw damaged('a row that no sheet has');
    cells = [];
    formulasWithoutValue = [];
    shown = null;
    nextColumn = 0;
    isInRow = true;
  };
  const openCell = (attributes: string) => {
    const reference = attribute(attributes, 'r');
    const column = reference === null ? nextColumn : columnOf(reference, row);
    if (column < 0 || column >= LAST_COLUMN) throw damaged('a cell that no row has');
    if (column < nextColumn) throw damaged('cells in another order than their columns, or two in one place');
    nextColumn = column + 1;
    const type = attribute(attributes, 't') ?? 'n';
    const style = Number(attribute(attributes, 's') ?? 0);
    cell = { column, type, style, value: '', hasValue: false, hasFormula: false };
  };
  const closeCell = (closed: OpenCell) => {
    cell = null;
    if (closed.column >= width) return;
    if (lacksValue(closed)) formulasWithoutValue.push(closed.column);
    const text = closed.hasValue ? textOf(closed, tables) : '';
    if (text === '') return;
    blanks += closed.column - cells.length;
    if (blanks > MOST_BLANKS) throw tooLarge('cells further apart than in any table');
    while (cells.length < closed.column) cells.push('');
    cells[closed.column] = text;
    const look = tables.kinds[closed.style] === 'date' ? lookOf(text, closed.style) : null;
    if (look !== null && look !== text) shown = (shown ?? new Map<string, string>()).set(text, look);
  };
  const looks = new Map<string, string | null>();
  /** The same few days stand in many rows. */
  const lookOf = (text: string, style: number): string | null => {
    const key = `${style} ${text}`;
    const known = looks.get(key);
    if (known !== undefined) return known;
    const look = dateAsShown(text, tables.dateCodes[style] ?? '');
    if (looks.size < MOST_LOOKS) looks.set(key, look);
    return look;
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
    if (name === 'row') {
      isInRow = false;
      if (cells.length > 0 || formulasWithoutValue.length > 0)
        onRow({ row, cells, formulasWithoutValue, ...(shown && { shown }) });
    } else if (name === 'c' && cell) closeCell(cell);
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
  return { open, close, text };
}
