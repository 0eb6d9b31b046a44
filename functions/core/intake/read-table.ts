import type { Issue } from '../checks/issue.ts';
import type { Tally } from '../checks/tally.ts';
import type { Binding } from './bind-columns.ts';
import { chooseSheet } from './choose-sheet.ts';
import type { CompiledContract } from './compile-contract.ts';
import { type CsvFault, type CsvRows, createCsvRows, newlineOf } from './csv-rows.ts';
import { type Candidate, findHeaders, openQuoteRow } from './find-header.ts';
import { createRowReader, type RowReader } from './read-rows.ts';
import { recognise } from './recognise.ts';
import type { SheetTaker } from './sheet.ts';
import type { SourceRecord } from './source-record.ts';
import { type RowTaker, withoutTotalRow } from './total-rows.ts';

export type TableReaderOptions = {
  contracts: readonly CompiledContract[];
  report(issue: Issue): void;
  room: Pick<Tally, 'hasRoom' | 'count'>;
  onStart(binding: Binding): void;
  onRecord(record: SourceRecord, row: number): void;
};

/** Takes a table either as text or as the rows of a sheet. */
export type TableReader = SheetTaker & {
  push(text: string): void;
  end(): void;
  binding(): Binding | null;
  rowsRead(): number;
  rowsRejected(): number;
  /** False once reading has stopped before the end. */
  isReadable(): boolean;
};

const CHARACTERS_TO_SEARCH = 1 << 19;

const ABOUT_FAULT: Record<CsvFault['code'], Pick<Issue, 'expected' | 'fix'>> = {
  'open-quote': {
    expected: 'a closing quotation mark',
    fix: 'A quotation mark is opened in this row and never closed, so the rest of the file cannot be told apart. Close or remove it.',
  },
  'too-large': {
    expected: 'a row of at most a million characters',
    fix: 'This row is longer than any real one. Look for missing line ends, and export the file again.',
  },
};

function fileIssue(code: Issue['code'], row: number | null, words: Pick<Issue, 'expected' | 'fix'>): Issue {
  return { code, level: 'file', sheet: null, row, column: null, found: null, ...words };
}

const EMPTY = {
  expected: 'a header row and at least one row of data',
  fix: 'The file holds no data. Check the export and send it again.',
};

function duplicateColumns({ duplicated, header }: Binding, row: number): Issue[] {
  return duplicated.map((column) => ({
    ...fileIssue('duplicate-column', row, {
      expected: 'each column once',
      fix: 'Two columns have this name, and it cannot be told which one to read. Rename or remove one.',
    }),
    column: header.texts[column] ?? null,
  }));
}

/** A sheet has no cells behind the last one that holds something, and those behind the header belong to no column. */
function padded(cells: readonly string[], binding: Binding | null): readonly string[] {
  const width = binding?.header.texts.length ?? 0;
  if (cells.length === width) return cells;
  return Array.from({ length: width }, (_, column) => cells[column] ?? '');
}

/** The text of one file, in pieces, or the rows of one of its sheets, to records: finds the header, recognises the source, and reads the rows below. */
export function createTableReader({ contracts, report, room, onStart, onRecord }: TableReaderOptions): TableReader {
  let head: string | null = '';
  let csv: CsvRows | null = null;
  let rows: RowReader | null = null;
  let taker: RowTaker | null = null;
  let binding: Binding | null = null;
  let headerRow = 0;
  let isReadable = true;

  const stop = () => {
    isReadable = false;
    csv?.stop();
  };
  const refuse = (...issues: Issue[]) => {
    for (const issue of issues) report(issue);
    stop();
  };
  const basis = contracts.length === 1 ? 'prefix' : 'content';
  const startRows = (candidate: Candidate) => {
    const duplicates = duplicateColumns(candidate.binding, candidate.row);
    if (duplicates.length > 0) return refuse(...duplicates);
    binding = candidate.binding;
    headerRow = candidate.row;
    rows = createRowReader({ binding, report, room, onRecord, stop });
    taker = withoutTotalRow(binding, rows, report);
    onStart(binding);
  };
  const begin = (text: string) => {
    head = null;
    const newline = newlineOf(text);
    const candidates = findHeaders(text, newline, contracts);
    if (candidates.length === 0) return refuse(fileIssue('empty-file', null, EMPTY));
    const { candidate, issues } = recognise(candidates, basis);
    if (!candidate) {
      const quoteRow = openQuoteRow(text, newline);
      const openQuote = quoteRow === null ? [] : [fileIssue('open-quote', quoteRow, ABOUT_FAULT['open-quote'])];
      return refuse(...openQuote, ...issues);
    }
    startRows(candidate);
    if (!isReadable) return;
    csv = createCsvRows({
      delimiter: candidate.delimiter,
      newline,
      onRow: (cells, row, quoting) => {
        if (row > headerRow) taker?.take(cells, row, quoting);
      },
      onFault: ({ code, row }) => refuse(fileIssue(code, row, ABOUT_FAULT[code])),
    });
    csv.push(text);
  };

  return {
    push: (text) => {
      if (!isReadable) return;
      if (head === null) return csv?.push(text);
      head += text;
      if (head.length >= CHARACTERS_TO_SEARCH) begin(head);
    },
    chooseSheet: (heads) => {
      head = null;
      const { candidate, issues, ...chosen } = chooseSheet(heads, { contracts, basis });
      if (candidate) startRows(candidate);
      else refuse(...issues);
      if (!candidate || !isReadable || !('index' in chosen)) return null;
      return { index: chosen.index, width: candidate.binding.header.texts.length };
    },
    takeRow: ({ row, cells, formulasWithoutValue }) => {
      const isBelow = isReadable && row > headerRow;
      if (isBelow)
        taker?.take(padded(cells, binding), row, formulasWithoutValue.length > 0 ? { formulasWithoutValue } : 'sound');
      return isReadable ? 'go-on' : 'stop';
    },
    end: () => {
      if (isReadable && head !== null) begin(head);
      if (isReadable) csv?.end();
      if (isReadable) taker?.end();
      if (isReadable && rows?.rowsRead() === 0) refuse(fileIssue('empty-file', null, EMPTY));
    },
    binding: () => binding,
    rowsRead: () => rows?.rowsRead() ?? 0,
    rowsRejected: () => rows?.rowsRejected() ?? 0,
    isReadable: () => isReadable,
  };
}
