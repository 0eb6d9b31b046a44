import { FAULT, type FieldValue } from './cells/cell-reader.ts';
import type { CompiledField } from './compile-fields.ts';
import type { NumberedRow } from './scan/numbered-row.ts';

/**
 * Reads the values of fields into `values`, each to its place, from a row whose texts are numbered, and so each numbered
 * text only once. False where a value cannot be read or is missing: nothing is said of it, and the values mean nothing.
 */
export type NumberedReader = (row: NumberedRow) => boolean;

export type NumberedReaderOptions = {
  fields: readonly CompiledField[];
  /** The columns of the numbered rows. */
  columns: readonly number[];
  values: FieldValue[];
  /** Where in `values` each field stands. */
  placeOf: readonly number[];
};

/** Null where a field is not read cell by cell, or its columns are not among those of the rows. */
export function numberedReader({ fields, columns, values, placeOf }: NumberedReaderOptions): NumberedReader | null {
  const cells = fields.map(({ byCell }) => byCell);
  if (cells.includes(null)) return null;
  const alternatives = fields.map(({ columns: ofField }) => ofField.map((column) => columns.indexOf(column)));
  if (alternatives.flat().includes(-1)) return null;
  const knownOf = columns.map((): FieldValue[][] => fields.map(() => []));
  const valueAt = (row: NumberedRow, field: number, place: number): FieldValue | typeof FAULT => {
    const number = row.references[row.from + place] as number;
    const known = knownOf[place]?.[field];
    const value = number < 0 ? undefined : known?.[number];
    if (value !== undefined) return value;
    const read = cells[field]?.cell.read(row.text(place));
    if (read !== FAULT && number >= 0 && known) known[number] = read;
    return read;
  };
  return (row) => {
    for (let field = 0; field < fields.length; field += 1) {
      const places = alternatives[field] as readonly number[];
      let value: FieldValue | typeof FAULT = null;
      for (let next = 0; value === null && next < places.length; next += 1)
        value = valueAt(row, field, places[next] as number);
      if (value === FAULT || (value === null && cells[field]?.isRequired)) return false;
      values[placeOf[field] as number] = value;
    }
    return true;
  };
}
