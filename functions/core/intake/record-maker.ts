import { rowCheckOf } from '../checks/row-checks/row-check-of.ts';
import type { NotCountedReason } from '../submissions/report.ts';
import type { Binding } from './bind-columns.ts';
import { compileFields, compileWide } from './compile-fields.ts';
import { type NumberedReader, numberedReader } from './read-numbered.ts';
import { recordByPlace } from './record-by-place.ts';
import type { RejectedRows } from './rejected-rows.ts';
import type { RowFaults } from './row-faults.ts';
import type { SourceRecord } from './source-record.ts';

/** Makes records of rows, each way in which a layout holds them. Faults are said, and leave out what they belong to. */
export type RecordMaker = {
  /** The reason where the row is in order and gives no record. */
  take(cells: readonly string[]): NotCountedReason | null;
  /** The same for rows with the texts of these columns numbered: `give` gives the record that `read` read. Null where it takes no such rows. */
  numbered(columns: readonly number[]): { read: NumberedReader; give(): void } | null;
  /**
   * Gives what was waiting for the end of the table. `rejected` and `withoutFigures` are rows taken without a fault of
   * their own that belong to a record that was left out, or to none.
   */
  end(): { rejected: RejectedRows; withoutFigures: number };
  /** Of how many rows the record is that was given with this row. */
  rowsOf(row: number): number;
};

export type RecordMakerOptions = {
  binding: Binding;
  faults: RowFaults;
  onRecord(record: SourceRecord, row: number): void;
};

/** A record as it is before its row is read: defaults, and the values that stand outside the table. */
export function emptyRecord({ contract, taken }: Binding): SourceRecord {
  const record: SourceRecord = Object.fromEntries(contract.fields.map((field) => [field.name, field.default ?? null]));
  for (const { field, value } of taken) record[field] = value;
  return record;
}

/** What a check may fill in because no column holds it, as it is before a row is read: the record is used again. */
function withoutColumns(record: Readonly<SourceRecord>, filled: readonly string[]): SourceRecord {
  return Object.fromEntries(Object.entries(record).filter(([name]) => !filled.includes(name)));
}

const NOBODY = () => {};
const oneRowEach = { end: () => ({ rejected: {}, withoutFigures: 0 }), rowsOf: () => 1 };

/** One row is one record. */
export function oneRecordARow({ binding, faults, onRecord }: RecordMakerOptions): RecordMaker {
  const fields = compileFields(binding);
  const before = emptyRecord(binding);
  const names = Object.keys(before);
  const { record, values } = recordByPlace(names);
  const placeOf = fields.map(({ name }) => names.indexOf(name));
  // What a check fills in because no column holds it is as it was before each row.
  const others = names
    .map((name, place) => ({ place, value: before[name] ?? null }))
    .filter(({ place }) => !placeOf.includes(place));
  const check = rowCheckOf(binding.contract.source);
  const give = () => {
    for (const { place, value } of others) values[place] = value;
    check?.(record, faults.sayFault);
    if (!faults.isRejected()) onRecord(record, faults.row());
  };
  return {
    ...oneRowEach,
    numbered: (columns) => {
      const read = numberedReader({ fields, columns, values, placeOf });
      return read && { read, give };
    },
    take: (cells) => {
      for (let at = 0; at < fields.length; at += 1) {
        const field = fields[at];
        if (field) values[placeOf[at] ?? 0] = faults.valueOf(field, cells);
      }
      give();
      return null;
    },
  };
}

/** One row is several records, all of which are left out where one has a fault: by period, those that have a value. */
export function recordsOfColumns({ binding, faults, onRecord }: RecordMakerOptions): RecordMaker {
  const fields = compileFields(binding);
  const byPeriod = binding.wide?.by === 'period';
  const key = binding.wide?.field ?? '';
  const slots = compileWide(binding).map((slot) => ({
    ...slot,
    say: faults.sayFaultIn(new Map(slot.fields.map(({ name, columns: [first = 0] }) => [name, first]))),
  }));
  const check = rowCheckOf(binding.contract.source);
  const record = emptyRecord(binding);
  const intos = [...new Set(slots.flatMap((slot) => slot.fields.map(({ name }) => name)))];
  const others = withoutColumns(record, [key, ...intos, ...fields.map(({ name }) => name)]);
  type Slot = (typeof slots)[number];

  /** Fills the record from one slot; false where the slot is no record. */
  const fill = (slot: Slot, values: readonly SourceRecord[string][]): boolean => {
    if (byPeriod && values.every((value) => value === null)) return false;
    Object.assign(record, others);
    for (const name of intos) record[name] = null;
    for (const [at, { name }] of slot.fields.entries()) record[name] = values[at] ?? null;
    record[key] = slot.key;
    return true;
  };
  return {
    ...oneRowEach,
    numbered: () => null,
    take: (cells) => {
      for (const field of fields) record[field.name] = faults.valueOf(field, cells);
      const given = slots.map((slot) => ({ slot, values: slot.fields.map((field) => faults.valueOf(field, cells)) }));
      // A check may put values right, so it is run once more for the record that is given.
      for (const { slot, values } of given) {
        if (check && fill(slot, values)) check(record, slot.say);
      }
      if (faults.isRejected()) return null;
      let records = 0;
      for (const { slot, values } of given) {
        if (!fill(slot, values)) continue;
        check?.(record, NOBODY);
        onRecord(record, faults.row());
        records += 1;
      }
      return records === 0 ? 'no-figures' : null;
    },
  };
}
