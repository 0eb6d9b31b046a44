import { poundWords } from '../../finance/pence.ts';
import type { Quarter } from '../../periods/period.ts';
import { schemeColumns } from '../layout-blocks.ts';
import type { ReturnEntries, ReturnIncome, ReturnSchemeLine } from '../return-entries.ts';
import { INCOME_KINDS, type IncomeKind, type SchemeColumn } from './finance-columns.ts';
import type { Typed } from './typed-text.ts';

/** How many lines of schemes a form has, blank ones too. */
export const LINES_FIELD = 'schemes.lines';
/** The API takes a form of some hundred lines; files take any number. */
const MOST_LINES = 300;
const BLANK_LINES = 1;

export const incomeField = (source: string, kind: IncomeKind): string => `income.${source}.${kind}`;
export const schemeField = (line: number, column: SchemeColumn | 'remove'): string => `schemes.${line}.${column}`;

/** The number of lines that a form has. */
export function linesIn(texts: Typed): number {
  const lines = Number(texts.get(LINES_FIELD) ?? '0');
  return Number.isInteger(lines) && lines > 0 ? Math.min(lines, MOST_LINES) : 0;
}

/** An amount as it stands in a box: `5,290,411`, or all its digits where it has parts of a penny. */
function amountText(amount: number | null): string {
  if (amount === null) return '';
  return Math.round(amount * 100) / 100 === amount ? poundWords(amount).replace('£', '') : String(amount);
}

function incomeTexts(income: ReturnIncome | null, quarter: Quarter): [string, string][] {
  const isOfQuarter = income?.toQuarter === null || income?.toQuarter === quarter;
  return (income?.sources ?? []).flatMap((source) =>
    INCOME_KINDS.filter((kind) => kind !== 'actual' || isOfQuarter).map((kind): [string, string] => [
      incomeField(source.fundingSource, kind),
      amountText(source[kind]),
    ]),
  );
}

function lineTexts(lines: readonly ReturnSchemeLine[]): [string, string][] {
  return lines.flatMap((line, place) =>
    schemeColumns.map((column): [string, string] => {
      const value = line[column];
      return [schemeField(place, column), typeof value === 'number' ? amountText(value) : (value ?? '')];
    }),
  );
}

/** What counts now as the texts of a form. Amounts to the end of another quarter are left blank. */
export function financeTexts({ income, schemes }: ReturnEntries, quarter: Quarter): Map<string, string> {
  const lines = schemes?.lines ?? [];
  const count: [string, string] = [LINES_FIELD, String(lines.length + BLANK_LINES)];
  return new Map([...incomeTexts(income, quarter), ...lineTexts(lines), count]);
}

/** What the quarter before planned: the plan of each funding source as it was last changed, and the scheme lines without what was spent. */
export function plannedTexts({ income, schemes }: ReturnEntries): Map<string, string> {
  const planned = (income?.sources ?? []).map((source): [string, string] => [
    incomeField(source.fundingSource, 'planned'),
    amountText(source.updated ?? source.planned),
  ]);
  const lines = (schemes?.lines ?? []).map((line) => ({ ...line, actual: null, actualOutputs: null }));
  const given = [...planned, ...lineTexts(lines)].filter(([, text]) => text !== '');
  return new Map(lines.length > 0 ? [...given, [LINES_FIELD, String(lines.length + BLANK_LINES)]] : given);
}

/** Takes suggestions over into boxes that are blank. `part` is the start of their names: `income.` or `schemes.`. */
export function withSuggestions(texts: Typed, suggested: Typed, part: string): Map<string, string> {
  const all = new Map(texts);
  for (const [name, text] of suggested) {
    if (name.startsWith(part) && name !== LINES_FIELD && (all.get(name) ?? '').trim() === '') all.set(name, text);
  }
  if (part === 'schemes.') all.set(LINES_FIELD, String(Math.max(linesIn(texts), linesIn(suggested))));
  return all;
}
