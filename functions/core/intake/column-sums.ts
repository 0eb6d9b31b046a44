import type { Binding } from './bind-columns.ts';
import { FAULT } from './cells/cell-reader.ts';
import { readDigits, readNumber } from './cells/read-number.ts';
import { type CompiledField, compileField } from './compile-fields.ts';
import { compileMissing } from './missing.ts';

/** What the rows of a column come to: all of them, and those since the last subtotal. Null where a cell cannot be read. */
export type ColumnSum = { column: number; whole: number | null; sinceSubtotal: number | null };

/** The sums of the columns with figures that can be added up, as they grow. */
export type ColumnSums = {
  columns: readonly number[];
  add(cells: readonly string[]): void;
  /** How many rows were added since the last subtotal. */
  rowsSince(): number;
  closeSubtotal(): void;
  sums(): ColumnSum[];
};

/** Once a cell of its column cannot be read, nobody knows what a column comes to. */
type Growing = { column: number; before: number; since: number; isKnown: boolean; isKnownSince: boolean };
type Column = Growing & { read: CompiledField['read'] };

const SUMMED_TYPES = ['integer', 'number'];

function summedColumns(binding: Binding): Column[] {
  const { contract, fields, wide } = binding;
  const narrow = fields.flatMap(({ field, columns }) => columns.map((column) => ({ name: field.name, column })));
  const ofWide =
    wide?.slots.flatMap(({ columns }) => columns.map(({ into, column }) => ({ name: into, column }))) ?? [];
  return [...narrow, ...ofWide].flatMap(({ name, column }) => {
    const field = contract.fields.find((each) => each.name === name && SUMMED_TYPES.includes(each.type));
    if (!field) return [];
    const { read } = compileField(binding, { field, columns: [0] }, 'optional');
    return [{ column, before: 0, since: 0, isKnown: true, isKnownSince: true, read }];
  });
}

export function createColumnSums(binding: Binding): ColumnSums {
  const isMissing = compileMissing(binding.contract.missingValues);
  const growing = summedColumns(binding);
  let rowsSince = 0;
  const addTo = (sum: Column, text: string) => {
    if (!sum.isKnownSince) return;
    const digits = readDigits(text);
    if (digits >= 0) sum.since += digits;
    else if (sum.read([text]) === FAULT) sum.isKnown = sum.isKnownSince = false;
    else if (!isMissing(text)) sum.since += readNumber(text) ?? 0;
  };
  return {
    columns: growing.map(({ column }) => column),
    add: (cells) => {
      rowsSince += 1;
      for (const sum of growing) addTo(sum, cells[sum.column] ?? '');
    },
    rowsSince: () => rowsSince,
    closeSubtotal: () => {
      rowsSince = 0;
      for (const sum of growing) {
        sum.before += sum.since;
        sum.since = 0;
        sum.isKnownSince = true;
      }
    },
    sums: () =>
      growing.map(({ column, before, since, isKnown, isKnownSince }) => ({
        column,
        whole: isKnown ? before + since : null,
        sinceSubtotal: isKnownSince ? since : null,
      })),
  };
}
