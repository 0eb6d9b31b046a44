import { poundWords } from '../../finance/pence.ts';
import type { Quarter } from '../../periods/period.ts';
import type { ReturnLayout } from '../layout.ts';
import type { ReturnEntries } from '../return-entries.ts';
import { type FinanceAnswer, incomeTable, schemeTable } from './finance-columns.ts';
import { financeTexts, incomeField, LINES_FIELD, linesIn, plannedTexts, schemeField } from './finance-texts.ts';
import type { Typed } from './typed-text.ts';

/** One box of a form of finance. */
export type FinanceBox = {
  name: string;
  label: string;
  answer: FinanceAnswer;
  text: string;
  /** What the quarter before planned, or what was spent to its end, in words; where the box is blank. */
  hint: string | null;
  fault: string | null;
};

export type FinanceRow = { text: string; boxes: FinanceBox[] };
export type FinanceLine = { name: string; removeField: string; isRemoved: boolean; boxes: FinanceBox[] };

/** The tables of a form. `suggested` says which of them the quarter before could fill. */
export type FinanceForm = {
  income: { title: string; columns: string[]; rows: FinanceRow[] } | null;
  schemes: { title: string; lines: FinanceLine[] } | null;
  lines: number;
  suggested: { income: boolean; schemes: boolean };
};

export type FinanceFormParts = {
  layout: ReturnLayout;
  quarter: Quarter;
  entries: ReturnEntries;
  /** What the quarter before holds; null where it holds nothing. */
  before: ReturnEntries | null;
  typed?: Typed;
  faults?: ReadonlyMap<string, string>;
};

const isBlank = (text: string | undefined): boolean => (text ?? '').trim() === '';

type BoxOf = (name: string, label: string, answer: FinanceAnswer) => FinanceBox;

function createBoxes(texts: Typed, hints: Typed, faults: ReadonlyMap<string, string>): BoxOf {
  return (name, label, answer) => ({
    name,
    label,
    answer,
    text: texts.get(name) ?? '',
    hint: isBlank(texts.get(name)) ? (hints.get(name) ?? null) : null,
    fault: faults.get(name) ?? null,
  });
}

/** What was spent to the end of another quarter of the year, beside the box for this one. */
function spentHints({ income }: ReturnEntries, quarter: Quarter): [string, string][] {
  const toQuarter = income?.toQuarter ?? null;
  if (toQuarter === null || toQuarter === quarter) return [];
  return (income?.sources ?? []).flatMap(({ fundingSource, actual }): [string, string][] =>
    actual === null
      ? []
      : [[incomeField(fundingSource, 'actual'), `${poundWords(actual)} to the end of ${toQuarter.slice(-2)}`]],
  );
}

function hintsOf({ entries, quarter }: FinanceFormParts, suggested: Typed): Typed {
  const planned = [...suggested]
    .filter(([name]) => name.startsWith('income.'))
    .map(([name, text]): [string, string] => [name, `£${text} in the quarter before`]);
  return new Map([...spentHints(entries, quarter), ...planned]);
}

function linesOf(parts: FinanceFormParts, texts: Typed, boxOf: BoxOf): FinanceForm['schemes'] {
  const table = schemeTable(parts.layout);
  if (!table) return null;
  const lines = Array.from({ length: linesIn(texts) }, (_, place): FinanceLine => {
    const said = ['schemeId', 'schemeName'] as const;
    const removeField = schemeField(place, 'remove');
    return {
      name: said
        .map((column) => texts.get(schemeField(place, column)) ?? '')
        .join(' ')
        .trim(),
      removeField,
      isRemoved: texts.get(removeField) !== undefined,
      boxes: table.columns.map(({ id, title, answer }) => boxOf(schemeField(place, id), title, answer)),
    };
  });
  return { title: table.title, lines };
}

/** The tables of amounts and scheme lines of a quarter, with what counts or was typed in each box. */
export function financeForm(parts: FinanceFormParts): FinanceForm {
  const { layout, quarter, entries, before, faults = new Map() } = parts;
  const texts = parts.typed ?? financeTexts(entries, quarter);
  const suggested = before ? plannedTexts(before) : new Map<string, string>();
  const boxOf = createBoxes(texts, hintsOf(parts, suggested), faults);
  const table = incomeTable(layout, entries);
  const income = table && {
    title: table.title,
    columns: table.columns.map(({ title }) => title),
    rows: table.rows.map(({ source, text }) => ({
      text,
      boxes: table.columns.map(({ kind, title }) =>
        boxOf(incomeField(source, kind), `${text}: ${title}`, { type: 'pounds' }),
      ),
    })),
  };
  const schemes = linesOf(parts, texts, boxOf);
  const hasLines = schemes?.lines.some(({ boxes }) => boxes.some(({ text }) => !isBlank(text))) ?? false;
  const mayPlan = income?.rows.some(({ boxes }) =>
    boxes.some(({ name, text }) => isBlank(text) && suggested.has(name)),
  );
  return {
    income,
    schemes,
    lines: linesIn(texts),
    suggested: { income: mayPlan ?? false, schemes: !hasLines && suggested.has(LINES_FIELD) },
  };
}
