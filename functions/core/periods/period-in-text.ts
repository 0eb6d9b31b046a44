import { parseMonth, parseQuarter, parseYearLabel } from './parse-period.ts';
import { type FinancialYear, monthsOf, type Period } from './period.ts';

export type PeriodKind = 'month' | 'quarter' | 'financial-year' | 'any';

/** Where in a text (`label` in it as it stands) something stands that reads as a period. */
export type PeriodLabel = { label: string; from: number; to: number };

/** The name of a month in lower case, as a part of an expression. */
export const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const GAP = "[\\s._/,'-]{0,3}";
const YEAR = '(?:19|20)\\d\\d';
const ANY_YEAR = `(?:${YEAR}|\\d\\d(?![-/]\\d))`;
/** A financial year in lower case, as a part of an expression. */
export const FINANCIAL_YEAR = `(?:(?:fy ?)?(?:${YEAR} ?[-/_] ?(?:${YEAR}|\\d\\d)|${YEAR} to ${YEAR}|\\d\\d[-/]\\d\\d)(?![-/\\d]))`;
/** The number of a quarter in lower case, as a part of an expression. */
export const QUARTER = '(?:q|qtr ?|quarter ?)[1-4]';

// In this order, because the first that fits at a place is taken: a day of a month is no month, nor is part of a range.
const LABELS = new RegExp(
  `(?<![a-z0-9])(?<!\\d[-/.])(?:${[
    `(?<day>\\d{1,2}(?:st|nd|rd|th)?[\\s-]{1,3}${MONTH}\\b(?:${GAP}${ANY_YEAR})?|${YEAR}-\\d\\d-\\d\\d|\\d{1,2}[/.-]\\d{1,2}[/.-](?:${YEAR}|\\d\\d))`,
    `${FINANCIAL_YEAR}${GAP}${QUARTER}`,
    `${QUARTER}${GAP}(?:of )?${FINANCIAL_YEAR}`,
    `${MONTH}(?:${GAP}${ANY_YEAR})? ?(?:-|to|/|–) ?${MONTH}${GAP}${ANY_YEAR}`,
    `${MONTH}${GAP}${ANY_YEAR}`,
    `${YEAR}${GAP}${MONTH}`,
    FINANCIAL_YEAR,
    `${YEAR}[-/]?(?:0[1-9]|1[0-2])`,
    `(?:0?[1-9]|1[0-2])[-/]${YEAR}`,
  ].join('|')})(?:(?=v\\d)|(?![a-z0-9]))`,
  'g',
);

// Most texts have nothing of the kind, and a header of ten thousand columns is looked at thirty times.
const WORTH_A_LOOK = new RegExp(
  // Stryker disable next-line StringLiteral: looking at every text gives the same answer later
  `\\d\\s?[-/_\\u2010-\\u2015\\u2212]\\s?\\d|\\d to \\d|${MONTH}|${YEAR}(?:0[1-9]|1[0-2])`,
  'i',
);

/** The places in a text that read as a period; dates of single days are none. Whole words only. */
export function periodLabels(text: string): PeriodLabel[] {
  // Stryker disable next-line ConditionalExpression: looking at every text gives the same answer later
  if (!WORTH_A_LOOK.test(text)) return [];
  const plain = text
    .toLowerCase()
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[\u2018\u2019]/g, "'");
  return [...plain.matchAll(LABELS)].flatMap((match) => {
    // Stryker disable next-line OptionalChaining: an expression with a named group has groups
    if (match.groups?.day !== undefined) return [];
    return [{ label: match[0], from: match.index, to: match.index + match[0].length }];
  });
}

/** The period of that kind that a label means, or null. Where the kind leaves it open, 2011-12 is a month. */
export function parsePeriodOf(label: string, kind: PeriodKind): Period | null {
  const text = label
    .replace(/(?<=\d)[_.](?=\d)/g, '-')
    .replace(/[_.]/g, ' ')
    .replace(/\bqtr ?/i, 'q');
  if (kind === 'month') return parseMonth(text);
  if (kind === 'quarter') return parseQuarter(text);
  if (kind === 'financial-year') return parseYearLabel(text);
  return parseQuarter(text) ?? parseMonth(text) ?? parseYearLabel(text);
}

const liesIn = (inner: Period, outer: Period): boolean => {
  const months = monthsOf(outer);
  return monthsOf(inner).every((month) => months.includes(month));
};

/**
 * The one period of that kind that a longer text names, such as the name of a file; null where it names none or two. A
 * period within the others is the one that is meant: `Return 2025-26, Q1 2025-26`.
 */
export function periodInText(text: string, kind: PeriodKind): Period | null {
  const found = new Set(periodLabels(text).flatMap(({ label }) => parsePeriodOf(label, kind) ?? []));
  const periods = [...found];
  return periods.find((period) => periods.every((other) => liesIn(period, other))) ?? null;
}

const YEAR_ALONE = new RegExp(`(?<![a-z0-9])(?<!\\d[-/.])${FINANCIAL_YEAR}(?![a-z0-9])`, 'g');

/** The one financial year that a text names, and the text without it; null where it names none, or two. */
export function yearInText(text: string): { year: FinancialYear; rest: string } | null {
  // Stryker disable next-line ConditionalExpression,Regex: looking at every text gives the same answer later
  if (!/\d\s?(?:[-/_\u2010-\u2015\u2212]|to)\s?\d/i.test(text)) return null;
  const plain = text.toLowerCase().replace(/[\u2010-\u2015\u2212]/g, '-');
  const [only, second] = [...plain.matchAll(YEAR_ALONE)];
  const year = only && !second ? parseYearLabel(only[0].replace('_', '-')) : null;
  return year && { year, rest: plain.replace(YEAR_ALONE, ' ') };
}
