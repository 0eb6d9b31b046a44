import type { CompiledContract } from './compile-contract.ts';
import { digitsMasked, plainAlias } from './header-text.ts';
import { isPositional, positionalOf } from './positional-columns.ts';
import type { SourceContract, SourceField, SourceLayout } from './source-contract.ts';

/** A header row: the text of each cell and the same text as it is compared. */
export type Header = { texts: string[]; plain: string[] };

/** The columns that hold a field, the preferred one first: the value is the first that is not missing. */
export type BoundField = { field: SourceField; columns: number[] };
export type BoundWide = { into: string; field: string; columns: { value: string; column: number }[] };
export type MissingColumn = { title: string; fields: SourceField[] };

/** Which column of a file means what, and what stands in the way of reading it. */
export type Binding = {
  compiled: CompiledContract;
  contract: SourceContract;
  layout: SourceLayout;
  header: Header;
  fields: BoundField[];
  wide: BoundWide | null;
  missing: MissingColumn[];
  /** Columns whose name occurs twice where one is wanted. */
  duplicated: number[];
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

function bindWide(layout: SourceLayout, plain: readonly string[]): BoundWide | null {
  if (!layout.wide) return null;
  const columns = layout.wide.columns.map(({ value, aliases }) => {
    const names = aliases.map(plainAlias);
    return { value, column: plain.findIndex((name) => names.includes(name)) };
  });
  const { into, field } = layout.wide;
  return columns.every(({ column }) => column >= 0) ? { into, field, columns } : null;
}

function holds(layout: SourceLayout, bound: ReadonlySet<string>, plain: readonly string[]): boolean {
  if (layout.whenAnyField && !layout.whenAnyField.some((name) => bound.has(name))) return false;
  if (layout.whenNoField?.some((name) => bound.has(name))) return false;
  return !layout.wide || bindWide(layout, plain) !== null;
}

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

function duplicatedColumns(fields: readonly BoundField[], plain: readonly string[]): number[] {
  const repeated = fields.flatMap(({ columns }) => {
    const seen = new Set<string | undefined>();
    return columns.filter((column) => seen.size === seen.add(plain[column]).size);
  });
  return [...new Set(repeated)];
}

/** Reads a header row by a contract. It never fails: what is missing or doubtful is in the result. */
export function bindColumns(compiled: CompiledContract, header: Header): Binding {
  const { contract } = compiled;
  const { plain } = header;
  const columnsOf = new Map<SourceField, Set<number>>();
  for (const { field, column } of findColumns(compiled, plain)) {
    columnsOf.set(field, (columnsOf.get(field) ?? new Set()).add(column));
  }
  const byField = new Map([...columnsOf].map(([field, columns]) => [field.name, { field, columns: [...columns] }]));
  const names = new Set(byField.keys());
  const layout = contract.layouts.find((candidate) => holds(candidate, names, plain)) ?? contract.layouts[0];
  if (!layout) throw new Error(`schemas/sources/${contract.source}.json names no layout`);
  const wide = bindWide(layout, plain);
  const fields = [...byField.values()].filter(({ field }) => field.name !== wide?.into && field.name !== wide?.field);
  return {
    compiled,
    contract,
    layout,
    header,
    fields,
    wide,
    missing: missingColumns(contract, wide ? new Set([...names, wide.into, wide.field]) : names),
    duplicated: duplicatedColumns(fields, plain),
    columnsBound: new Set(fields.flatMap(({ columns }) => columns)).size + (wide?.columns.length ?? 0),
  };
}
