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
  // Of each field, column after column, what the numbered texts were read as.
  const knownOf = alternatives.map((places) => places.map((): FieldValue[] => []));
  const firstPlace = Int32Array.from(alternatives, ([place = 0]) => place);
  const firstKnown = knownOf.map(([known = []]) => known);
  const readAnew = (row: NumberedRow, field: number, next: number): FieldValue | typeof FAULT => {
    const place = alternatives[field]?.[next] ?? 0;
    const value = cells[field]?.cell.read(row.text(place));
    const number = row.references[row.from + place] ?? -1;
    const known = knownOf[field]?.[next];
    if (value !== FAULT && number >= 0 && known) known[number] = value;
    return value;
  };
  /** Where nothing stands in the first column: the value of the first of the others in which something does. */
  const readOthers = (row: NumberedRow, field: number): FieldValue | typeof FAULT => {
    const places = alternatives[field] ?? [];
    for (let next = 1; next < places.length; next += 1) {
      const number = row.references[row.from + (places[next] ?? 0)] ?? -1;
      const known = number < 0 ? undefined : knownOf[field]?.[next]?.[number];
      const value = known === undefined ? readAnew(row, field, next) : known;
      if (value !== null) return value;
    }
    return cells[field]?.isRequired ? FAULT : null;
  };
  return (row) => {
    const { references, from } = row;
    for (let field = 0; field < firstPlace.length; field += 1) {
      const number = references[from + (firstPlace[field] as number)] as number;
      let value = number < 0 ? undefined : (firstKnown[field] as FieldValue[])[number];
      if (value === undefined) value = readAnew(row, field, 0);
      if (value === null) value = readOthers(row, field);
      if (value === FAULT) return false;
      values[placeOf[field] as number] = value;
    }
    return true;
  };
}
