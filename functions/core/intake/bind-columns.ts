import type { FinancialYear } from '../periods/period.ts';
import { bindLayout, type LayoutReading } from './bind-layout.ts';
import { intosOf, wideColumnsOf, type YearOf, yearlessColumns } from './bind-wide.ts';
import type { BoundField, Header } from './bound-field.ts';
import { columnNames } from './column-names.ts';
import type { CompiledContract } from './compile-contract.ts';
import { type Place, type Taken, takeElsewhere } from './elsewhere.ts';
import { digitsMasked, plainHeader } from './header-text.ts';
import { partElsewhere } from './part-elsewhere.ts';
import { isPositional, positionalOf } from './positional-columns.ts';
import { seriesColumns } from './series-columns.ts';
import type { SourceContract, SourceField } from './source-contract.ts';
import { type YearOutside, yearOutside } from './year-outside.ts';

/** Which column of a file means what, and what stands in the way of reading it. */
export type Binding = LayoutReading & {
  compiled: CompiledContract;
  contract: SourceContract;
  header: Header;
  /** The column names as a person sees them. */
  names: readonly string[];
  /** The rows above the header. */
  titles: Place['titles'];
  /**
   * Values that hold for all rows, of fields without a column. The year of periods that lack theirs comes in when the
   * first of them is read.
   */
  taken: Taken[];
  /** The year for periods of a field that lack theirs, which is then among those `taken`. */
  yearFor(field: SourceField): FinancialYear | null;
  /** Columns whose name occurs twice where one is wanted. */
  duplicated: number[];
  /** Names of columns that would be periods if a year were said. */
  yearless: string[];
  /** False where nothing in a file from the inbox would say what its figures are. */
  saysWhat: boolean;
  /** How many columns mean something; where others are missing, with those that lack only their year. */
  columnsBound: number;
};

type Found = { field: SourceField; rank: number; column: number };

function findColumns({ contract, meanings }: CompiledContract, plain: readonly string[]): Found[] {
  const positional = positionalOf(contract, plain.length);
  const seen = new Set<string>();
  const found = plain.flatMap((name, column): Found[] => {
    if (name === '' || (seen.has(name) && isPositional(positional, column))) return [];
    seen.add(name);
    const meant = meanings.get(name) ?? meanings.get(digitsMasked(name)) ?? [];
    return meant.map(({ field, rank }) => ({ field, rank, column }));
  });
  return found.sort((a, b) => a.rank - b.rank || a.column - b.column);
}

function duplicatedColumns(fields: readonly BoundField[], plain: readonly string[]): number[] {
  const repeated = fields.flatMap(({ columns, joined }) => {
    if (joined) return [];
    const seen = new Set<string | undefined>();
    return columns.filter((column) => seen.size === seen.add(plain[column]).size);
  });
  return [...new Set(repeated)];
}

function boundFields(compiled: CompiledContract, plain: readonly string[]): BoundField[] {
  const columnsOf = new Map<SourceField, Set<number>>();
  for (const { field, column } of findColumns(compiled, plain)) {
    columnsOf.set(field, (columnsOf.get(field) ?? new Set()).add(column));
  }
  const { contract } = compiled;
  const inSeries = contract.fields.flatMap((field): BoundField[] => {
    const columns = columnsOf.has(field) ? [] : seriesColumns(field, contract, plain);
    return columns.length === 0 ? [] : [{ field, columns, joined: true }];
  });
  return [...[...columnsOf].map(([field, columns]) => ({ field, columns: [...columns] })), ...inSeries];
}

function takenFor(contract: SourceContract, bound: ReadonlySet<string>, place: Place): Taken[] {
  // A row without any column of the source is no header, whatever stands round it.
  if (bound.size === 0) return [];
  return contract.fields.flatMap((field) =>
    field.elsewhere && !bound.has(field.name)
      ? (partElsewhere(field, place) ?? takeElsewhere({ field, contract, place }) ?? [])
      : [],
  );
}

/** The columns that a layout would read as periods if they had a year: one alone may be any word. */
function yearlessIn({ layouts }: SourceContract, header: Header): string[] {
  return layouts.map((layout) => yearlessColumns(layout, header)).find(({ length }) => length > 1) ?? [];
}

function saysWhatFor({ inboxWords }: SourceContract, { texts }: Header, place: Place): boolean {
  if (!inboxWords) return true;
  const around = [place.sheet, place.file, place.feed, ...place.titles.flat(), ...texts];
  const said = plainHeader(around.filter((text) => text !== null).join(' '));
  return inboxWords.some((word) => said.includes(plainHeader(word)));
}

/** The years that stand round a table, looked for once a field: rows may ask a million times. */
function yearsOutside(contract: SourceContract, place: Place): YearOf {
  const known = new Map<string, YearOutside | null>();
  return (name) => {
    const before = known.get(name);
    if (before !== undefined) return before;
    const field = contract.fields.find((each) => each.name === name);
    const year = field ? yearOutside(field, place) : null;
    known.set(name, year);
    return year;
  };
}

/** Reads a header row by a contract. It never fails: what is missing or doubtful is in the result. */
export function bindColumns(compiled: CompiledContract, header: Header, place: Place): Binding {
  const { contract } = compiled;
  const all = boundFields(compiled, header.plain);
  const yearOf = yearsOutside(contract, place);
  const { missing, ...reading } = bindLayout({ contract, header, fields: all, yearOf });
  const { wide, fields } = reading;
  const inColumns = [...all.map(({ field }) => field.name), ...(wide ? [...intosOf(wide), wide.field] : [])];
  const headers = [...(place.headers ?? []), header.texts];
  const taken = takenFor(contract, new Set(inColumns), { ...place, headers });
  const isTaken = ({ name }: Pick<SourceField, 'name'>) => taken.some(({ field }) => field === name);
  const say = (year: YearOutside | null) => {
    if (year && !isTaken({ name: year.taken.field })) taken.push(year.taken);
    return year?.year ?? null;
  };
  say(wide?.year ?? null);
  const missed = missing.filter((column) => !column.fields.some(isTaken));
  const yearless = missed.length > 0 ? yearlessIn(contract, header) : [];
  const columnsBound = new Set([...fields.flatMap(({ columns }) => columns), ...wideColumnsOf(wide)]).size;
  return {
    compiled,
    contract,
    header,
    names: columnNames(header.texts, place.shown),
    titles: place.titles,
    ...reading,
    taken,
    yearFor: ({ name }) => say(yearOf(name)),
    missing: missed,
    duplicated: [...duplicatedColumns(fields, header.plain), ...(wide?.repeated ?? [])],
    yearless,
    saysWhat: reading.tall !== null || saysWhatFor(contract, header, place),
    columnsBound: columnsBound + yearless.length,
  };
}
