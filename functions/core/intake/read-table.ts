import type { Issue } from '../checks/issue.ts';
import type { Binding } from './bind-columns.ts';
import { chooseSheets } from './choose-sheets.ts';
import type { CompiledContract } from './compile-contract.ts';
import { type CsvRows, type CsvRowsOptions, createCsvRows, newlineOf } from './csv-rows.ts';
import { duplicateColumns } from './duplicate-columns.ts';
import type { Taken } from './elsewhere.ts';
import { type Candidate, findHeaders, openQuoteRow, type Surroundings } from './find-header.ts';
import { identifierInSheetNames, identifierInSheets } from './identifiers-in-sheets.ts';
import { type ByteRows, createNeededCells } from './needed-cells.ts';
import { type OpenTable, openTable } from './open-table.ts';
import type { RowsRead } from './read-rows.ts';
import { recognise } from './recognise.ts';
import { rowOfPlace, type SheetHead, type SheetTaker, type WantedSheet } from './sheet.ts';
import { padded, widthOf } from './sheet-width.ts';
import { csvFault, noData, nulCharacters } from './table-issues.ts';
import { addedUp, type TableRowsOptions } from './table-rows.ts';

export type TableReaderOptions = Pick<TableRowsOptions, 'report' | 'room' | 'onRecord' | 'listener'> & {
  contracts: readonly CompiledContract[];
  /** The names of the file and of the feed, in which values may stand that have no column. */
  named: Omit<Surroundings, 'sheet'>;
  /** Called with the first table. */
  onStart(binding: Binding): void;
  /** Called with every row of a file that is not personal, those above the header too, until one refuses the file. */
  onRow(cells: readonly string[], row: number, sheet: string | null): void;
};

export type Offered = 'text only' | 'its bytes';

/** Takes a table either as text or as the rows of sheets. A row of the second sheet and on is given as its place (`sheet.ts`). */
export type TableReader = SheetTaker & {
  /** `offered` says whether all bytes of the file up to here can be had as well. */
  push(text: string, offered?: Offered): void;
  /** True once the header is found: then the table takes the file from its first byte, if it has `byteRows`, or the text that follows. */
  hasBegun(): boolean;
  byteRows(): ByteRows | null;
  end(): void;
  binding(): Binding | null;
  /** The names of the sheets that are read. */
  sheets(): string[];
  /** The values of all tables that stand outside their rows. */
  taken(): Taken[];
  totals(): Readonly<RowsRead>;
  rowsOf(row: number): number;
  /** False once reading has stopped before the end. */
  isReadable(): boolean;
};

const CHARACTERS_TO_SEARCH = 1 << 19;

/** Each value once, in the order of the tables. */
function takenIn(bindings: readonly Binding[]): Taken[] {
  const all = bindings.flatMap(({ taken }) => taken);
  return [...new Map(all.map((each) => [JSON.stringify([each.field, each.value]), each])).values()];
}

const asItStands = (cells: readonly string[]) => cells;

/** The text of one file, in pieces, or the rows of its sheets, to records: finds the header, recognises the source, and reads the rows below. */
export function createTableReader(options: TableReaderOptions): TableReader {
  const { contracts, report, room, named, onStart } = options;
  let head: string | null = '';
  let csv: CsvRows | null = null;
  let byteRows: ByteRows | null = null;
  let isReadable = true;
  const tables: OpenTable[] = [];
  const tableOf = new Map<number, OpenTable>();

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
    if (duplicates.length > 0) {
      refuse(...duplicates.map((issue) => ({ ...issue, sheet: around.sheet })));
      return null;
    }
    const opened = openTable(candidate, {
      ...{ around, fit, report, room, stop, sheetsBefore: tables.length },
      ...{ onRecord: options.onRecord, onRow: options.onRow, listener: options.listener, isReadable: () => isReadable },
    });
    if (tables.length === 0) onStart(opened.binding);
    tables.push(opened);
    return opened;
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
    const table = startRows(candidate, { around, fit: asItStands });
    if (!table || !isReadable) return;
    options.listener?.cut({ delimiter: candidate.delimiter, newline });
    const rows: Omit<CsvRowsOptions, 'onFault'> = {
      delimiter: candidate.delimiter,
      newline,
      onRow: table.take,
    };
    const { binding } = candidate;
    byteRows =
      offered === 'its bytes'
        ? createNeededCells({
            ...rows,
            binding,
            numbered: table.numbered,
            onFault: (fault) =>
              refuse(fault.code === 'nul' ? nulCharacters() : csvFault({ ...fault, code: fault.code })),
          })
        : null;
    if (byteRows) return;
    csv = createCsvRows({ ...rows, onFault: (fault) => refuse(csvFault(fault)) });
    csv.push(text);
  };
  const totals = () => addedUp(tables.map(({ rows }) => rows.totals()));
  const choose = (heads: readonly SheetHead[]): WantedSheet[] => {
    head = null;
    const inNames = identifierInSheetNames(heads.map(({ name }) => name));
    if (inNames) {
      refuse(inNames);
      return [];
    }
    const { sheets, issues } = chooseSheets(heads, { contracts, basis, named });
    const [first] = sheets;
    if (!first) {
      refuse(...issues);
      return [];
    }
    const wanted = sheets.map(({ index, candidate }) => ({ index, width: widthOf(candidate) }));
    const { compiled } = first.candidate.binding;
    const identifiable = identifierInSheets({ heads, compiled, chosen: wanted });
    for (const { index, candidate, around } of sheets) {
      const opened = isReadable ? startRows(candidate, { around, fit: padded }) : null;
      if (opened) tableOf.set(index, opened);
    }
    if (isReadable) options.listener?.sheets(wanted);
    if (identifiable && isReadable) refuse(identifiable);
    if (isReadable) for (const issue of issues) report(issue);
    return isReadable ? wanted : [];
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
    chooseSheets: choose,
    takeRow: ({ row, cells, formulasWithoutValue }, index) => {
      if (isReadable)
        tableOf.get(index)?.take(cells, row, formulasWithoutValue.length > 0 ? { formulasWithoutValue } : 'sound');
      return isReadable ? 'go-on' : 'stop';
    },
    endSheet: (index, merged) => {
      if (isReadable) tableOf.get(index)?.end(merged);
    },
    end: () => {
      if (isReadable && head !== null) begin(head, 'text only');
      if (isReadable) csv?.end();
      for (const table of tables) if (isReadable) table.end([]);
      if (isReadable && tables.length > 0 && totals().read === 0) refuse(noData());
    },
    binding: () => tables[0]?.binding ?? null,
    sheets: () => tables.flatMap(({ sheet }) => sheet ?? []),
    taken: () => takenIn(tables.flatMap(({ bindings }) => bindings)),
    totals,
    rowsOf: (place) => {
      const { sheet, row } = rowOfPlace(place);
      return tables[sheet]?.rows.rowsOf(row) ?? 1;
    },
    isReadable: () => isReadable,
  };
}
