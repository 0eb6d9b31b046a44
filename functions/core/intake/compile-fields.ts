import type { Issue, IssueCode } from '../checks/issue.ts';
import { shownValue } from '../checks/shown-value.ts';
import type { Binding, BoundField } from './bind-columns.ts';
import { FAULT, type FieldValue } from './cells/cell-reader.ts';
import { compileCell } from './cells/compile-cell.ts';
import { compileMissing } from './missing.ts';

/** One field of a file, ready to be read from the cells of its rows. `read` gives `FAULT` for what cannot be read. */
export type CompiledField = {
  name: string;
  level: 'row' | 'warning';
  read(cells: readonly string[]): FieldValue | typeof FAULT;
  /** The code of the issue alone, for when there is no room to list it. */
  codeOf(cells: readonly string[]): IssueCode;
  explain(cells: readonly string[], row: number): Issue;
};

type ReadCell = (text: string) => FieldValue | typeof FAULT;

/** The first value that is not missing; a value that cannot be read is not passed over. */
function readerOf(columns: readonly number[], readCell: ReadCell, isRequired: 'required' | 'optional') {
  const whenMissing = isRequired === 'required' ? FAULT : null;
  const [only = 0, ...others] = columns;
  if (others.length === 0) {
    return (cells: readonly string[]) => {
      const value = readCell(cells[only] ?? '');
      return value === null ? whenMissing : value;
    };
  }
  return (cells: readonly string[]) => {
    for (const column of columns) {
      const value = readCell(cells[column] ?? '');
      if (value !== null) return value;
    }
    return whenMissing;
  };
}

function compileField(binding: Binding, { field, columns }: BoundField): CompiledField {
  const { contract, header } = binding;
  const cell = compileCell(field, compileMissing(contract.missingValues));
  const level = field.severity === 'warning' ? 'warning' : 'row';
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
  const titles = columns.map((column) => shownValue(header.texts[column] ?? '', 'open') ?? field.title);
  return {
    name: field.name,
    level,
    read: readerOf(columns, cell.read, field.constraints?.required ? 'required' : 'optional'),
    codeOf: (cells) => fault(cells[columns[placeOfFault(cells)] ?? 0] ?? '').code,
    explain: (cells, row) => {
      const place = placeOfFault(cells);
      const text = cells[columns[place] ?? 0] ?? '';
      const general = fault(text);
      const words = contract.messages[`${field.name}.${general.code}`];
      return {
        code: general.code,
        level,
        sheet: null,
        row,
        column: titles[place] ?? field.title,
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

/** Compiles the columns of a wide layout: the same field read from another column each, with the key that it stands for. */
export function compileWide(binding: Binding): { key: string; field: CompiledField }[] {
  const { wide, contract } = binding;
  const field = contract.fields.find(({ name }) => name === wide?.into);
  if (!wide || !field) return [];
  return wide.columns.map(({ value, column }) => ({
    key: value,
    field: compileField(binding, { field, columns: [column] }),
  }));
}
