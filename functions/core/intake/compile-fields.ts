import type { Issue, IssueCode } from '../checks/issue.ts';
import { shownValue } from '../checks/shown-value.ts';
import type { Binding } from './bind-columns.ts';
import type { BoundField } from './bound-field.ts';
import { type CellReader, FAULT, type FieldValue } from './cells/cell-reader.ts';
import { compileCell } from './cells/compile-cell.ts';
import { cellReference } from './column-letters.ts';
import { compileMissing } from './missing.ts';
import { joinedReader } from './series-columns.ts';
import { withYear } from './year-of-cells.ts';

/** One field of a file, ready to be read from the cells of its rows. `read` gives `FAULT` for what cannot be read. */
export type CompiledField = {
  name: string;
  level: 'row' | 'warning';
  columns: readonly number[];
  read(cells: readonly string[]): FieldValue | typeof FAULT;
  /** How each of its cells is read, of which the first value counts that is not missing; null where they are read together. */
  byCell: { cell: CellReader; isRequired: boolean } | null;
  /** The code of the fault that `read` gave last, for when there is no room to list it. */
  faultCode(): IssueCode;
  /** The name of the column with the fault, asked for after `faultCode`. */
  faultyColumn(cells: readonly string[]): string;
  explain(cells: readonly string[], row: number): Issue;
};

/** The first value that is not missing; a value that cannot be read is not passed over. */
function readerOf(
  columns: readonly number[],
  cell: CellReader,
  isRequired: 'required' | 'optional',
): Pick<CompiledField, 'read' | 'faultCode'> {
  const whenMissing = isRequired === 'required' ? FAULT : null;
  const [only = 0, ...others] = columns;
  let isMissing = false;
  const faultCode = (): IssueCode => (isMissing ? 'required' : cell.faultCode());
  const readOne = (cells: readonly string[]) => {
    const value = cell.read(cells[only] ?? '');
    isMissing = value === null;
    return value === null ? whenMissing : value;
  };
  const readAny = (cells: readonly string[]) => {
    isMissing = false;
    for (const column of columns) {
      const value = cell.read(cells[column] ?? '');
      if (value !== null) return value;
    }
    isMissing = true;
    return whenMissing;
  };
  return { read: others.length === 0 ? readOne : readAny, faultCode };
}

/** Compiles one field read from the columns given. Where it is `optional`, a missing value is no fault whatever the contract says. */
export function compileField(
  binding: Binding,
  { field, columns, joined }: BoundField,
  presence: 'as the contract says' | 'optional' = 'as the contract says',
): CompiledField {
  const { contract, names } = binding;
  const isMissing = compileMissing(contract.missingValues);
  const cell = compileCell(field, isMissing);
  const level = field.severity === 'warning' ? 'warning' : 'row';
  const isOptional = presence === 'optional' || binding.layout.optional?.includes(field.name);
  const isRequired = field.constraints?.required === true && !isOptional;
  const fault = (text: string) =>
    cell.read(text) === null
      ? { code: 'required' as const, expected: 'a value', fix: 'Fill in the cell.' }
      : cell.explain(text);
  const placeOfFault = (cells: readonly string[]) =>
    columns.length === 1
      ? 0
      : Math.max(
          0,
          columns.findIndex((column) => cell.read(cells[column] ?? '') === FAULT),
        );
  const reader = joined
    ? { read: joinedReader(columns, isMissing), faultCode: cell.faultCode }
    : readerOf(columns, cell, isRequired ? 'required' : 'optional');
  const read = withYear(reader.read, { field, columns, yearFor: binding.yearFor });
  const titles = columns.map((column) => shownValue(names[column] ?? '', 'open') ?? field.title);
  return {
    name: field.name,
    level,
    columns,
    read,
    byCell: joined || read !== reader.read ? null : { cell, isRequired },
    faultCode: reader.faultCode,
    faultyColumn: (cells) => titles[placeOfFault(cells)] ?? field.title,
    explain: (cells, row) => {
      const place = placeOfFault(cells);
      const column = columns[place] ?? 0;
      const text = cells[column] ?? '';
      const general = fault(text);
      const words = contract.messages[`${field.name}.${general.code}`];
      return {
        code: general.code,
        level,
        sheet: null,
        row,
        column: titles[place] ?? field.title,
        cell: cellReference(column, row),
        found: field.sensitive ? null : shownValue(text, contract.personal ? 'personal' : 'open'),
        expected: words?.expected ?? general.expected,
        fix: words?.fix ?? general.fix,
      };
    },
  };
}

/** Compiles the bound fields of a file once, so that a row costs one call a field and no look-up. */
export function compileFields(binding: Binding): CompiledField[] {
  return binding.fields.map((bound) => compileField(binding, bound));
}

/** One record of a wide row, ready to be read: its key and the fields whose values it has. */
export type CompiledSlot = { key: string; fields: CompiledField[] };

/** Compiles the columns of a wide layout. Of records by period, none need be there. */
export function compileWide(binding: Binding): CompiledSlot[] {
  const { wide, contract } = binding;
  if (!wide) return [];
  const presence = wide.by === 'period' ? 'optional' : 'as the contract says';
  return wide.slots.map(({ key, columns }) => ({
    key,
    fields: columns.flatMap(({ into, column }) => {
      const field = contract.fields.find(({ name }) => name === into);
      return field ? [compileField(binding, { field, columns: [column] }, presence)] : [];
    }),
  }));
}
