import type { Issue, IssueCode } from '../checks/issue.ts';
import type { FaultReport, RowFault } from '../checks/row-checks/row-check.ts';
import type { Tally } from '../checks/tally.ts';
import type { Binding } from './bind-columns.ts';
import { FAULT, type FieldValue } from './cells/cell-reader.ts';
import { cellReference } from './column-letters.ts';
import type { CompiledField } from './compile-fields.ts';
import type { RowGate } from './row-gate.ts';
import type { SourceRecord } from './source-record.ts';

/** The row that is being read: what is wrong with it, and whether that leaves it out. */
export type RowFaults = {
  begin(row: number): void;
  row(): number;
  isRejected(): boolean;
  /** The first fault that leaves the row out; null where none does. */
  rejectedBy(): IssueCode | null;
  /** A fault for which the row is left out. It is put into words only where there is room to list it. */
  reject(code: IssueCode, column: string | null, issue: (row: number) => Issue): void;
  /** A fault between the fields of the row, said of the column of one of them. */
  sayFault: FaultReport;
  /** The same of a row with several records, whose `columns` are those of the record. */
  sayFaultIn(columns: ReadonlyMap<string, number>): FaultReport;
  /** The value of a field, null where it cannot be read, which is then said. */
  valueOf(field: CompiledField, cells: readonly string[]): FieldValue;
  /** Says that a field, which was read, cannot be. */
  sayUnread(field: CompiledField, cells: readonly string[]): void;
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
  const { contract, names } = binding;
  const titles = new Map(contract.fields.map(({ name, title }) => [name, title]));
  const columnOf = new Map(binding.fields.map(({ field, columns: [first = 0] }) => [field.name, first]));
  let row = 0;
  let rejectedBy: IssueCode | null = null;
  /** The fields of the row that could not be read: what the cross-field check misses in them is said already. */
  const unread: string[] = [];

  const count = (code: IssueCode, level: RowFault['level'], column: string | null) => {
    if (level === 'row') rejectedBy ??= code;
    room.count(code, level, column);
  };
  const say = (issue: Issue) => {
    if (issue.level === 'row') rejectedBy ??= issue.code;
    report(issue);
  };
  const explain = (field: CompiledField, cells: readonly string[]) => {
    unread.push(field.name);
    const identifiable = gate.identifiableIn(cells, row, field.columns);
    if (identifiable) {
      rejectedBy ??= identifiable.code;
      report(identifiable);
      return stop();
    }
    if (room.hasRoom(field.level)) return say(field.explain(cells, row));
    count(field.faultCode(), field.level, field.faultyColumn(cells));
  };
  const sayAt = (fault: RowFault, record: Readonly<SourceRecord>, column: number | undefined) => {
    const { code, level, field } = fault;
    if (code === 'required' && unread.includes(field)) return;
    const title = (column === undefined ? undefined : names[column]) ?? titles.get(field) ?? field;
    if (!room.hasRoom(level)) return count(code, level, title);
    const cell = column === undefined ? {} : { cell: cellReference(column, row) };
    say({ code, level, ...fault.words(record), sheet: null, row, column: title, ...cell });
  };
  return {
    begin: (next) => {
      row = next;
      rejectedBy = null;
      unread.length = 0;
    },
    row: () => row,
    isRejected: () => rejectedBy !== null,
    rejectedBy: () => rejectedBy,
    reject: (code, column, issue) => {
      if (room.hasRoom('row')) return say(issue(row));
      count(code, 'row', column);
    },
    sayFault: (fault, record) => sayAt(fault, record, columnOf.get(fault.field)),
    sayFaultIn: (columns) => (fault, record) =>
      sayAt(fault, record, columns.get(fault.field) ?? columnOf.get(fault.field)),
    sayUnread: explain,
    valueOf: (field, cells) => {
      const value = field.read(cells);
      if (value !== FAULT) return value;
      explain(field, cells);
      return null;
    },
  };
}
