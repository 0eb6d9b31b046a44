import { identifierInText } from '../../checks/identifier-in-text.ts';
import { readNumber } from '../../intake/cells/read-number.ts';
import type { IncomeAmounts, ReturnSchemeLine } from '../return-entries.ts';
import { schemeLine } from '../scheme-line.ts';
import { INCOME_KINDS, type IncomeTable, type SchemeColumn, type SchemeTable } from './finance-columns.ts';
import { incomeField, linesIn, schemeField } from './finance-texts.ts';
import { type Typed, typedText } from './typed-text.ts';

/** The amounts and lines of a form, each line with its place in it; and why a field cannot be taken, by its name. */
export type TypedFinance = {
  income: IncomeAmounts[];
  lines: { place: number; line: ReturnSchemeLine }[];
  faults: Map<string, string>;
};

type Tables = { income: IncomeTable | null; schemes: SchemeTable | null };
type Read = { text: string; number: number | null };

const EXPECTED: Record<string, string> = {
  pounds: 'This must be an amount in pounds, such as 1,045,422 or 1,045,422.50.',
  number: 'This must be a number, such as 610.',
  percent: 'This must be a percentage, such as 28.',
};

const whole = (pounds: number): boolean => Math.round(pounds * 100) / 100 === pounds;

/** Reads the texts of a form; notes in `faults` what is no number where one is asked for. */
function createTexts(texts: Typed, faults: Map<string, string>) {
  return (name: string, type: string): Read => {
    const text = typedText(texts.get(name) ?? '');
    if (text === '' || !(type in EXPECTED)) {
      const what = identifierInText(text);
      if (what)
        faults.set(name, `This holds what looks like a ${what}. Take it out: a return says of nobody who they are.`);
      return { text, number: null };
    }
    const number = readNumber(text.replace(/\s*%$/, ''));
    if (number === null || (type === 'pounds' && name.startsWith('income.') && !whole(number))) {
      faults.set(name, EXPECTED[type] ?? '');
    }
    return { text, number };
  };
}

function incomeIn(table: IncomeTable, read: ReturnType<typeof createTexts>): IncomeAmounts[] {
  const { rows } = table;
  return rows
    .map(({ source }): IncomeAmounts => {
      const [planned = null, updated = null, actual = null] = INCOME_KINDS.map(
        (kind) => read(incomeField(source, kind), 'pounds').number,
      );
      return { fundingSource: source, planned, updated, actual };
    })
    .filter(({ planned, updated, actual }) => [planned, updated, actual].some((amount) => amount !== null));
}

function lineIn(table: SchemeTable, place: number, read: ReturnType<typeof createTexts>): ReturnSchemeLine {
  const cells = new Map<SchemeColumn, Read>(
    table.columns.map(({ id, answer }) => [id, read(schemeField(place, id), answer.type)]),
  );
  return schemeLine({
    text: (id) => cells.get(id)?.text || null,
    number: (id) => cells.get(id)?.number ?? null,
  });
}

/** What a line needs so that it is read as one. */
function lineFaults({ schemeName, planned, actual, plannedOutputs, actualOutputs }: ReturnSchemeLine) {
  const hasFigure = [planned, actual, plannedOutputs, actualOutputs].some((figure) => figure !== null);
  return [
    ...(schemeName === null ? [['schemeName', 'Give the scheme a name, or remove the line.'] as const] : []),
    ...(hasFigure ? [] : [['planned', 'Fill in at least one amount, or remove the line.'] as const]),
  ];
}

/** Reads what was typed in the tables of amounts and of scheme lines. Blank lines and those to be removed are left out. */
export function typedFinance(tables: Tables, texts: Typed): TypedFinance {
  const faults = new Map<string, string>();
  const read = createTexts(texts, faults);
  const income = tables.income ? incomeIn(tables.income, read) : [];
  const lines: TypedFinance['lines'] = [];
  const { schemes } = tables;
  for (let place = 0; schemes && place < linesIn(texts); place += 1) {
    const isRemoved = texts.get(schemeField(place, 'remove')) !== undefined;
    const isBlank = schemes.columns.every(({ id }) => typedText(texts.get(schemeField(place, id)) ?? '') === '');
    if (isRemoved || isBlank) continue;
    const line = lineIn(schemes, place, read);
    lines.push({ place, line });
    for (const [column, words] of lineFaults(line)) {
      const name = schemeField(place, column);
      if (!faults.has(name)) faults.set(name, words);
    }
  }
  return { income, lines, faults };
}
