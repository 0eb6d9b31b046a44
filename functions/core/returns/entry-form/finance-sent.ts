import { sourceContract } from '../../intake/contracts.ts';
import { schemeColumns } from '../layout-blocks.ts';
import type { IncomeAmounts, ReturnEntries, ReturnSchemeLine } from '../return-entries.ts';
import { INCOME_KINDS, type IncomeTable, type SchemeColumn, type SchemeTable } from './finance-columns.ts';
import { type FinanceContent, type FinanceFile, type FinanceLoss, financeLost } from './finance-file.ts';
import { incomeField, schemeField } from './finance-texts.ts';
import { type TypedFinance, typedFinance } from './finance-typed.ts';
import type { Typed } from './typed-text.ts';

/** What of a form of finance is sent: a part that differs from what counts. `refused` says why there is nothing to send. */
export type SentFinance = { content: FinanceContent; faults: Map<string, string>; refused: string | null };

export type SentFinanceParts = {
  tables: { income: IncomeTable | null; schemes: SchemeTable | null };
  typed: Typed;
  /** What counts now. */
  entries: Pick<ReturnEntries, 'income' | 'schemes'>;
  file: FinanceFile;
};

const NOTHING: FinanceContent = { income: [], lines: [] };
const UNCHANGED = 'Nothing here differs from what counts now, so nothing was saved.';
const TAKEN_AWAY = 'Blank boxes take nothing back. To take all of it away, withdraw the file that it came in.';

const amountsText = (sources: readonly IncomeAmounts[]): string[] =>
  sources
    .filter((source) => INCOME_KINDS.some((kind) => source[kind] !== null))
    .map((source) => JSON.stringify([source.fundingSource, ...INCOME_KINDS.map((kind) => source[kind])]))
    .sort();

const linesText = (lines: readonly ReturnSchemeLine[]): string[] =>
  lines.map((line) => JSON.stringify(schemeColumns.map((column) => line[column])));

const isSame = (a: readonly string[], b: readonly string[]): boolean => JSON.stringify(a) === JSON.stringify(b);

/** The parts that say something else than what counts, or say it for another quarter. */
function changedParts({ entries, file }: SentFinanceParts, { income, lines }: TypedFinance) {
  const toQuarter = entries.income?.toQuarter ?? null;
  const isOfQuarter = toQuarter === null || toQuarter === file.quarter;
  const said = lines.map(({ line }) => line);
  return {
    income: !isOfQuarter || !isSame(amountsText(income), amountsText(entries.income?.sources ?? [])),
    lines: !isSame(linesText(said), linesText(entries.schemes?.lines ?? [])),
  };
}

function columnOf(title: string | null): SchemeColumn {
  const name = sourceContract('finance')?.fields.find((field) => field.title === title)?.name;
  return schemeColumns.find((column) => column === (name === 'expenditure' ? 'planned' : name)) ?? 'schemeName';
}

function faultOf(loss: FinanceLoss, { lines }: TypedFinance): [string, string] {
  if ('source' in loss) return [incomeField(loss.source, 'planned'), 'These amounts would not come back as typed.'];
  return [schemeField(lines[loss.line]?.place ?? 0, columnOf(loss.column)), loss.words];
}

/** Chooses what of a form of finance is sent, and says what cannot be taken. A part that counts already is left to its file. */
export function sentFinance(parts: SentFinanceParts): SentFinance {
  const typed = typedFinance(parts.tables, parts.typed);
  if (typed.faults.size > 0) return { content: NOTHING, faults: typed.faults, refused: null };
  const changed = changedParts(parts, typed);
  const isTakenAway = (changed.income && typed.income.length === 0) || (changed.lines && typed.lines.length === 0);
  if (isTakenAway) return { content: NOTHING, faults: new Map(), refused: TAKEN_AWAY };
  const content = {
    income: changed.income ? typed.income : [],
    lines: changed.lines ? typed.lines.map(({ line }) => line) : [],
  };
  const isEmpty = content.income.length + content.lines.length === 0;
  if (isEmpty) return { content, faults: new Map(), refused: UNCHANGED };
  // Lines of the file are those of the form in their order.
  const faults = new Map(financeLost(parts.file, content).map((loss) => faultOf(loss, typed)));
  return { content, faults, refused: null };
}
