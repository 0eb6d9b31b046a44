import type { Issue, IssueCode } from '../checks/issue.ts';
import type { RowFault } from '../checks/row-checks/row-check.ts';
import type { Tally } from '../checks/tally.ts';
import type { Binding } from './bind-columns.ts';
import { FAULT, type FieldValue } from './cells/cell-reader.ts';
import { cellReference } from './column-letters.ts';
import type { CompiledField } from './compile-fields.ts';
import type { RowGate } from './row-gate.ts';

/** The row that is being read: what is wrong with it, and whether that leaves it out. */
export type RowFaults = {
  begin(row: number): void;
  row(): number;
  isRejected(): boolean;
  /** The first fault that leaves the row out; null where none does. */
  rejectedBy(): IssueCode | null;
  say(issue: Issue): void;
  /** A fault between the fields of the row, said of the column of one of them, which `columns` may know better. */
  sayFault(fault: RowFault, columns?: ReadonlyMap<string, number>): void;
  /** The value of a field, null where it cannot be read, which is then said. */
  valueOf(field: CompiledField, cells: readonly string[]): FieldValue;
};

export type RowFaultsOptions = {
  binding: Binding;
  gate: RowGate;
  report(issue: Issue): void;
  /** How far issues are listed: those beyond are counted and not put into words. */
  room: Pick<Tally, 'hasRoom' | 'count'>;
  stop(): void;
};

export function createRowFaults({ binding, gate, report, room, stop }: RowFaultsOptions): RowFaults {
  const { contract, header } = binding;
  const columnOf = new Map(binding.fields.map(({ field, columns: [first = 0] }) => [field.name, first]));
  let row = 0;
  let rejectedBy: IssueCode | null = null;
  /** The turn in which a field could last not be read: what the cross-field check misses in it is said already. */
  const unread = new Map<string, number>();
  let turn = 0;

  const say = (issue: Issue) => {
    if (issue.level === 'row') rejectedBy ??= issue.code;
    report(issue);
  };
  const count = (code: IssueCode, level: RowFault['level']) => {
    if (level === 'row') rejectedBy ??= code;
    room.count(code, level);
  };
  const explain = (field: CompiledField, cells: readonly string[]) => {
    unread.set(field.name, turn);
    const identifiable = gate.identifiableIn(cells, row, field.columns);
    if (identifiable) {
      rejectedBy ??= identifiable.code;
      report(identifiable);
      return stop();
    }
    if (room.hasRoom(field.level)) return say(field.explain(cells, row));
    count(field.faultCode(), field.level);
  };
  return {
    begin: (next) => {
      row = next;
      rejectedBy = null;
      turn += 1;
    },
    row: () => row,
    isRejected: () => rejectedBy !== null,
    rejectedBy: () => rejectedBy,
    say,
    sayFault: ({ field, ...fault }, columns) => {
      if (fault.code === 'required' && unread.get(field) === turn) return;
      if (!room.hasRoom(fault.level)) return count(fault.code, fault.level);
      const column = columns?.get(field) ?? columnOf.get(field);
      const title = contract.fields.find(({ name }) => name === field)?.title ?? field;
      if (column === undefined) return say({ ...fault, sheet: null, row, column: title });
      say({ ...fault, sheet: null, row, column: header.texts[column] ?? title, cell: cellReference(column, row) });
    },
    valueOf: (field, cells) => {
      const value = field.read(cells);
      if (value !== FAULT) return value;
      explain(field, cells);
      return null;
    },
  };
}
