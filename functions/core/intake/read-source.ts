import type { Tally } from '../checks/tally.ts';
import { compileContract } from './compile-contract.ts';
import { createTableReader } from './read-table.ts';
import { createTextReader } from './read-text.ts';
import type { SheetTaker } from './sheet.ts';
import type { SourceContract } from './source-contract.ts';
import type { SourceRecord } from './source-record.ts';

export type SourceStart = {
  contract: SourceContract;
  layout: string;
  /** The canonical names of the fields that the file has. */
  columns: ReadonlySet<string>;
  /** What the file calls a field, by its canonical name. */
  headerOf: ReadonlyMap<string, string>;
};

export type SourceReaderOptions = {
  /** One contract where the prefix names the source; all of them where the content must tell. */
  contracts: readonly SourceContract[];
  tally: Tally;
  onStart(file: SourceStart): void;
  /** Called once a record; a row of a wide layout gives several. The record is reused: copy what you keep. */
  onRecord(record: SourceRecord, row: number): void;
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
  end(): ReadEnd;
};

/** Reads one file from its bytes in any cuts: encoding, delimiter, header, source, rows, values, checks. Never throws for data. */
export function createSourceReader({ contracts, tally, onStart, onRecord }: SourceReaderOptions): SourceReader {
  const table = createTableReader({
    contracts: contracts.map(compileContract),
    report: tally.add,
    room: tally,
    onStart: (binding) =>
      onStart({
        contract: binding.contract,
        layout: binding.layout.name,
        columns: new Set([
          ...binding.fields.map(({ field }) => field.name),
          ...(binding.wide ? [binding.wide.into, binding.wide.field] : []),
        ]),
        headerOf: new Map(
          binding.fields.map(({ field, columns: [first = -1] }) => [
            field.name,
            binding.header.texts[first] ?? field.title,
          ]),
        ),
      }),
    onRecord,
  });
  const text = createTextReader({ onText: table.push, report: tally.add });
  let isWorkbook = false;
  const isStopped = () => !text.isReadable() || !table.isReadable();

  return {
    push: (bytes) => {
      if (!isStopped()) text.push(bytes);
    },
    chooseSheet: (heads) => {
      isWorkbook = true;
      return table.chooseSheet(heads);
    },
    takeRow: table.takeRow,
    isStopped,
    end: () => {
      if (!isWorkbook && !isStopped()) text.end();
      if (!isStopped()) table.end();
      const binding = table.binding();
      return {
        contract: binding?.contract ?? null,
        recognisedBy: contracts.length === 1 ? 'prefix' : 'content',
        layout: binding?.layout.name ?? null,
        rowsRead: table.rowsRead(),
        rowsRejected: table.rowsRejected(),
        encoding: isWorkbook ? null : text.encoding(),
        readable: !isStopped(),
      };
    },
  };
}
