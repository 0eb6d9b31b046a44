import type { Tally } from '../checks/tally.ts';
import type { NotCountedReason } from '../submissions/report.ts';
import { measurableFields } from './bind-layout.ts';
import { intosOf } from './bind-wide.ts';
import { compileContract } from './compile-contract.ts';
import { contractOnDay } from './contract-on-day.ts';
import type { Taken } from './elsewhere.ts';
import { createTableReader } from './read-table.ts';
import { createTextReader } from './read-text.ts';
import { type RejectedRows, rejectedIn } from './rejected-rows.ts';
import type { RowListener } from './row-listener.ts';
import type { SheetTaker } from './sheet.ts';
import type { SourceContract } from './source-contract.ts';
import type { SourceRecord } from './source-record.ts';

export type SourceStart = {
  contract: SourceContract;
  layout: string;
  /** The words that the layout says of every count. */
  labels: Readonly<Record<string, string>>;
  /** The canonical names of the fields that the file has. */
  columns: ReadonlySet<string>;
  /** What the file calls a field, by its canonical name. */
  headerOf: ReadonlyMap<string, string>;
};

export type SourceReaderOptions = {
  /** One contract where the prefix names the source; all of them where the content must tell. */
  contracts: readonly SourceContract[];
  /** The names of the file and of the feed, in which values may stand that have no column. */
  named?: { file: string; feed: string; arrived: string | null } | undefined;
  tally: Tally;
  /** Called with every row of a file that is not personal, titles and header too, until one refuses the file. */
  onRow?(cells: readonly string[], row: number, sheet: string | null): void;
  onStart(file: SourceStart): void;
  /**
   * Called once a record; a row of a wide layout gives several. The record is reused: copy what you keep. Of several sheets
   * a row is given as its place among the rows of all (`sheet.ts`).
   */
  onRecord(record: SourceRecord, row: number): void;
  /** Whoever must know which rows are left out. */
  listener?: RowListener | undefined;
};

/**
 * `rowsRejected` are the rows that gave no record. A file issue in the tally means that no row of the file may count;
 * whether too many rows are rejected is for the caller to ask (`tooManyErrors`), who may reject rows as well.
 */
export type ReadEnd = {
  contract: SourceContract | null;
  recognisedBy: 'prefix' | 'content';
  layout: string | null;
  rowsRead: number;
  rowsRejected: number;
  /** The same by the first fault of each. */
  rowsRejectedBecause: RejectedRows;
  /** Rows that are in order and gave no record. */
  rowsNotCounted: Partial<Record<NotCountedReason, number>>;
  /** Values of fields without a column, and where they were found. */
  taken: Taken[];
  /** Null where the file was no text. */
  encoding: string | null;
  /** False where reading stopped before the end of the file. */
  readable: boolean;
};

/** Takes a file either as bytes of text or as the sheets of a workbook. */
export type SourceReader = SheetTaker & {
  push(bytes: Uint8Array): void;
  /** True once nothing that follows in the file can matter, so that the caller may stop sending it. */
  isStopped(): boolean;
  /** Of how many rows of the file the record is that was given with this row. */
  rowsOf(row: number): number;
  /** How many rows are read so far. */
  rowsRead(): number;
  /** The names of the sheets that are read. */
  sheets(): string[];
  end(): ReadEnd;
};

/** Reads one file from its bytes in any cuts: encoding, delimiter, header, source, rows, values, checks. Never throws for data. */
export function createSourceReader(options: SourceReaderOptions): SourceReader {
  const { contracts, tally, onStart, onRecord, named } = options;
  const asGiven = (read: SourceContract) => contracts.find(({ source }) => source === read.source) ?? read;
  const table = createTableReader({
    named: { file: named?.file ?? null, feed: named?.feed ?? null, arrived: named?.arrived ?? null },
    onRow: options.onRow ?? (() => {}),
    contracts: contracts.map((contract) => compileContract(contractOnDay(contract, named?.arrived ?? null))),
    report: tally.add,
    room: tally,
    onStart: (binding) =>
      onStart({
        contract: asGiven(binding.contract),
        layout: binding.layout.name,
        labels: binding.layout.labels ?? {},
        columns: new Set([
          ...binding.fields.map(({ field }) => field.name),
          ...(binding.wide ? [...intosOf(binding.wide), binding.wide.field] : []),
          ...binding.taken.map(({ field }) => field),
          ...measurableFields(binding).map(({ name }) => name),
        ]),
        headerOf: new Map(
          binding.fields.map(({ field, columns: [first = -1] }) => [field.name, binding.names[first] ?? field.title]),
        ),
      }),
    onRecord,
    listener: options.listener,
  });
  const text = createTextReader({ taker: table, report: tally.add });
  let isWorkbook = false;
  const isStopped = () => !text.isReadable() || !table.isReadable();

  return {
    push: (bytes) => {
      if (!isStopped()) text.push(bytes);
    },
    chooseSheets: (heads) => {
      isWorkbook = true;
      return table.chooseSheets(heads);
    },
    takeRow: table.takeRow,
    endSheet: table.endSheet,
    rowsRead: () => table.totals().read,
    sheets: table.sheets,
    isStopped,
    rowsOf: table.rowsOf,
    end: () => {
      if (!isWorkbook && !isStopped()) text.end();
      if (!isStopped()) table.end();
      const binding = table.binding();
      return {
        contract: binding ? asGiven(binding.contract) : null,
        recognisedBy: contracts.length === 1 ? 'prefix' : 'content',
        layout: binding?.layout.name ?? null,
        rowsRead: table.totals().read,
        rowsRejected: rejectedIn(table.totals().rejected),
        rowsRejectedBecause: table.totals().rejected,
        rowsNotCounted: table.totals().notCounted,
        taken: table.taken(),
        encoding: isWorkbook ? null : text.encoding(),
        readable: !isStopped(),
      };
    },
  };
}
