import type { Issue } from '../checks/issue.ts';
import type { RowFault } from '../checks/row-checks/row-check.ts';
import { rowCheckOf } from '../checks/row-checks/row-check-of.ts';
import type { Tally } from '../checks/tally.ts';
import type { Binding } from './bind-columns.ts';
import { FAULT } from './cells/cell-reader.ts';
import { columnLetters } from './column-letters.ts';
import { type CompiledField, compileFields, compileWide } from './compile-fields.ts';
import { createRowGate } from './row-gate.ts';
import type { SourceRecord } from './source-record.ts';

export type RowReaderOptions = {
  binding: Binding;
  report(issue: Issue): void;
  /** How far issues are listed: those beyond are counted and not put into words. */
  room: Pick<Tally, 'hasRoom' | 'count'>;
  onRecord(record: SourceRecord, row: number): void;
  /** Called where the whole file must not be read any further. */
  stop(): void;
};

/** What is known of a row before its cells are read: quotation marks that do not pair up, formulas that have no value. */
export type RowCondition = 'sound' | 'broken' | { formulasWithoutValue: readonly number[] };

export type RowReader = {
  read(cells: readonly string[], row: number, condition: RowCondition): void;
  rowsRead(): number;
  rowsRejected(): number;
};

function emptyRecord({ contract }: Binding): SourceRecord {
  return Object.fromEntries(contract.fields.map((field) => [field.name, field.default ?? null]));
}

function brokenQuoting(row: number): Issue {
  return {
    code: 'open-quote',
    level: 'row',
    sheet: null,
    row,
    column: null,
    found: null,
    expected: 'quotation marks in pairs round a whole cell',
    fix: 'Look for a single quotation mark in this row or the one before. Write a quotation mark in a text twice.',
  };
}

const NONE: readonly number[] = [];

const wideColumns = ({ wide }: Binding): number[] => wide?.columns.map(({ column }) => column) ?? [];

function formulaWithoutValue({ header }: Binding, { row, column }: { row: number; column: number }): Issue {
  return {
    code: 'formula-without-value',
    level: 'row',
    sheet: null,
    row,
    column: header.texts[column] || columnLetters(column),
    found: `a formula in ${columnLetters(column)}${row}`,
    expected: 'a formula with its value, or a value',
    fix: 'The workbook was saved without being calculated. Open it in a spreadsheet program, save it, and send it again.',
  };
}

/** Reads data rows to records and reports every fault of every row. A row with a fault of level `row` gives no record. */
export function createRowReader({ binding, report, room, onRecord, stop }: RowReaderOptions): RowReader {
  const gate = createRowGate(binding);
  const fields = compileFields(binding);
  const wide = compileWide(binding);
  const wideField = binding.wide?.field ?? '';
  const check = rowCheckOf(binding.contract.source);
  const record = emptyRecord(binding);
  let rowsRead = 0;
  let rowsRejected = 0;
  let row = 0;
  let isRejected = false;
  /** The fields of this row that could not be read: what the cross-field check misses in them is said already. */
  const unread = new Set<string>();

  const columnsRead = new Set([...binding.fields.flatMap(({ columns }) => columns), ...wideColumns(binding)]);
  const unvalued = (condition: RowCondition): number[] =>
    typeof condition === 'string' ? [] : condition.formulasWithoutValue.filter((column) => columnsRead.has(column));

  const say = (issue: Issue) => {
    if (issue.level === 'row') isRejected = true;
    report(issue);
  };
  const sayFault = ({ field, ...fault }: RowFault) => {
    if (fault.code === 'required' && unread.has(field)) return;
    const column = binding.fields.find((bound) => bound.field.name === field)?.columns[0];
    const title = binding.contract.fields.find(({ name }) => name === field)?.title ?? field;
    say({ ...fault, sheet: null, row, column: column === undefined ? title : (binding.header.texts[column] ?? title) });
  };
  const readField = (field: CompiledField, cells: readonly string[]) => {
    const value = field.read(cells);
    record[field.name] = value === FAULT ? null : value;
    if (value !== FAULT) return;
    unread.add(field.name);
    if (room.hasRoom(field.level)) return say(field.explain(cells, row));
    isRejected ||= field.level === 'row';
    room.count(field.codeOf(cells), field.level);
  };
  const readNarrow = (cells: readonly string[]) => {
    for (const field of fields) readField(field, cells);
    check?.(record, sayFault);
    if (!isRejected) onRecord(record, row);
  };
  const readWide = (cells: readonly string[]) => {
    for (const field of fields) readField(field, cells);
    for (const { field } of wide) readField(field, cells);
    for (const { key, field } of wide) {
      if (isRejected) return;
      readField(field, cells);
      record[wideField] = key;
      check?.(record, sayFault);
      if (!isRejected) onRecord(record, row);
    }
  };
  const readCells = wide.length > 0 ? readWide : readNarrow;

  return {
    read: (cells, spreadsheetRow, condition) => {
      const formulas = condition === 'sound' ? NONE : unvalued(condition);
      if (formulas.length === 0 && gate.isBlank(cells)) return;
      row = spreadsheetRow;
      rowsRead += 1;
      isRejected = false;
      if (unread.size > 0) unread.clear();
      const identifiable = gate.identifiable(cells, row);
      if (identifiable) {
        report(identifiable);
        rowsRejected += 1;
        stop();
        return;
      }
      const broken = condition === 'broken' ? brokenQuoting(row) : gate.ragged(cells, row);
      if (broken) say(broken);
      else if (formulas.length > 0) for (const column of formulas) say(formulaWithoutValue(binding, { row, column }));
      else readCells(cells);
      if (isRejected) rowsRejected += 1;
    },
    rowsRead: () => rowsRead,
    rowsRejected: () => rowsRejected,
  };
}
