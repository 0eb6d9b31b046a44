import Papa from 'papaparse';
import { type Binding, bindColumns } from './bind-columns.ts';
import type { Header } from './bound-field.ts';
import { readNumber } from './cells/read-number.ts';
import type { CompiledContract } from './compile-contract.ts';
import type { Newline } from './csv-rows.ts';
import type { Place } from './elsewhere.ts';
import { plainHeader } from './header-text.ts';
import type { SheetRow } from './sheet.ts';
import { type JoinedHeader, joinedHeaders } from './two-line-header.ts';
import { namedByValues, ROWS_THAT_TELL } from './unnamed-column.ts';

/** How one contract reads the start of a file. `row` counts from 1. */
export type Candidate = {
  binding: Binding;
  delimiter: string;
  row: number;
  /** The rows below that were searched as well. */
  below?: readonly (readonly string[])[];
};

const DELIMITERS = [',', ';', '\t'];
export const ROWS_TO_SEARCH = 30;
// The text of a header is repeated in every issue of its column.
const LONGEST_SHOWN = 80;

type HeaderRow = { header: Header; delimiter: string; row: number };

/** What stands round the table but the rows above it, which the search finds. */
export type Surroundings = Omit<Place, 'titles'>;

/** Blank rows above everything else are not among those in which a header is looked for. */
function blankRowsBefore(text: string, newline: Newline): number {
  return text.slice(0, text.search(/\S|$/)).split(newline).length - 1;
}

function firstRows(text: string, delimiter: string, newline: Newline): HeaderRow[] {
  const preview = ROWS_TO_SEARCH + blankRowsBefore(text, newline);
  const rows: string[][] = new Papa.Parser({ delimiter, newline, preview }).parse(text, 0, false).data;
  return rows.flatMap((cells, index) => headerRow(cells, { delimiter, row: index + 1 }));
}

function headerRow(cells: readonly string[], place: { delimiter: string; row: number }): HeaderRow[] {
  const header = headerOf(cells);
  return header.texts.every((cell) => cell === '') ? [] : [{ header, ...place }];
}

/** A row as a header: what of its cells is shown, and what is compared. */
export function headerOf(cells: readonly string[]): Header {
  return { texts: cells.map((cell) => cell.trim().slice(0, LONGEST_SHOWN)), plain: cells.map(plainHeader) };
}

export const isComplete = ({ binding }: Candidate): boolean => binding.missing.length === 0;

/** Whether a header can be read as it is. */
export const isClear = (candidate: Candidate): boolean =>
  isComplete(candidate) && candidate.binding.duplicated.length === 0;

function isBetter(candidate: Candidate, best: Candidate): boolean {
  if (isComplete(candidate) !== isComplete(best)) return isComplete(candidate);
  if (isClear(candidate) !== isClear(best)) return isClear(candidate);
  return candidate.binding.columnsBound > best.binding.columnsBound;
}

/**
 * The best header row and delimiter for each contract among the first 30 rows: a row with all required columns before
 * any other, then the most columns that the contract knows. Empty where the text has no row with anything in it.
 */
export function findHeaders(
  { text, newline, around }: { text: string; newline: Newline; around: Surroundings },
  contracts: readonly CompiledContract[],
): Candidate[] {
  const rows = DELIMITERS.map((delimiter) => firstRows(text, delimiter, newline));
  return contracts.flatMap((contract) => bestRow(rows, contract, around));
}

/** The same among the first 30 rows of a sheet, whose cells need no delimiter. */
export function findHeadersInSheet(
  { rows, around }: { rows: readonly SheetRow[]; around: Surroundings },
  contracts: readonly CompiledContract[],
): Candidate[] {
  const searched = rows.filter(({ row }) => row <= ROWS_TO_SEARCH);
  const found = [searched.flatMap(({ cells, row }) => headerRow(cells, { delimiter: '', row }))];
  return contracts.flatMap((contract) => bestRow(found, contract, around));
}

type Bind = (header: Header, titles: string[][]) => Candidate['binding'];

/**
 * The ways in which a row is a header together with the row below, whose columns stand under its own: `Planned
 * expenditure` above `Area of spend`. Only those are given that know more columns than the row by itself, the best first.
 */
export function joinedWithBelow(
  { binding, row }: Candidate,
  below: { cells: readonly string[]; row: number },
  bind: (joined: JoinedHeader) => Candidate,
): Candidate[] {
  if (below.row !== row + 1 || below.cells.some((text) => readNumber(text) !== null)) return [];
  return joinedHeaders(headerOf(below.cells), binding.header, binding.compiled)
    .map(bind)
    .filter((joined) => isClear(joined) && joined.binding.columnsBound > binding.columnsBound)
    .sort((a, b) => b.binding.columnsBound - a.binding.columnsBound);
}

/** The row by itself, and where that does not do, joined with the row above; and with the row below. */
function candidatesAt(rows: readonly HeaderRow[], at: number, bind: Bind): Candidate[] {
  const own = rows[at];
  if (!own) return [];
  const { delimiter, row } = own;
  const titles = rows.slice(0, at).map(({ header }) => header.texts);
  const alone: Candidate = { binding: bind(own.header, titles), delimiter, row };
  const next = rows[at + 1];
  const withBelow =
    next && isComplete(alone)
      ? joinedWithBelow(alone, { cells: next.header.texts, row: next.row }, ({ header, left }) => ({
          binding: bind(header, [...titles, left]),
          delimiter,
          row: next.row,
        }))
      : [];
  if (isClear(alone)) return [alone, ...withBelow];
  const { compiled, contract, columnsBound } = alone.binding;
  const below = rows.slice(at + 1, at + 1 + ROWS_THAT_TELL).map(({ header }) => header.texts);
  const named = namedByValues(own.header, below, contract);
  const above = rows[at - 1];
  const isJoined = columnsBound > 0 && above?.row === row - 1;
  const joined = isJoined ? joinedHeaders(own.header, above.header, compiled) : [];
  const bindings = [
    ...joined.map(({ header, left }) => bind(header, [...titles.slice(0, -1), left])),
    ...(named ? [bind(named, titles)] : []),
  ];
  return [alone, ...withBelow, ...bindings.map((binding) => ({ binding, delimiter, row }))];
}

function bestRow(sheets: readonly HeaderRow[][], contract: CompiledContract, around: Surroundings): Candidate[] {
  const bind = (header: Header, titles: string[][]) => bindColumns(contract, header, { ...around, titles });
  let best: Candidate | null = null;
  for (const rows of sheets) {
    for (const [at, { delimiter }] of rows.entries()) {
      // Of complete rows with one delimiter the first is the header; the others only look like one. But a title may
      // read as a header of one column.
      if (best && isComplete(best) && best.binding.columnsBound > 1 && best.delimiter === delimiter) break;
      for (const candidate of candidatesAt(rows, at, bind)) if (!best || isBetter(candidate, best)) best = candidate;
    }
  }
  return best ? [{ ...best, below: rowsBelow(best, sheets) }] : [];
}

function rowsBelow({ delimiter, row }: Candidate, sheets: readonly HeaderRow[][]): string[][] {
  const below = sheets.flat().filter((each) => each.delimiter === delimiter && each.row > row);
  return below.map(({ header }) => header.texts);
}

/** The row in which a quotation mark opens that nothing closes in this text, or null. */
export function openQuoteRow(text: string, newline: Newline): number | null {
  const { errors }: { errors: { code: string; row?: number }[] } = new Papa.Parser({
    delimiter: ',',
    newline,
    preview: ROWS_TO_SEARCH,
  }).parse(text, 0, false);
  const open = errors.find(({ code }) => code === 'MissingQuotes');
  return open ? (open.row ?? 0) + 1 : null;
}
