import { choiceTitle } from '../../finance/choice-title.ts';
import { coveredByTotal, fundingSourceName } from '../../finance/funding-sources.ts';
import { sourceContract } from '../../intake/contracts.ts';
import type { ReturnLayout } from '../layout.ts';
import { type AmountsBlock, schemeColumns } from '../layout-blocks.ts';
import type { ReturnEntries } from '../return-entries.ts';

export const INCOME_KINDS = ['planned', 'updated', 'actual'] as const;

export type IncomeKind = (typeof INCOME_KINDS)[number];
export type SchemeColumn = (typeof schemeColumns)[number];

/** What may be typed in a column of amounts or of scheme lines. A choice may be another word where the contract takes any. */
export type FinanceAnswer =
  | { type: 'text' | 'pounds' | 'number' | 'percent' }
  | { type: 'choice'; choices: readonly { value: string; title: string }[] };

export type IncomeTable = {
  title: string;
  rows: { source: string; text: string }[];
  columns: { kind: IncomeKind; title: string }[];
};

export type SchemeTable = { title: string; columns: { id: SchemeColumn; title: string; answer: FinanceAnswer }[] };

const TITLES: Record<IncomeKind, string> = { planned: 'Planned', updated: 'Updated plan', actual: 'Actual' };

/** The kind of amount that a column takes first from the table of income. */
function kindsOf({ columns }: AmountsBlock): Map<IncomeKind, string> {
  const kinds = columns.flatMap(({ title, take = [] }) => {
    const kind = take.find(({ from }) => from === 'income')?.of[0];
    return kind ? [[kind, title] as const] : [];
  });
  return new Map(kinds.reverse());
}

/** The table of funding sources that a year asks for, with whatever else its files hold, so that nothing is lost. */
export function incomeTable(layout: ReturnLayout, { income }: Pick<ReturnEntries, 'income'>): IncomeTable | null {
  const blocks = layout.sheets.flatMap(({ blocks: all }) => all).filter((block) => block.kind === 'amounts');
  const block = blocks.find((one) => kindsOf(one).size > 0);
  if (!block) return null;
  const asked = block.rows.flatMap(({ text, sources }) =>
    sources.length === 1 && sources[0] ? [{ source: sources[0], text }] : [],
  );
  const held = income?.sources ?? [];
  const others = held.filter(({ fundingSource }) => !asked.some(({ source }) => source === fundingSource));
  const titles = kindsOf(block);
  const used = INCOME_KINDS.filter((kind) => titles.has(kind) || held.some((source) => source[kind] !== null));
  return {
    title: block.title,
    rows: [
      ...asked,
      ...others.map(({ fundingSource }) => ({ source: fundingSource, text: fundingSourceName(fundingSource) })),
    ],
    columns: used.map((kind) => ({ kind, title: titles.get(kind) ?? TITLES[kind] })),
  };
}

const NUMBERS: Partial<Record<SchemeColumn, FinanceAnswer>> = {
  planned: { type: 'pounds' },
  actual: { type: 'pounds' },
  plannedOutputs: { type: 'number' },
  actualOutputs: { type: 'number' },
  nhsPercent: { type: 'percent' },
};

function answerOf(column: SchemeColumn): FinanceAnswer {
  const choices = sourceContract('finance')?.fields.find(({ name }) => name === column)?.choices;
  if (!choices) return NUMBERS[column] ?? { type: 'text' };
  const single = choices.filter(({ value }) => column !== 'fundingSource' || coveredByTotal(value) === null);
  return { type: 'choice', choices: single.map(({ value }) => ({ value, title: choiceTitle(column, value) })) };
}

/** All columns of scheme lines, in the words of the year's layout; null where the year has no scheme lines. */
export function schemeTable(layout: ReturnLayout): SchemeTable | null {
  const block = layout.sheets.flatMap(({ blocks }) => blocks).find(({ kind }) => kind === 'schemes');
  if (block?.kind !== 'schemes') return null;
  const fields = sourceContract('finance')?.fields ?? [];
  const titleOf = (id: SchemeColumn): string =>
    block.columns.find((column) => column.id === id)?.title ?? fields.find(({ name }) => name === id)?.title ?? id;
  return {
    title: block.title,
    columns: schemeColumns.map((id) => ({ id, title: titleOf(id), answer: answerOf(id) })),
  };
}
