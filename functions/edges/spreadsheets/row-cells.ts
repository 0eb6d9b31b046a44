import { addBlanks } from '../../core/intake/add-blanks.ts';
import type { SheetRow } from '../../core/intake/sheet.ts';
import { type DateSystem, isoCellText, type NumberKind, numberText, withoutEscapes } from './cell-text.ts';
import { dateAsShown } from './date-as-shown.ts';
import { damaged, tooLarge } from './workbook-fault.ts';
import { LAST_COLUMN, MOST_BLANKS } from './workbook-limits.ts';

/** What the cells of every sheet refer to. */
export type CellTables = {
  texts: readonly string[];
  kinds: readonly NumberKind[];
  dateCodes: readonly string[];
  dateSystem: DateSystem;
};

/** What is written in a cell. */
export type WrittenCell = { type: string; style: number; value: string };

/** The cells of one row after the other, as they come. Throws `WorkbookFault` for what no row has. */
export type RowCells = {
  begin(): void;
  /** The column of a cell without a reference. */
  nextColumn(): number;
  /** Takes the place of a cell, which must be behind the one before. */
  place(column: number): number;
  put(written: WrittenCell, column: number): void;
  putFormulaWithoutValue(column: number): void;
  /** The row with this number; null where it holds nothing. */
  asRow(row: number): SheetRow | null;
};

const WHOLE = /^\s*\d{1,9}\s*$/;
const MOST_LOOKS = 4096;

/** The text that a cell refers to by its number in the list of shared ones. */
function sharedText(number: string, texts: readonly string[]): string {
  if (number === '') return '';
  const text = WHOLE.test(number) ? texts[Number(number)] : undefined;
  if (text === undefined) throw damaged('a cell with a text that is not there');
  return text;
}

function textOf({ type, style, value }: WrittenCell, { texts, kinds, dateSystem }: CellTables): string {
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

/** Gives dates as they are shown. The same few days stand in many rows. */
function createLooks({ dateCodes }: CellTables): (text: string, style: number) => string | null {
  const looks = new Map<string, string | null>();
  return (text, style) => {
    const key = `${style} ${text}`;
    const known = looks.get(key);
    if (known !== undefined) return known;
    const look = dateAsShown(text, dateCodes[style] ?? '');
    if (looks.size < MOST_LOOKS) looks.set(key, look);
    return look;
  };
}

export function createRowCells(tables: CellTables): RowCells {
  const lookOf = createLooks(tables);
  let cells: string[] = [];
  let formulasWithoutValue: number[] = [];
  let shown: Map<string, string> | null = null;
  let next = 0;
  let blanks = 0;

  const skipTo = (column: number) => {
    blanks += column - cells.length;
    if (blanks > MOST_BLANKS) throw tooLarge('cells further apart than in any table');
    addBlanks(cells, column + 1);
  };
  return {
    begin: () => {
      cells = [];
      formulasWithoutValue = [];
      shown = null;
      next = 0;
    },
    nextColumn: () => next,
    place: (column) => {
      if (column < 0 || column >= LAST_COLUMN) throw damaged('a cell that no row has');
      if (column < next) throw damaged('cells in another order than their columns, or two in one place');
      next = column + 1;
      return column;
    },
    put: (written, column) => {
      const text = textOf(written, tables);
      if (text === '') return;
      if (column > cells.length) skipTo(column);
      cells[column] = text;
      const look = tables.kinds[written.style] === 'date' ? lookOf(text, written.style) : null;
      if (look !== null && look !== text) shown = (shown ?? new Map<string, string>()).set(text, look);
    },
    putFormulaWithoutValue: (column) => {
      formulasWithoutValue.push(column);
    },
    asRow: (row) => {
      if (cells.length === 0 && formulasWithoutValue.length === 0) return null;
      return shown === null ? { row, cells, formulasWithoutValue } : { row, cells, formulasWithoutValue, shown };
    },
  };
}
