import type { Issue } from '../checks/issue.ts';
import type { RowFault } from '../checks/row-checks/row-check.ts';
import { rowCheckOf } from '../checks/row-checks/row-check-of.ts';
import type { Binding } from './bind-columns.ts';
import { measurableFields } from './bind-layout.ts';
import type { FieldValue } from './cells/cell-reader.ts';
import { readNumber } from './cells/read-number.ts';
import { cellReference } from './column-letters.ts';
import { type CompiledField, compileField, compileFields } from './compile-fields.ts';
import { createNamedMeasures } from './named-measures.ts';
import { createRecordGroups, MOST_KEPT, type RecordGroup } from './record-groups.ts';
import { emptyRecord, type RecordMaker, type RecordMakerOptions } from './record-maker.ts';
import { addRejected, type RejectedRows } from './rejected-rows.ts';
import type { RowFaults } from './row-faults.ts';
import type { RowListener } from './row-listener.ts';
import type { SourceField, TallRows } from './source-contract.ts';

type Slot = { key: string; column: number };
type Options = RecordMakerOptions & { report(issue: Issue): void; stop(): void; listener?: RowListener | undefined };

const PERCENT_SIGN = /%\s*$/;

function tooMany(row: number): Issue {
  return {
    code: 'too-large',
    level: 'file',
    sheet: null,
    row,
    column: null,
    found: `more than ${MOST_KEPT} combinations of the key columns`,
    expected: `at most ${MOST_KEPT} of them in one file`,
    fix: 'Send the file in parts of a year each. Check the key columns if you did not expect so many.',
  };
}

function slotsOf({ wide, fields }: Binding, { value }: TallRows): Slot[] {
  if (!wide)
    return fields
      .filter(({ field }) => field.name === value)
      .map(({ columns }) => ({ key: '', column: columns[0] ?? 0 }));
  return wide.slots.flatMap(({ key, columns }) =>
    columns.filter(({ into }) => into === value).map(({ column }) => ({ key, column })),
  );
}

/** Reads the figure of a row as the field that the row names, from each column that holds one. */
function figureReader(binding: Binding, { scale }: TallRows, faults: RowFaults) {
  const compiled = new Map<SourceField, CompiledField[]>();
  const readersOf = (field: SourceField, slots: readonly Slot[]) => {
    const known = compiled.get(field);
    if (known) return known;
    const made = slots.map(({ column }) => compileField(binding, { field, columns: [column] }, 'optional'));
    compiled.set(field, made);
    return made;
  };
  return (field: SourceField, slots: readonly Slot[], cells: readonly string[]): FieldValue[] =>
    readersOf(field, slots).map((reader, at) => {
      const value = faults.valueOf(reader, cells);
      const text = cells[slots[at]?.column ?? -1] ?? '';
      if (scale !== 'fraction' || field.type !== 'percent' || PERCENT_SIGN.test(text)) return value;
      const share = readNumber(text);
      return typeof value === 'number' && share !== null && share > 1 ? Number(`${share}e2`) : value;
    });
}

function notGiven({ name, title }: SourceField): RowFault {
  return {
    code: 'required',
    level: 'row',
    field: name,
    words: () => ({
      found: null,
      expected: 'a value',
      fix: `The rows from this one on with the same key do not say ${title}. Add the row, or fill in its figure.`,
    }),
  };
}

function saidTwice(field: SourceField, group: RecordGroup, at: { row: number; slot: Slot; title: string }): Issue {
  return {
    code: 'duplicate-key',
    level: 'row',
    sheet: null,
    row: at.row,
    column: at.title,
    cell: cellReference(at.slot.column, at.row),
    found: field.title,
    expected: 'each figure once for the same key',
    fix: `One of the rows from row ${group.firstRow} on says the same figure already. Keep the right one and delete the other.`,
  };
}

/**
 * Puts rows that each say one figure together by their key (the primary key of the contract) at the end of the table.
 * A fault in one of its rows, or between the figures, leaves the whole group out: its sum would be wrong.
 */
export function recordsOfRows({ binding, faults, onRecord, report, stop, listener }: Options): RecordMaker {
  const { contract, tall, wide } = binding;
  if (!tall) throw new Error(`The layout ${binding.layout.name} is not tall`);
  const check = rowCheckOf(contract.source);
  const measures = createNamedMeasures(binding);
  const groups = createRecordGroups();
  const slots = slotsOf(binding, tall);
  const readFigures = figureReader(binding, tall, faults);
  const isOfRow = (name: string) => name !== tall.measure && name !== tall.value;
  const rowFields = compileFields(binding).filter(({ name }) => isOfRow(name));
  const measureField = binding.fields.find(({ field }) => field.name === tall.measure);
  const measure =
    measureField &&
    compileField(binding, { ...measureField, field: { ...measureField.field, constraints: { required: true } } });
  const keyNames = contract.primaryKey.filter((name) => name !== wide?.field && isOfRow(name));
  const row = emptyRecord(binding);
  const required = measurableFields(binding)
    .filter(({ constraints }) => constraints?.required === true)
    .map(notGiven);
  const rowsOfGroup = new Map<number, number>();
  const members = new Map<RecordGroup, number[]>();

  const remember = (group: RecordGroup, at: number) => {
    const known = members.get(group);
    if (known) known.push(at);
    else members.set(group, [at]);
  };
  const put = (group: RecordGroup, field: SourceField, values: readonly FieldValue[]) => {
    for (const [at, slot] of slots.entries()) {
      const value = values[at] ?? null;
      if (wide && value === null) continue;
      const record = groups.recordOf(group, slot.key, row);
      const isSaid = record[field.name] !== null && record[field.name] !== undefined;
      if (isSaid && value !== null) {
        const title = binding.names[slot.column] ?? '';
        faults.reject('duplicate-key', title, (at) => saidTwice(field, group, { row: at, slot, title }));
      } else if (value !== null) record[field.name] = value;
      if (wide) record[wide.field] = slot.key;
    }
  };
  const checkGroup = (group: RecordGroup) => {
    faults.begin(group.firstRow);
    for (const record of group.records.values()) {
      for (const fault of required) if (record[fault.field] === null) faults.sayFault(fault, record);
      check?.(record, faults.sayFault);
    }
    group.rejectedBy ??= faults.rejectedBy();
  };
  const give = (group: RecordGroup) => {
    rowsOfGroup.set(group.firstRow, group.rows);
    listener?.together(group.firstRow, members.get(group) ?? []);
    for (const record of group.records.values()) onRecord(record, group.firstRow);
  };
  return {
    numbered: () => null,
    take: (cells) => {
      const text = measureField?.columns.map((column) => cells[column] ?? '').find((cell) => cell.trim() !== '') ?? '';
      const field = text === '' ? null : measures.fieldOf(text);
      if (text !== '' && !field) return 'measure-not-used';
      if (measure && text === '') faults.valueOf(measure, cells);
      for (const each of rowFields) row[each.name] = faults.valueOf(each, cells);
      const isKeyRead = !faults.isRejected();
      const values = field ? readFigures(field, slots, cells) : [];
      if (!isKeyRead || !field) return null;
      const group = groups.groupOf(
        keyNames.map((name) => row[name]),
        faults.row(),
      );
      put(group, field, values);
      if (faults.isRejected()) group.rejectedBy ??= faults.rejectedBy();
      else {
        group.rows += 1;
        if (listener) remember(group, faults.row());
      }
      if (groups.isFull()) {
        report(tooMany(faults.row()));
        stop();
      }
      return null;
    },
    end: () => {
      for (const issue of measures.issues()) report(issue);
      const rejected: RejectedRows = {};
      let withoutFigures = 0;
      for (const group of groups.all()) {
        checkGroup(group);
        if (group.rejectedBy) {
          addRejected(rejected, group.rejectedBy, group.rows);
          for (const row of members.get(group) ?? []) listener?.rejected(row);
        } else if (group.records.size === 0) withoutFigures += group.rows;
        else give(group);
      }
      return { rejected, withoutFigures };
    },
    rowsOf: (firstRow) => rowsOfGroup.get(firstRow) ?? 1,
  };
}
