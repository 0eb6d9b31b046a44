import { type BoundWide, bindWide, intosOf, wideColumnsOf, withoutTotals, type YearOf } from './bind-wide.ts';
import type { BoundField, Header, MissingColumn } from './bound-field.ts';
import type { SourceContract, SourceField, SourceLayout, TallRows } from './source-contract.ts';
import { totalName } from './total-names.ts';

/** A header as one layout reads it. `missing` is what is in no column. */
export type LayoutReading = {
  layout: SourceLayout;
  wide: BoundWide | null;
  tall: TallRows | null;
  fields: BoundField[];
  missing: MissingColumn[];
};

type Columns = { contract: SourceContract; header: Header; fields: readonly BoundField[]; yearOf: YearOf };

export function isColumnRequired(field: SourceField): boolean {
  return field.column === undefined ? field.constraints?.required === true : field.column === 'required';
}

function missingColumns(contract: SourceContract, bound: ReadonlySet<string>): MissingColumn[] {
  const single = contract.fields
    .filter((field) => isColumnRequired(field) && !bound.has(field.name))
    .map((field) => ({ title: field.title, fields: [field] }));
  const groups = contract.oneOf
    .filter(({ fields }) => !fields.some((name) => bound.has(name)))
    .map(({ title, fields }) => ({ title, fields: contract.fields.filter(({ name }) => fields.includes(name)) }));
  return [...single, ...groups];
}

/** The fields that rows of a tall layout may name: those without a column that are no part of the key. */
export function measurableFields({
  contract,
  fields,
  tall,
}: Pick<LayoutReading, 'fields' | 'tall'> & { contract: SourceContract }): SourceField[] {
  if (!tall) return [];
  const others = new Set([...contract.primaryKey, tall.measure, tall.value, ...fields.map(({ field }) => field.name)]);
  return contract.fields.filter(({ name }) => !others.has(name));
}

/** Rows that say one figure each need a column that says which, and a column or columns for the figure. */
function isTall({ tall }: SourceLayout, bound: ReadonlySet<string>, wide: BoundWide | null): boolean {
  if (!tall || !bound.has(tall.measure)) return false;
  return bound.has(tall.value) || (wide !== null && intosOf(wide).includes(tall.value));
}

/** A row of data may hold a date; a header without any known name has periods, and at most one cell beside them. */
function isPeriodsAlone(wide: BoundWide, { texts }: Header): boolean {
  const periods = wideColumnsOf(wide).length;
  return periods > 1 && texts.filter((text) => text !== '').length <= periods + 1;
}

function wideOf(
  layout: SourceLayout,
  bound: ReadonlySet<string>,
  { contract, header, yearOf }: Columns,
): BoundWide | null {
  const found = bindWide(layout, header, yearOf);
  if (found?.by !== 'period') return found;
  const wide = withoutTotals(found, header, totalName(contract));
  // A column for the period and columns named by periods contradict each other.
  if (bound.has(wide.field)) return null;
  return bound.size > 0 || isPeriodsAlone(wide, header) ? wide : null;
}

function readBy(layout: SourceLayout, columns: Columns, wide: BoundWide | null): LayoutReading {
  const { contract } = columns;
  const ofWide = new Set(wide ? [...intosOf(wide), wide.field] : []);
  const wideColumns = new Set(wideColumnsOf(wide));
  const fields = columns.fields
    .filter(({ field }) => !ofWide.has(field.name))
    .map((bound) => ({ ...bound, columns: bound.columns.filter((column) => !wideColumns.has(column)) }))
    .filter(({ columns: left }) => left.length > 0)
    .map((bound) => (layout.leftmost && !bound.joined ? { ...bound, columns: [Math.min(...bound.columns)] } : bound));
  const tall = layout.tall ?? null;
  const measurable = measurableFields({ contract, fields, tall }).map(({ name }) => name);
  const bound = columns.fields.map(({ field }) => field.name);
  const there = new Set([...bound, ...ofWide, ...measurable, ...(layout.optional ?? [])]);
  return { layout, wide, tall, fields, missing: missingColumns(contract, there) };
}

/** What a header lacks that fits none of the layouts, each of which has its periods in the names of columns. */
function missingPeriods({ contract, fields }: Columns): MissingColumn[] {
  if (!contract.layouts.every(({ wide }) => wide && 'families' in wide)) return [];
  const names = new Set(contract.layouts.map(({ wide }) => wide?.field));
  const bound = new Set(fields.map(({ field }) => field.name));
  return contract.fields
    .filter((field) => names.has(field.name) && !bound.has(field.name) && !isColumnRequired(field))
    .map((field) => ({ title: field.title, fields: [field] }));
}

function holds(layout: SourceLayout, bound: ReadonlySet<string>): boolean {
  if (layout.whenAllFields && !layout.whenAllFields.every((name) => bound.has(name))) return false;
  if (layout.whenAnyField && !layout.whenAnyField.some((name) => bound.has(name))) return false;
  return !layout.whenNoField?.some((name) => bound.has(name));
}

/** The columns beside those by period that are no totals of them. */
function withoutTotalColumns(columns: Columns): Columns {
  const totalIn = totalName(columns.contract);
  const isOther = (column: number) => totalIn(columns.header.texts[column] ?? '') === null;
  const fields = columns.fields.map((bound) => ({ ...bound, columns: bound.columns.filter(isOther) }));
  return { ...columns, fields: fields.filter(({ columns: left }) => left.length > 0) };
}

const namesOf = ({ fields }: Columns): Set<string> => new Set(fields.map(({ field }) => field.name));

/**
 * Reads the columns of a header by the layout whose conditions hold and that misses the least, the first of equals: a
 * column Total beside the months does not make the table one of totals.
 */
export function bindLayout(columns: Columns): LayoutReading {
  const { contract } = columns;
  const besidePeriods = withoutTotalColumns(columns);
  const readings = contract.layouts.flatMap((layout): LayoutReading[] => {
    const wide = wideOf(layout, namesOf(columns), columns);
    const others = wide?.by === 'period' ? besidePeriods : columns;
    const bound = namesOf(others);
    if (!holds(layout, bound) || (layout.wide && !wide)) return [];
    return layout.tall && !isTall(layout, bound, wide) ? [] : [readBy(layout, others, wide)];
  });
  const [first, ...others] = readings;
  if (first) return others.reduce((best, next) => (next.missing.length < best.missing.length ? next : best), first);
  const [layout] = contract.layouts;
  if (!layout) throw new Error(`schemas/sources/${contract.source}.json names no layout`);
  const { tall: _tall, ...narrow } = layout;
  const reading = readBy({ ...narrow, optional: [] }, columns, null);
  return { ...reading, missing: [...reading.missing, ...missingPeriods(columns)] };
}
