import type { Issue } from '../checks/issue.ts';
import type { Tally } from '../checks/tally.ts';
import type { NotCountedReason } from '../submissions/report.ts';
import type { Binding } from './bind-columns.ts';
import { wideColumnsOf } from './bind-wide.ts';
import { carryDown } from './carry-down.ts';
import { cellReference, columnLetters } from './column-letters.ts';
import { onlyRows } from './only-rows.ts';
import { otherLabels } from './other-labels.ts';
import { oneRecordARow, type RecordMaker, type RecordMakerOptions, recordsOfColumns } from './record-maker.ts';
import { recordsOfRows } from './records-of-rows.ts';
import { addAllRejected, addRejected, type RejectedRows } from './rejected-rows.ts';
import { createRowFaults, type RowFaults } from './row-faults.ts';
import { createRowGate } from './row-gate.ts';
import type { RowListener } from './row-listener.ts';
import type { NumberedRow } from './scan/numbered-row.ts';
import type { SourceRecord } from './source-record.ts';
import { totalColumns } from './total-columns.ts';

export type RowReaderOptions = {
  binding: Binding;
  report(issue: Issue): void;
  /** How far issues are listed: those beyond are counted and not put into words. */
  room: Pick<Tally, 'hasRoom' | 'count'>;
  onRecord(record: SourceRecord, row: number): void;
  /** Called where the whole file must not be read any further. */
  stop(): void;
  /** Whoever must know which rows are left out. */
  listener?: RowListener | undefined;
};

/** What is known of a row before its cells are read: quotation marks that do not pair up, formulas that have no value. */
export type RowCondition = 'sound' | 'broken' | { formulasWithoutValue: readonly number[] };

/** How many rows were read, and which of them gave no record; `notCounted` are in order and yet belong nowhere. */
export type RowsRead = {
  read: number;
  rejected: RejectedRows;
  notCounted: Partial<Record<NotCountedReason, number>>;
};

export type TakeNumbered = (numbered: NumberedRow, row: number) => boolean;

export type RowReader = {
  read(cells: readonly string[], row: number, condition: RowCondition): void;
  /**
   * Reads rows as wide as the header, in which something stands, from the numbered texts of these columns. False where a row
   * must come to `read`, of which then nothing was said.
   */
  numbered(columns: readonly number[]): TakeNumbered | null;
  /** Looks at a row that is no record, such as one of totals, for what says who a person is. */
  lookAt(cells: readonly string[], row: number): void;
  end(): void;
  totals(): Readonly<RowsRead>;
  /** Of how many rows the record is that was given with this row. */
  rowsOf(row: number): number;
};

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

function sayWithoutValue(faults: RowFaults, { names }: Binding, column: number): void {
  const title = names[column] || columnLetters(column);
  faults.reject('formula-without-value', title, (row) => ({
    code: 'formula-without-value',
    level: 'row',
    sheet: null,
    row,
    column: title,
    cell: cellReference(column, row),
    found: `a formula in ${cellReference(column, row)}`,
    expected: 'a formula with its value, or a value',
    fix: 'The workbook was saved without being calculated. Open it in a spreadsheet program, save it, and send it again.',
  }));
}

function makerFor(options: RecordMakerOptions & Pick<RowReaderOptions, 'report' | 'stop' | 'listener'>): RecordMaker {
  const { tall, wide } = options.binding;
  if (tall) return recordsOfRows(options);
  return wide ? recordsOfColumns(options) : oneRecordARow(options);
}

/** Reads data rows to records and reports every fault of every row. A row with a fault of level `row` gives no record. */
export function createRowReader(options: RowReaderOptions): RowReader {
  const { binding, report, room, onRecord, stop, listener } = options;
  const gate = createRowGate(binding);
  const faults = createRowFaults({ binding, gate, report, room, stop });
  const maker = makerFor({ binding, faults, onRecord, report, stop, listener });
  const carry = carryDown(binding);
  const isRead = onlyRows(binding);
  const others = otherLabels(binding);
  const checkTotals = totalColumns(binding, faults);
  const totals: RowsRead = { read: 0, rejected: {}, notCounted: {} };
  const columnsRead = new Set([...binding.fields.flatMap(({ columns }) => columns), ...wideColumnsOf(binding.wide)]);
  const unvalued = (condition: RowCondition): number[] =>
    typeof condition === 'string' ? [] : condition.formulasWithoutValue.filter((column) => columnsRead.has(column));
  const leaveOut = (reason: NotCountedReason, rows: number) => {
    if (rows > 0) totals.notCounted[reason] = (totals.notCounted[reason] ?? 0) + rows;
  };
  const begin = (row: number) => {
    faults.begin(row);
    totals.read += 1;
    listener?.read(row);
  };
  const end = (row: number, reason: NotCountedReason | null) => {
    const rejectedBy = faults.rejectedBy();
    if (rejectedBy) {
      addRejected(totals.rejected, rejectedBy, 1);
      listener?.rejected(row);
    } else if (reason) leaveOut(reason, 1);
  };
  const refuse = (issue: Issue) => {
    report(issue);
    addRejected(totals.rejected, issue.code, 1);
    stop();
  };

  return {
    read: (given, row, condition) => {
      const formulas = condition === 'sound' ? NONE : unvalued(condition);
      if (formulas.length === 0 && gate.isBlank(given)) return;
      begin(row);
      const identifiable = gate.identifiable(given, row);
      if (identifiable) return refuse(identifiable);
      const isBroken = condition === 'broken';
      let reason: NotCountedReason | null = null;
      if (isBroken || gate.isRagged(given)) {
        // Its cells may have slipped into columns where no text is looked for.
        const slipped = gate.identifiableIn(given, row);
        if (slipped) return refuse(slipped);
        if (isBroken) faults.reject('open-quote', null, brokenQuoting);
        else faults.reject('ragged-row', null, () => gate.ragged(given, row));
      } else if (formulas.length > 0) {
        for (const column of formulas) sayWithoutValue(faults, binding, column);
      } else if (isRead?.(given) === false) reason = 'area-not-a-board';
      else if (others?.has(given)) reason = 'measure-not-used';
      else {
        reason = maker.take(carry ? carry(given) : given);
        checkTotals?.(given);
      }
      end(row, reason);
    },
    numbered: (columns) => {
      const looksAtTexts = [isRead, others, carry, checkTotals].some((look) => look !== null) || !gate.isOpen;
      const records = looksAtTexts ? null : maker.numbered(columns);
      if (!records) return null;
      return (numbered, row) => {
        if (!records.read(numbered)) return false;
        begin(row);
        records.give();
        end(row, null);
        return true;
      };
    },
    lookAt: (cells, row) => {
      const identifiable = gate.identifiableIn(cells, row);
      if (!identifiable) return;
      report(identifiable);
      stop();
    },
    end: () => {
      for (const issue of others?.issues() ?? []) report(issue);
      const { rejected, withoutFigures } = maker.end();
      addAllRejected(totals.rejected, rejected);
      leaveOut('no-figures', withoutFigures);
    },
    totals: () => totals,
    rowsOf: maker.rowsOf,
  };
}
