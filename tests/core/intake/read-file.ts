import type { Issue } from '../../../functions/core/checks/issue.ts';
import { createTally } from '../../../functions/core/checks/tally.ts';
import { sourceContract, sourceContracts } from '../../../functions/core/intake/contracts.ts';
import { createSourceReader, type ReadEnd, type SourceStart } from '../../../functions/core/intake/read-source.ts';
import type { SourceContract } from '../../../functions/core/intake/source-contract.ts';
import type { SourceRecord } from '../../../functions/core/intake/source-record.ts';

export type FileRead = {
  start: SourceStart | null;
  end: ReadEnd;
  /** Every record, copied, with the row that it came from. */
  records: { row: number; record: SourceRecord }[];
  issues: Issue[];
};

const encoder = new TextEncoder();

export type ReadOptions = {
  /** The prefix; `inbox` has the file recognised. */
  source?: string;
  /** Contracts to read by instead of those of the product. */
  contracts?: readonly SourceContract[];
  file?: string;
  feed?: string;
  arrived?: string;
  /** The file is sent in pieces of so many bytes. */
  piece?: number;
};

function copyOf(record: SourceRecord): SourceRecord {
  const copy: SourceRecord = {};
  for (const name in record) copy[name] = record[name] ?? null;
  return copy;
}

/** Reads a small file by the contract of a source, or by the contracts given. */
export function readFile(content: string | Uint8Array, options: ReadOptions): FileRead {
  const bytes = typeof content === 'string' ? encoder.encode(content) : content;
  const named = sourceContract(options.source ?? '');
  const tally = createTally();
  const records: FileRead['records'] = [];
  let start: SourceStart | null = null;
  const reader = createSourceReader({
    contracts: options.contracts ?? (named ? [named] : sourceContracts),
    named: { file: options.file ?? 'a.csv', feed: options.feed ?? 'feed', arrived: options.arrived ?? null },
    tally,
    onStart: (file) => {
      start = file;
    },
    onRecord: (record, row) => records.push({ row, record: copyOf(record) }),
  });
  const piece = options.piece ?? bytes.length;
  for (let from = 0; from < bytes.length; from += piece) reader.push(bytes.subarray(from, from + piece));
  const end = reader.end();
  return { start, end, records, issues: tally.result().issues };
}

/** Rows as CSV text with CRLF. Cells are written as they are. */
export const csv = (...rows: string[]): string => rows.map((row) => `${row}\r\n`).join('');

/** The codes of the issues, each with its row, in the order of the report. */
export const codesAndRows = ({ issues }: FileRead): string[] => issues.map(({ code, row }) => `${code}@${row ?? '-'}`);
