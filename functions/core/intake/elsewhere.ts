import { shownValue } from '../checks/shown-value.ts';
import { parseDateDays } from '../periods/parse-date.ts';
import { assumedYear } from './assumed-year.ts';
import { FAULT, type FieldValue } from './cells/cell-reader.ts';
import { compileCell } from './cells/compile-cell.ts';
import { plainNamesOf } from './compile-contract.ts';
import { plainHeader } from './header-text.ts';
import { compileMissing } from './missing.ts';
import type { SourceContract, SourceField } from './source-contract.ts';
import { valueInText } from './value-in-text.ts';

/**
 * What stands round a table: the rows above it, the nearest last, the names of its sheet, its file and its feed, and the
 * day (`YYYY-MM-DD`) on which the file came.
 */
export type Place = {
  titles: readonly (readonly string[])[];
  sheet: string | null;
  file: string | null;
  feed: string | null;
  arrived: string | null;
  /** The column names of the table, and of the tables above it on the sheet. */
  headers?: readonly (readonly string[])[];
  /** The texts with a year in the names and at the top of the other sheets of the workbook. */
  otherSheets?: readonly string[];
  /** Dates as a person sees them, by the texts that they are read as. */
  shown?: ReadonlyMap<string, string>;
};

export const NOWHERE: Place = { titles: [], sheet: null, file: null, feed: null, arrived: null };

export type TakenFrom = 'title' | 'sheet' | 'file' | 'feed' | 'arrival';

/** The value of a field for all rows of a table that has no column for it. `text` is where it was read. */
export type Taken = { field: string; value: string | number; from: TakenFrom; text: string };

type Found = { value: FieldValue; text: string; isLabelled?: true };

// Trusts have codes of three characters that start with R or T (NHS Data Dictionary, ORGANISATION CODE). In a title or
// the name of a sheet any short word, such as Raw, would be one.
const TRUST = /^[RT][A-Z0-9]{2}$/i;
const LONGEST_TEXT = 300;
const MOST_CELLS = 50;
const LABELLED = /^([^:=]{1,80})[:=]\s*(\S.*)$/s;

function titleReader(field: SourceField, contract: SourceContract) {
  const names = new Set(plainNamesOf(field));
  const cell = compileCell(field, compileMissing(contract.missingValues));
  const isLabel = (text: string) => names.has(plainHeader(text));
  const labelled = (text: string): FieldValue => {
    const value = cell.read(text);
    return value === FAULT || value === null || value === '' ? valueInText(field, text, contract) : value;
  };
  return (cells: readonly string[], at: number): Found | null => {
    const text = cells[at] ?? '';
    const [, label = '', rest = ''] = LABELLED.exec(text) ?? [];
    if (label !== '' && isLabel(label)) return { value: labelled(rest), text, isLabelled: true };
    if (at > 0 && isLabel(cells[at - 1] ?? ''))
      return { value: labelled(text), text: `${cells[at - 1]} ${text}`, isLabelled: true };
    // A date behind a word is the day of that word, `Produced on`, and no period.
    if (at > 0 && parseDateDays(text) !== null) return null;
    return { value: valueInText(field, text, contract), text };
  };
}

// The same rows stand above many rows that are tried as headers.
const readers = new WeakMap<SourceField, ReturnType<typeof titleReader>>();
const rowsRead = new WeakMap<readonly string[], Map<SourceField, readonly Found[]>>();

function inTitle(row: readonly string[], field: SourceField, contract: SourceContract): readonly Found[] {
  const known = rowsRead.get(row) ?? new Map<SourceField, readonly Found[]>();
  rowsRead.set(row, known);
  const before = known.get(field);
  if (before) return before;
  const read = readers.get(field) ?? titleReader(field, contract);
  readers.set(field, read);
  const cells = row.filter((text) => text.trim() !== '' && text.length <= LONGEST_TEXT).slice(0, MOST_CELLS);
  const found = cells.flatMap((_, at) => read(cells, at) ?? []).filter(({ value }) => value !== null);
  known.set(field, found);
  return found;
}

/**
 * The value in the nearest row above that has one. Where the cells of that row say two, none of them is taken. Of one
 * table, what stands behind a label goes before a nearer month that may be the one in which it was published.
 */
function inTitles({ field, contract, place }: Wanted): Found | null {
  const rows = place.titles.toReversed().map((row) => inTitle(row, field, contract));
  const labelled = contract.sections ? [] : rows.map((row) => row.filter(({ isLabelled }) => isLabelled));
  const hasOne = (row: readonly Found[]) => row.length > 0;
  const nearest = labelled.find(hasOne) ?? rows.find(hasOne) ?? [];
  const [first] = nearest;
  return first && nearest.every(({ value }) => value === first.value) ? first : null;
}

/** The name of a file without its folders and its ending. */
export const withoutEnding = (file: string): string =>
  (file.split('/').at(-1) ?? '').replace(/(\.[a-z]{2,5}){1,2}$/i, '');

function lookIn(from: string, wanted: Wanted): (Found & { from?: TakenFrom }) | null {
  const { field, contract, place } = wanted;
  if (from === 'title') return inTitles(wanted);
  if (from === 'arrival') return field.type === 'financialYear' ? assumedYear(place) : null;
  const texts: Record<string, string | null> = {
    sheet: place.sheet,
    file: place.file === null ? null : withoutEnding(place.file),
    feed: place.feed,
  };
  const text = texts[from]?.slice(0, LONGEST_TEXT);
  if (text && from === 'feed' && field.type === 'provider')
    return TRUST.test(text) ? { value: text.toUpperCase(), text } : null;
  return text ? { value: valueInText(field, text, contract), text } : null;
}

type Wanted = { field: SourceField; contract: SourceContract; place: Place };

const isPlace = (text: string): text is TakenFrom => ['title', 'sheet', 'file', 'feed', 'arrival'].includes(text);

/** Looks for the value of a field without a column where the contract says that it may stand; null where it is nowhere. */
export function takeElsewhere(wanted: Wanted): Taken | null {
  for (const from of wanted.field.elsewhere ?? []) {
    if (!isPlace(from)) throw new Error(`Field ${wanted.field.name} cannot be looked for in the ${from}`);
    const found = lookIn(from, wanted);
    if (!found || found.value === null) continue;
    return {
      field: wanted.field.name,
      value: found.value,
      from: found.from ?? from,
      text: shownValue(found.text, 'open') ?? '',
    };
  }
  return null;
}

const WAYS: Record<Exclude<TakenFrom, 'arrival'>, string> = {
  title: 'write it in a row above the table',
  sheet: 'name the sheet after it',
  file: 'put it into the name of the file',
  feed: 'send the file under the name of a feed that says it',
};

/** All the ways in which a file may say the value of a field without a column, as words; empty where there is none. */
export function waysElsewhere({ elsewhere = [] }: SourceField): string[] {
  return elsewhere.filter(isPlace).flatMap((from) => (from === 'arrival' ? [] : WAYS[from]));
}
