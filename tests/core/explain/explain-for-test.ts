import { Readable } from 'node:stream';
import type { AreaLookup, Counted } from '../../../functions/core/counts/counter.ts';
import { explainSpells } from '../../../functions/core/explain/explain-spells.ts';
import { type ExplainingCounter, explainingCounter } from '../../../functions/core/explain/explaining-counter.ts';
import type { FileQuestion } from '../../../functions/core/explain/question.ts';
import { rowLedgers } from '../../../functions/core/explain/row-ledgers.ts';
import type { FigureName, RowLedger, RowReason } from '../../../functions/core/explain/row-reason.ts';
import type { SourceRecord } from '../../../functions/core/intake/source-record.ts';
import { createFileReader, type FileFindings } from '../../../functions/core/submissions/file-reader.ts';
import { feedBytes } from '../../../functions/edges/files/feed-bytes.ts';

export type ExplainedRecords = { counted: Counted; accepted(figure: FigureName): RowReason[] };

/** Explains records as one file with the columns of the first record, each row reusing one object as the reader does. */
export function explainRecords(records: readonly SourceRecord[], question: FileQuestion): ExplainedRecords {
  const columns = new Set(Object.keys(records[0] ?? {}));
  const headerOf = new Map([...columns].map((name) => [name, name]));
  const counter = explainSpells(
    { feed: 'coventry', columns, headerOf, areaLookup: new Map(), report: () => {} },
    question,
  );
  const reused: SourceRecord = {};
  records.forEach((record, index) => {
    for (const name of Object.keys(reused)) delete reused[name];
    counter.add(Object.assign(reused, record), index + 2);
  });
  return { counted: counter.finish(), accepted: counter.accepted };
}

export type ExplainedText = { findings: FileFindings; ledgers: RowLedger[] };

/** Explains a whole file, from its key and its text, as it is read when it arrives. */
export async function explainText(
  file: { key: string; text: string; areaLookup?: AreaLookup },
  question: FileQuestion,
): Promise<ExplainedText> {
  const [source = '', feed = '', ...rest] = file.key.split('/');
  let counter: ExplainingCounter | null = null;
  const reader = createFileReader({
    from: { source, feed, fileName: rest.join('/') },
    areaLookup: file.areaLookup ?? new Map(),
    count: (contract, context) => {
      counter = explainingCounter(contract, context, question);
      return counter;
    },
  });
  const { fault } = await feedBytes(Readable.from([new TextEncoder().encode(file.text)]), reader);
  if (fault) reader.report(fault);
  const findings = reader.end();
  if (!counter) throw new Error(`${file.key} was not read`);
  return {
    findings,
    ledgers: rowLedgers(
      findings,
      counter,
      question.figures.map(({ figure }) => figure),
    ),
  };
}

/** The reasons of a ledger by their words, `rejected: bad-date`. */
export function byReason(reasons: readonly RowReason[]): Record<string, number> {
  const some = reasons.filter(({ rows }) => rows > 0);
  return Object.fromEntries(some.map(({ reason, detail, rows }) => [detail ? `${reason}: ${detail}` : reason, rows]));
}

export const rowsOf = (reasons: readonly RowReason[]): number => reasons.reduce((sum, { rows }) => sum + rows, 0);

/** What is asked for one figure of Coventry in some months. */
export function asked(
  add: readonly string[],
  {
    periods = ['2025-04'],
    within = periods,
    subtract = [],
  }: { periods?: string[]; within?: string[]; subtract?: string[] } = {},
): FileQuestion {
  return {
    unit: 'E08000026',
    periods: new Set(periods),
    within: new Set(within),
    figures: [{ figure: 'numerator', add, subtract }],
  };
}
