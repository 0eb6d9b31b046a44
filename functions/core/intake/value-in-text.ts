import { findBoard } from '../areas/boards.ts';
import { parseDateDays } from '../periods/parse-date.ts';
import { parseMonth } from '../periods/parse-period.ts';
import { fitsKind, partInText, partInYear } from '../periods/part-of-year.ts';
import { financialYearOf, isQuarter } from '../periods/period.ts';
import {
  yearInText as financialYearInText,
  type PeriodKind,
  periodInText,
  periodLabels,
} from '../periods/period-in-text.ts';
import type { FieldValue } from './cells/cell-reader.ts';
import type { SourceContract, SourceField } from './source-contract.ts';

// A text that names no source and no area: what people put round both in titles and names of files.
const SAYS_NOTHING = new Set(
  (
    'actual actuals annual april asc bcf better care copy csv data draft file figures final fund hwb local month monthly ' +
    'performance plan q1 q2 q3 q4 quarter quarterly report reporting return revised sheet submission table template ' +
    'total updated xlsx year yearly'
  ).split(' '),
);
// Parts of names as well, Isle of Wight, Stoke-on-Trent, so they say nothing only at the ends.
const JOINS = new Set('a and at by for from in of on the to'.split(' '));
const TRUST_CODES = /(?<![A-Za-z0-9])[RT][A-Z0-9]{2}(?![A-Za-z0-9])/g;
// What begins with R or T in papers of the health service and is no trust: referral to treatment, red-amber-green.
const NO_TRUSTS = new Set(['RAG', 'RAP', 'RAW', 'REF', 'RPT', 'RTT', 'TBA', 'TBC', 'TEL', 'THE', 'TTO', 'TWO']);
const ONS_CODE = /\b[EW]\d{8}\b/gi;
const PARTS = /\s[-–—]\s|[_:;|()[\],]|\s{2,}/;

/** The one value that all readings have in common; null where there is none, or more than one. */
function onlyOne<T>(values: readonly T[]): T | null {
  const [first] = values;
  return first !== undefined && values.every((value) => value === first) ? first : null;
}

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}'&]+/gu) ?? [];

function withoutPeriods(text: string): string {
  const labels = periodLabels(text);
  const starts = [0, ...labels.map(({ to }) => to)];
  return starts.map((start, at) => text.slice(start, labels[at]?.from)).join(' ');
}

function withoutJoins(words: readonly string[]): readonly string[] {
  const isName = (word: string) => !JOINS.has(word);
  return words.slice(Math.max(0, words.findIndex(isName)), words.findLastIndex(isName) + 1);
}

/** The board that a text names by its code, by itself, in one of its parts, or when the words that name none are gone. */
function areaInText(text: string, { source, title }: SourceContract): string | null {
  const codes = (text.match(ONS_CODE) ?? []).flatMap((code) => findBoard(code)?.code ?? []);
  if (codes.length > 0) return onlyOne(codes);
  const whole = findBoard(text.replace(/[-_]+/g, ' '));
  if (whole) return whole.code;
  const parts = text.split(PARTS).flatMap((part) => findBoard(part)?.code ?? []);
  if (parts.length > 0) return onlyOne(parts);
  const ofSource = new Set(wordsOf(`${source} ${title}`).filter((word) => word.length > 3));
  const words = wordsOf(withoutPeriods(text).replaceAll('_', ' ').replace(TRUST_CODES, ' ')).filter(
    (word) => !ofSource.has(word) && !SAYS_NOTHING.has(word) && !/^v?\d+$/.test(word),
  );
  return findBoard(withoutJoins(words).join(' '))?.code ?? null;
}

/** The one choice whose words the text holds, each word whole. Of words within longer ones the longer ones are meant. */
function choiceInText(text: string, { choices = [] }: SourceField): string | null {
  const ink = ` ${wordsOf(text).join(' ')} `;
  const held = choices
    .flatMap(({ value, title, aliases }) => [value, title, ...aliases].map((word) => ({ value, word })))
    .map(({ value, word }) => ({ value, words: ` ${wordsOf(word).join(' ')} ` }))
    .filter(({ words }) => words.trim().length >= 3 && ink.includes(words));
  const longest = held.filter(
    ({ value, words }) =>
      !held.some((other) => other.value !== value && other.words.length > words.length && other.words.includes(words)),
  );
  return onlyOne(longest.map(({ value }) => value));
}

const KIND_OF: Record<string, PeriodKind> = {
  month: 'month',
  period: 'any',
  quarter: 'quarter',
  financialYear: 'financial-year',
};

/**
 * The one trust code of a text. Three capitals that begin with R or T may be a word, so they count where they stand in
 * brackets or at the beginning, or where the words round them are not in capitals.
 */
function providerInText(text: string): string | null {
  const inBrackets = text.match(/(?<=[([])[RT][A-Z0-9]{2}(?=[)\]])/g);
  const isShouted = !/\p{Ll}/u.test(text);
  const codes = inBrackets ?? text.match(isShouted ? /^[RT][A-Z0-9]{2}(?![A-Za-z0-9])/g : TRUST_CODES) ?? [];
  return onlyOne(codes.filter((code) => !NO_TRUSTS.has(code)));
}

/** A date is when something was made; only the first of a month, as spreadsheets write a month, is one. */
function monthOfDate(text: string): string | null {
  return parseDateDays(text) !== null && /^(?:\d{4}-\d{2}-01|0?1\/\d{2}\/(?:\d{4}|\d{2}))$/.test(text.trim())
    ? parseMonth(text)
    : null;
}

/** A text that names a quarter names its year. */
function yearOfQuarter(text: string): string | null {
  const quarter = periodInText(text, 'quarter');
  return quarter && isQuarter(quarter) ? financialYearOf(quarter) : null;
}

/** A quarter that stands apart from its financial year: `Q1 (Apr-Jun) 2025-26`. */
function quarterOfNamedYear(text: string, kind: PeriodKind): string | null {
  const named = financialYearInText(text);
  const part = named && partInText(named.rest)?.part;
  return named && part?.kind === 'quarter' && fitsKind(part, kind) ? partInYear(part, named.year) : null;
}

function yearInText(text: string): number | null {
  return onlyOne((text.match(/(?<![\d/-])(?:19|20)\d\d(?![\d/-])/g) ?? []).map(Number));
}

/**
 * The value of a field that a longer text without a label says: an area, a period, a year, a choice or a trust. Null where it says none, and where it says two: nothing is guessed.
 */
export function valueInText(field: SourceField, text: string, contract: SourceContract): FieldValue {
  const kind = KIND_OF[field.type];
  if (kind === 'financial-year') return periodInText(text, kind) ?? yearOfQuarter(text);
  if (kind)
    return (
      quarterOfNamedYear(text, kind) ??
      periodInText(text, kind) ??
      (kind === 'month' || kind === 'any' ? monthOfDate(text) : null)
    );
  switch (field.type) {
    case 'area':
      return areaInText(text, contract);
    case 'choice':
      return choiceInText(text, field);
    case 'provider':
      return providerInText(text.trim());
    case 'year':
      return yearInText(text);
    default:
      return null;
  }
}
