import type { Issue } from '../checks/issue.ts';
import type { Binding } from './bind-columns.ts';
import { chooseSheet } from './choose-sheet.ts';
import type { CompiledContract } from './compile-contract.ts';
import { type CsvRows, type CsvRowsOptions, createCsvRows, newlineOf } from './csv-rows.ts';
import { duplicateColumns } from './duplicate-columns.ts';
import type { Taken } from './elsewhere.ts';
import { type Candidate, findHeaders, openQuoteRow, type Surroundings } from './find-header.ts';
import { identifierInSheets } from './identifiers-in-sheets.ts';
import { type ByteRows, createNeededCells } from './needed-cells.ts';
import type { RowsRead } from './read-rows.ts';
import { recognise } from './recognise.ts';
import { createSections } from './sections.ts';
import type { SheetHead, SheetTaker } from './sheet.ts';
import { csvFault, noData, nulCharacters } from './table-issues.ts';
import { createTableRows, type TableRows, type TableRowsOptions } from './table-rows.ts';
import { createTitleGate } from './title-gate.ts';

export type TableReaderOptions = Pick<TableRowsOptions, 'report' | 'room' | 'onRecord'> & {
  contracts: readonly CompiledContract[];
  /** The names of the file and of the feed, in which values may stand that have no column. */
  named: Omit<Surroundings, 'sheet'>;
  onStart(binding: Binding): void;
  /** Called with every row of a file that is not personal, those above the header too, until one refuses the file. */
  onRow(cells: readonly string[], row: number): void;
};

export type Offered = 'text only' | 'its bytes';

/** Takes a table either as text or as the rows of a sheet. */
export type TableReader = SheetTaker & {
  /** `offered` says whether all bytes of the file up to here can be had as well. */
  push(text: string, offered?: Offered): void;
  /** True once the header is found: then the table takes the file from its first byte, if it has `byteRows`, or the text that follows. */
  hasBegun(): boolean;
  byteRows(): ByteRows | null;
  end(): void;
  binding(): Binding | null;
  /** The values of all tables that stand outside their rows. */
  taken(): Taken[];
  totals(): Readonly<RowsRead>;
  rowsOf(row: number): number;
  /** False once reading has stopped before the end. */
  isReadable(): boolean;
};

const CHARACTERS_TO_SEARCH = 1 << 19;
// A table further down may have more columns than the first.
const WIDTH_OF_SECTIONS = 100;

/** A sheet has no cells behind the last one that holds something, and those behind the header belong to no column. */
function padded(cells: readonly string[], { header }: Binding): readonly string[] {
  const width = header.texts.length;
  if (cells.length === width) return cells;
  const row = cells.slice(0, width);
  while (row.length < width) row.push('');
  return row;
}

/** Each value once, in the order of the tables. */
function takenIn(bindings: readonly Binding[]): Taken[] {
  const all = bindings.flatMap(({ taken }) => taken);
  return [...new Map(all.map((each) => [JSON.stringify([each.field, each.value]), each])).values()];
}

const asItStands = (cells: readonly string[]) => cells;

/** The text of one file, in pieces, or the rows of one of its sheets, to records: finds the header, recognises the source, and reads the rows below. */
export function createTableReader(options: TableReaderOptions): TableReader {
  const { contracts, report, room, named, onStart } = options;
  let head: string | null = '';
  let csv: CsvRows | null = null;
  let byteRows: ByteRows | null = null;
  let table: TableRows | null = null;
  let binding: Binding | null = null;
  let headerRow = 0;
  let isReadable = true;
  let onRow: TableReaderOptions['onRow'] | null = null;
  const bindings: Binding[] = [];

  const stop = () => {
    isReadable = false;
    csv?.stop();
    byteRows?.stop();
  };
  const refuse = (...issues: Issue[]) => {
    for (const issue of issues) report(issue);
    stop();
  };
  const basis = contracts.length === 1 ? 'prefix' : 'content';
  const startRows = (candidate: Candidate, { around, fit }: { around: Surroundings; fit: typeof padded }) => {
    const duplicates = duplicateColumns(candidate);
    if (duplicates.length > 0) return refuse(...duplicates);
    binding = candidate.binding;
    headerRow = candidate.row;
    bindings.push(binding);
    const { contract, titles } = binding;
    const ofTable = { report, room, onRecord: options.onRecord, stop };
    table = contract.sections
      ? createSections(candidate, { ...ofTable, around, titles, fit, onTable: (bound) => bindings.push(bound) })
      : createTableRows(candidate, ofTable);
    if (!contract.personal) onRow = createTitleGate({ headerRow, onRow: options.onRow, refuse });
    onStart(binding);
  };
  const begin = (text: string, offered: Offered) => {
    head = null;
    const newline = newlineOf(text);
    const around = { ...named, sheet: null };
    const candidates = findHeaders({ text, newline, around }, contracts);
    if (candidates.length === 0) return refuse(noData());
    const { candidate, issues } = recognise(candidates, basis);
    if (!candidate) {
      const quoteRow = openQuoteRow(text, newline);
      const openQuote = quoteRow === null ? [] : [csvFault({ code: 'open-quote', row: quoteRow })];
      return refuse(...openQuote, ...issues);
    }
    startRows(candidate, { around, fit: asItStands });
    if (!isReadable) return;
    const rows: Omit<CsvRowsOptions, 'onFault'> = {
      delimiter: candidate.delimiter,
      newline,
      onRow: (cells, row, quoting) => {
        onRow?.(cells, row);
        if (row > headerRow && isReadable) table?.take(cells, row, quoting);
      },
    };
    const { binding } = candidate;
    byteRows =
      offered === 'its bytes'
        ? createNeededCells({
            ...rows,
            binding,
            onFault: (fault) =>
              refuse(fault.code === 'nul' ? nulCharacters() : csvFault({ ...fault, code: fault.code })),
          })
        : null;
    if (byteRows) return;
    csv = createCsvRows({ ...rows, onFault: (fault) => refuse(csvFault(fault)) });
    csv.push(text);
  };
  const choose = (heads: readonly SheetHead[]) => {
    head = null;
    const { candidate, issues, ...chosen } = chooseSheet(heads, { contracts, basis, named });
    if (!candidate || !('index' in chosen)) {
      refuse(...issues);
      return null;
    }
    const { header, contract, compiled } = candidate.binding;
    const width = contract.sections ? Math.max(header.texts.length, WIDTH_OF_SECTIONS) : header.texts.length;
    const identifiable = identifierInSheets({ heads, compiled, chosen: { index: chosen.index, width } });
    startRows(candidate, { around: { ...named, sheet: heads[chosen.index]?.name ?? null }, fit: padded });
    if (identifiable && isReadable) refuse(identifiable);
    return isReadable ? { index: chosen.index, width } : null;
  };

  return {
    push: (text, offered = 'text only') => {
      if (!isReadable) return;
      if (head === null) return csv?.push(text);
      head += text;
      if (head.length >= CHARACTERS_TO_SEARCH) begin(head, offered);
    },
    hasBegun: () => head === null,
    byteRows: () => byteRows,
    chooseSheet: choose,
    takeRow: ({ row, cells, formulasWithoutValue }) => {
      if (isReadable) onRow?.(cells, row);
      if (isReadable && row > headerRow && binding) {
        const given = binding.contract.sections ? cells : padded(cells, binding);
        table?.take(given, row, formulasWithoutValue.length > 0 ? { formulasWithoutValue } : 'sound');
      }
      return isReadable ? 'go-on' : 'stop';
    },
    end: () => {
      if (isReadable && head !== null) begin(head, 'text only');
      if (isReadable) csv?.end();
      if (isReadable) table?.end();
      if (isReadable && table?.totals().read === 0) refuse(noData());
    },
    binding: () => binding,
    taken: () => takenIn(bindings),
    totals: () => table?.totals() ?? { read: 0, rejected: {}, notCounted: {} },
    rowsOf: (row) => table?.rowsOf(row) ?? 1,
    isReadable: () => isReadable,
  };
}
