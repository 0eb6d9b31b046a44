import { MONTH_NAMES } from './month-names.ts';
import { type FinancialYear, type Month, monthFrom, type Quarter, quarterFrom } from './period.ts';
import { MONTH, type PeriodKind, QUARTER } from './period-in-text.ts';

/** A month (1 is January) or a quarter (1 is April to June) of a year that is not said. */
export type PartOfYear = { kind: 'month' | 'quarter'; number: number };

/** A part of a year in a longer text, and the text without it. */
export type PartInText = { part: PartOfYear; words: string };

const PARTS = new RegExp(
  `(?<![a-z0-9])(?:(?<quarter>${QUARTER})|(?<first>${MONTH})\\.?(?: ?(?:-|to|/) ?(?<last>${MONTH}))?)(?![a-z0-9])`,
  'g',
);
// Stryker disable next-line StringLiteral: looking at every text gives the same answer later
const WORTH_A_LOOK = new RegExp(`${MONTH}|q(?:tr|uarter)? ?[1-4]`, 'i');

const monthNumber = (name: string): number => MONTH_NAMES.findIndex((full) => full.toLowerCase().startsWith(name)) + 1;
const quarterOf = (month: number): number => Math.floor(((month + 8) % 12) / 3) + 1;

// Stryker disable next-line StringLiteral: there is a quarter, or a first month
function partOf({ quarter, first = '', last }: Record<string, string | undefined>): PartOfYear | null {
  if (quarter) return { kind: 'quarter', number: Number(quarter.at(-1)) };
  const from = monthNumber(first);
  if (!last) return { kind: 'month', number: from };
  const number = quarterOf(from);
  const isWhole = from % 3 === 1 && monthNumber(last) === from + 2;
  return isWhole ? { kind: 'quarter', number } : null;
}

/** The one part that all of these mean: a quarter may be named together with its months, `Q1 (Apr-Jun)`. */
function onlyPart(parts: readonly (PartOfYear | null)[]): PartOfYear | null {
  const widest = parts.find((part) => part?.kind === 'quarter') ?? parts[0];
  if (!widest) return null;
  const isMeant = (part: PartOfYear | null) =>
    part !== null && (part.kind === widest.kind ? part.number : quarterOf(part.number)) === widest.number;
  return parts.every(isMeant) ? widest : null;
}

/** The one month or quarter without a year that a text names, `Q1`, `April`, `Planned Oct-Dec`; null where it names none, or two. */
export function partInText(text: string): PartInText | null {
  // Stryker disable next-line ConditionalExpression: looking at every text gives the same answer later
  if (!WORTH_A_LOOK.test(text)) return null;
  const plain = text.toLowerCase().replace(/[\u2010-\u2015\u2212]/g, '-');
  const matches = [...plain.matchAll(PARTS)];
  const part = onlyPart(matches.map(({ groups }) => partOf(groups ?? {})));
  return part && { part, words: plain.replace(PARTS, ' ') };
}

/** The part that a text is and nothing else; null where it says more. */
export function parsePartOfYear(text: string): PartOfYear | null {
  const found = text.length > 40 ? null : partInText(text);
  return found && !/[\p{L}\p{N}]/u.test(found.words) ? found.part : null;
}

/** Whether a column or a cell that wants periods of a kind may hold this part. */
export function fitsKind({ kind }: PartOfYear, wanted: PeriodKind): boolean {
  return wanted === 'any' || wanted === kind;
}

/** The period that a part is in a financial year. */
export function partInYear({ kind, number }: PartOfYear, year: FinancialYear): Month | Quarter {
  const starts = Number(year.slice(0, 4));
  return kind === 'quarter' ? quarterFrom(year, number) : monthFrom(number < 4 ? starts + 1 : starts, number);
}
