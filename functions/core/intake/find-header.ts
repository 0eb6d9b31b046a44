import Papa from 'papaparse';
import { type Binding, bindColumns, type Header } from './bind-columns.ts';
import type { CompiledContract } from './compile-contract.ts';
import type { Newline } from './csv-rows.ts';
import { plainHeader } from './header-text.ts';
import type { SheetRow } from './sheet.ts';

/** How one contract reads the start of a file. `row` counts from 1. */
export type Candidate = { binding: Binding; delimiter: string; row: number };

const DELIMITERS = [',', ';', '\t'];
export const ROWS_TO_SEARCH = 30;
// The text of a header is repeated in every issue of its column.
const LONGEST_SHOWN = 80;

type HeaderRow = { header: Header; delimiter: string; row: number };

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
  const texts = cells.map((cell) => cell.trim().slice(0, LONGEST_SHOWN));
  if (texts.every((cell) => cell === '')) return [];
  return [{ header: { texts, plain: cells.map(plainHeader) }, ...place }];
}

export const isComplete = ({ binding }: Candidate): boolean => binding.missing.length === 0;

function isBetter(candidate: Candidate, best: Candidate): boolean {
  if (isComplete(candidate) !== isComplete(best)) return isComplete(candidate);
  // Of complete rows with one delimiter the first is the header; the others only look like one.
  if (isComplete(candidate) && candidate.delimiter === best.delimiter) return false;
  return candidate.binding.columnsBound > best.binding.columnsBound;
}

/**
 * The best header row and delimiter for each contract among the first 30 rows: a row with all required columns before
 * any other, then the most columns that the contract knows. Empty where the text has no row with anything in it.
 */
export function findHeaders(text: string, newline: Newline, contracts: readonly CompiledContract[]): Candidate[] {
  return bestRows(
    DELIMITERS.flatMap((delimiter) => firstRows(text, delimiter, newline)),
    contracts,
  );
}

/** The same among the first 30 rows of a sheet, whose cells need no delimiter. */
export function findHeadersInSheet(rows: readonly SheetRow[], contracts: readonly CompiledContract[]): Candidate[] {
  const searched = rows.filter(({ row }) => row <= ROWS_TO_SEARCH);
  return bestRows(
    searched.flatMap(({ cells, row }) => headerRow(cells, { delimiter: '', row })),
    contracts,
  );
}

function bestRows(rows: readonly HeaderRow[], contracts: readonly CompiledContract[]): Candidate[] {
  return contracts.flatMap((contract) => {
    let best: Candidate | null = null;
    for (const { header, delimiter, row } of rows) {
      const candidate = { binding: bindColumns(contract, header), delimiter, row };
      if (!best || isBetter(candidate, best)) best = candidate;
    }
    return best ? [best] : [];
  });
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
