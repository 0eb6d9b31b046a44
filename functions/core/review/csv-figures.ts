import { createCsvRows, newlineOf } from '../intake/csv-rows.ts';
import { areFigures, type Column, columnsOf, isNumberName } from './columns.ts';
import { type Figure, figureOf, type NumberName, type WordName } from './figure.ts';
import { type Reading, readNumber } from './reading.ts';

/** What the file does not say of its figures: the day of the paper, and the board that it is of. */
export type Defaults = { paperDate?: string; area?: string };

const CARRIED: readonly WordName[] = ['table', 'heading', 'label', 'area', 'paper date'];
/** What holds within one table only. */
const OF_TABLE: readonly WordName[] = ['heading', 'label'];
const HEADER_WITHIN = 20;

type Rows = { cells: string[]; row: number }[];

function rowsOf(text: string): Rows {
  const rows: Rows = [];
  const [first = ''] = text.split('\n', 1);
  const delimiter = [',', ';', '\t'].reduce((a, b) => (first.split(b).length > first.split(a).length ? b : a));
  const reader = createCsvRows({
    delimiter,
    newline: newlineOf(text),
    onRow: (cells, row) => rows.push({ cells, row }),
    onFault: ({ row }) => {
      throw new Error(`Row ${row}: a quotation mark is not closed.`);
    },
  });
  reader.push(text);
  reader.end();
  return rows;
}

type Carried = Partial<Record<WordName, string>>;

/** Words of a row, those that are blank taken from the row above. A heading and a label hold within their table. */
function wordsOf(cells: readonly string[], columns: readonly Column[], above: Carried): Carried {
  const words: Carried = {};
  for (const { index, is } of columns) {
    if (is !== 'period value' && !isNumberName(is)) words[is] = (cells[index] ?? '').trim();
  }
  const isNewTable = words.table ? words.table !== above.table : false;
  for (const name of CARRIED) {
    if (!words[name] && !(isNewTable && OF_TABLE.includes(name))) words[name] = above[name] ?? '';
  }
  return words;
}

function numbersOf(cells: readonly string[], columns: readonly Column[], unit: string) {
  const numbers: Partial<Record<NumberName, Reading>> = {};
  for (const { index, is } of columns) {
    const reading = isNumberName(is) ? readNumber(cells[index] ?? '', unitFor(is, unit)) : null;
    if (reading && isNumberName(is)) numbers[is] = reading;
  }
  return numbers;
}

/** The unit of the row is that of its values; shares and changes are in percent whatever it is. */
const unitFor = (name: NumberName, unit: string) =>
  ['change', 'share', 'numerator', 'denominator'].includes(name) ? '' : unit;

function figuresOf(cells: readonly string[], row: number, columns: readonly Column[], words: Carried): Figure[] {
  const unit = words.unit ?? '';
  const numbers = numbersOf(cells, columns, unit);
  const wide = columns.filter(({ is }) => is === 'period value');
  if (wide.length === 0) return [figureOf({ row, words, numbers })];
  return wide.flatMap(({ index, header }) => {
    const value = readNumber(cells[index] ?? '', unit);
    if (!value) return [];
    return [figureOf({ row, column: header, words: { ...words, period: header }, numbers: { ...numbers, value } })];
  });
}

/**
 * The figures in a CSV text of the layout in `docs/review.md`: one row for each figure, or one row with a column for
 * each period. Rows above the header are read over. Throws an error for people where there is no such header.
 */
export function csvFigures(text: string, { paperDate = '', area = '' }: Defaults = {}): Figure[] {
  const rows = rowsOf(text.replace(/^\uFEFF/, ''));
  const header = rows.slice(0, HEADER_WITHIN).find(({ cells }) => areFigures(columnsOf(cells)));
  if (!header)
    throw new Error('No row names the columns: a label, and a value or another number. docs/review.md says how.');
  const columns = columnsOf(header.cells);
  let above: Carried = { area, 'paper date': paperDate };
  return rows
    .filter(({ row, cells }) => row > header.row && cells.some((cell) => cell.trim() !== ''))
    .flatMap(({ cells, row }) => {
      above = wordsOf(cells, columns, above);
      return figuresOf(cells, row, columns, above);
    });
}
