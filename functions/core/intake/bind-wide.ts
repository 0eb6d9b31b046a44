import { dateFromDays } from '../periods/calendar.ts';
import { EXCEL_DAY_OF_1970 } from '../periods/excel-day.ts';
import { parseDateDays } from '../periods/parse-date.ts';
import { parseMonth } from '../periods/parse-period.ts';
import { fitsKind, type PartOfYear, partInText, partInYear } from '../periods/part-of-year.ts';
import { isMonth, monthsOf, type Period } from '../periods/period.ts';
import { type PeriodKind, parsePeriodOf, periodLabels, yearInText } from '../periods/period-in-text.ts';
import { plainAliases, plainHeader } from './header-text.ts';
import type { PeriodColumns, SourceLayout, WideColumns } from './source-contract.ts';
import type { TotalName } from './total-names.ts';
import type { YearOutside } from './year-outside.ts';

/** One record that a row holds: its key and the columns with its values. */
export type WideSlot = { key: string; columns: { into: string; column: number }[] };

/** The columns of which each row makes several records. Where they are periods, a record without any value is none. */
export type BoundWide = {
  field: string;
  slots: WideSlot[];
  by: 'period' | 'list';
  /** Columns of a family that say a period once more. */
  repeated: number[];
  /** Where the year of the periods stands, if it is not in the column names. */
  year: YearOutside | null;
};

/** The year for periods of a field whose columns lack it; null where nothing round the table says one. */
export type YearOf = (field: string) => YearOutside | null;

type PlainHeader = { texts: readonly string[]; plain: readonly string[] };
/** A period, or a part of a year that is not in the column name, and the words round it. */
type PeriodHeader = { period: Period | PartOfYear; words: string };
type PeriodsInHeader = Map<PeriodKind, ReadonlyMap<number, PeriodHeader>>;

const LONGEST = 80;
// Eighty years of months. A header with more columns is none, and reading them all in every row above it takes seconds.
const MOST_COLUMNS = 1000;
const SERIAL = /^\d{5}$/;
// Words that stand between a name and its year and say nothing: `Planned for year 2025-26`.
const FILLERS = /\b(?:yr|year|fy|for|in|of|to|the|month|quarter)\b/g;

function dateOfPeriod(text: string, kind: PeriodKind): Period | null {
  if (kind !== 'month' && kind !== 'any') return null;
  if (SERIAL.test(text)) return dateFromDays(Number(text) - EXCEL_DAY_OF_1970).day === 1 ? parseMonth(text) : null;
  return parseDateDays(text) === null ? null : parseMonth(text);
}

const wordsOf = (text: string): string => plainHeader(text.toLowerCase().replace(FILLERS, ' '));

/** A part of a year, with its year beside it or without: `April 2025-26`, `Planned Q1`. */
function partHeader(name: string, kind: PeriodKind): PeriodHeader | null {
  const own = yearInText(name);
  const found = partInText(own?.rest ?? name);
  if (!found || !fitsKind(found.part, kind)) return null;
  return { period: own ? partInYear(found.part, own.year) : found.part, words: wordsOf(found.words) };
}

/** The period that a column name says, and the words of the name round it; null where it says none, or two. */
function periodHeader(name: string, kind: PeriodKind): PeriodHeader | null {
  if (name.length > LONGEST) return null;
  const whole = dateOfPeriod(name.trim(), kind);
  if (whole) return { period: whole, words: '' };
  const [label, second] = periodLabels(name);
  const part = !second && (!label || yearInText(name)) ? partHeader(name, kind) : null;
  if (part) return part;
  const period = label && !second ? parsePeriodOf(label.label, kind) : null;
  if (!label || !period || (kind === 'month' && !isMonth(period))) return null;
  return { period, words: wordsOf(`${name.slice(0, label.from)} ${name.slice(label.to)}`) };
}

// The same row is tried as a header of every source and layout.
const known = new WeakMap<readonly string[], PeriodsInHeader>();

function periodsIn(texts: readonly string[], kind: PeriodKind): ReadonlyMap<number, PeriodHeader> {
  const ofHeader: PeriodsInHeader = known.get(texts) ?? new Map();
  known.set(texts, ofHeader);
  const before = ofHeader.get(kind);
  if (before) return before;
  const found = new Map<number, PeriodHeader>();
  for (const [column, text] of texts.slice(0, MOST_COLUMNS).entries()) {
    const header = text === '' ? null : periodHeader(text, kind);
    if (header) found.set(column, header);
  }
  ofHeader.set(kind, found);
  return found;
}

const KINDS: readonly string[] = ['month', 'quarter', 'financial-year', 'any'] satisfies PeriodKind[];
const isKind = (text: string): text is PeriodKind => KINDS.includes(text);

// Every one of the first rows of every sheet is tried as a header.
const familiesKnown = new WeakMap<PeriodColumns, ReadonlyMap<string, string>>();

function familiesOf(wide: PeriodColumns): ReadonlyMap<string, string> {
  const known = familiesKnown.get(wide);
  if (known) return known;
  const made = new Map(wide.families.flatMap(({ into, words }) => words.map((word) => [wordsOf(word), into] as const)));
  familiesKnown.set(wide, made);
  return made;
}

/** The columns whose words belong to a family, each with that family. */
function columnsOfFamilies(wide: PeriodColumns, { texts }: PlainHeader) {
  const kind = wide.period;
  if (!isKind(kind)) throw new Error(`There are no columns of the kind ${kind}`);
  const familyOf = familiesOf(wide);
  return [...periodsIn(texts, kind)].flatMap(([column, { period, words }]) => {
    const into = familyOf.get(words);
    return into === undefined ? [] : [{ column, period, into }];
  });
}

/** The names of columns that would be periods if a year were said. */
export function yearlessColumns({ wide }: SourceLayout, header: PlainHeader): string[] {
  if (!wide || !('families' in wide)) return [];
  const columns = columnsOfFamilies(wide, header).filter(({ period }) => typeof period !== 'string');
  return columns.map(({ column }) => header.texts[column] ?? '');
}

function bindPeriods(wide: PeriodColumns, header: PlainHeader, yearOf: YearOf): BoundWide | null {
  const { field } = wide;
  const columns = columnsOfFamilies(wide, header);
  const year = columns.some(({ period }) => typeof period !== 'string') ? yearOf(field) : null;
  const slots = new Map<string, WideSlot>();
  const repeated: number[] = [];
  for (const { column, period: said, into } of columns) {
    const period = typeof said === 'string' ? said : year && partInYear(said, year.year);
    if (!period) continue;
    const slot = slots.get(period) ?? { key: period, columns: [] };
    slots.set(period, slot);
    if (slot.columns.some((other) => other.into === into)) repeated.push(column);
    else slot.columns.push({ into, column });
  }
  return slots.size > 0 ? { field, slots: [...slots.values()], by: 'period', repeated, year } : null;
}

function bindListed({ into, field, columns }: WideColumns, { plain }: PlainHeader): BoundWide | null {
  const slots = columns.map(({ value, aliases }) => {
    const names = plainAliases(aliases);
    return { key: value, columns: [{ into, column: plain.findIndex((name) => names.includes(name)) }] };
  });
  const isThere = slots.every(({ columns: [first] }) => first !== undefined && first.column >= 0);
  return isThere ? { field, slots, by: 'list', repeated: [], year: null } : null;
}

/** The columns of a wide layout in a header, or null where the layout is not wide or the header has none of them. */
export function bindWide({ wide }: SourceLayout, header: PlainHeader, yearOf: YearOf): BoundWide | null {
  if (!wide) return null;
  return 'families' in wide ? bindPeriods(wide, header, yearOf) : bindListed(wide, header);
}

/** Whether a period of one slot is a part of that of another. */
export function isWithin(inner: string, outer: string): boolean {
  const months = monthsOf(outer as Period);
  return inner !== outer && monthsOf(inner as Period).every((month) => months.includes(month));
}

/** The slots without the columns of totals beside the parts that they add up: `Total 2025-26` behind its months. */
export function withoutTotals(wide: BoundWide, { texts }: PlainHeader, totalIn: TotalName): BoundWide {
  const slots = wide.slots.flatMap((slot): WideSlot[] => {
    const hasParts = wide.slots.some(({ key }) => isWithin(key, slot.key));
    const columns = slot.columns.filter(({ column }) => !hasParts || !totalIn(texts[column] ?? ''));
    return columns.length > 0 ? [{ ...slot, columns }] : [];
  });
  return { ...wide, slots };
}

/** The names of the fields whose values the columns hold. */
export function intosOf({ slots }: BoundWide): string[] {
  return [...new Set(slots.flatMap(({ columns }) => columns.map(({ into }) => into)))];
}

export function wideColumnsOf(wide: BoundWide | null): number[] {
  return wide?.slots.flatMap(({ columns }) => columns.map(({ column }) => column)) ?? [];
}
