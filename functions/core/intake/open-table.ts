import type { Issue } from '../checks/issue.ts';
import type { Binding } from './bind-columns.ts';
import type { Candidate, Surroundings } from './find-header.ts';
import { createMergedFigures } from './merged-figures.ts';
import type { RowCondition, TakeNumbered } from './read-rows.ts';
import { listenerOfSheet } from './row-listener.ts';
import { createSections } from './sections.ts';
import { placeOfRow } from './sheet.ts';
import { createTableRows, type TableRows, type TableRowsOptions } from './table-rows.ts';
import { createTitleGate } from './title-gate.ts';

/** The rows of a text, or of one sheet, from its first on, on their way to records. */
export type OpenTable = {
  sheet: string | null;
  binding: Binding;
  /** Those of the tables below it on the sheet, too. */
  bindings: readonly Binding[];
  take(cells: readonly string[], row: number, condition: RowCondition): void;
  /** As of `RowReader`. */
  numbered(columns: readonly number[]): TakeNumbered | null;
  /** After the last row, with the ranges of merged cells. */
  end(merged: readonly string[]): void;
  rows: Pick<TableRows, 'totals' | 'rowsOf'>;
};

export type OpenTableOptions = Pick<TableRowsOptions, 'report' | 'room' | 'onRecord' | 'stop' | 'listener'> & {
  around: Surroundings;
  /** How many sheets are read before this one. */
  sheetsBefore: number;
  fit(cells: readonly string[], binding: Binding): readonly string[];
  onRow(cells: readonly string[], row: number, sheet: string | null): void;
  isReadable(): boolean;
};

/** Opens the table below a header. Its issues say the sheet; its records come with a row among those of all sheets. */
export function openTable(candidate: Candidate, options: OpenTableOptions): OpenTable {
  const { around, fit: widen, isReadable, room, stop, sheetsBefore } = options;
  const { binding, row: headerRow } = candidate;
  const { contract, titles } = binding;
  const { sheet } = around;
  const bindings = [binding];
  const figures = createMergedFigures();
  const isCopied = !contract.personal;
  let row = headerRow + 1;
  let isEnded = false;
  const report = (issue: Issue) => options.report(issue.sheet === null && sheet !== null ? { ...issue, sheet } : issue);
  const ofTable: TableRowsOptions = {
    report,
    room,
    stop,
    onRecord: (record, at) => options.onRecord(record, placeOfRow(sheetsBefore, at)),
    listener: options.listener && listenerOfSheet(options.listener, sheetsBefore),
  };
  const onTable = (next: Binding) => {
    bindings.push(next);
    figures.begin(next, row);
  };
  const rows = contract.sections
    ? createSections(candidate, { ...ofTable, around, titles, fit: widen, onTable })
    : createTableRows(candidate, ofTable);
  ofTable.listener?.table(headerRow);
  figures.begin(binding, row);
  const onRow = createTitleGate({
    headerRow,
    onRow: (cells, at) => options.onRow(cells, at, sheet),
    refuse: (issue) => {
      report(issue);
      stop();
    },
  });
  return {
    sheet,
    binding,
    bindings,
    take: (cells, at, condition) => {
      if (isCopied) onRow(cells, at);
      if (at <= headerRow || !isReadable()) return;
      row = at;
      if (isCopied && sheet !== null) figures.take(cells, at);
      rows.take(contract.sections ? cells : widen(cells, binding), at, condition);
    },
    numbered: (columns) => {
      const take = isCopied ? null : rows.numbered(columns);
      if (!take) return null;
      return (numbered, at) => {
        if (at <= headerRow || !isReadable()) return false;
        row = at;
        return take(numbered, at);
      };
    },
    end: (merged) => {
      if (isEnded) return;
      isEnded = true;
      rows.end();
      for (const issue of figures.issues(merged)) report(issue);
    },
    rows,
  };
}
