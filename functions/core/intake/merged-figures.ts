import type { Issue } from '../checks/issue.ts';
import type { Binding } from './bind-columns.ts';
import { wideColumnsOf } from './bind-wide.ts';
import { readNumber } from './cells/read-number.ts';
import { cellReference } from './column-letters.ts';

/** Remembers where figures stand on a sheet, until it is known which cells are merged. */
export type MergedFigures = {
  /** The header that holds from this row on. */
  begin(binding: Binding, row: number): void;
  take(cells: readonly string[], row: number): void;
  /** One warning for each range of merged cells over several periods or rows that has a figure. */
  issues(merged: readonly string[]): Issue[];
};

type Range = { column: number; row: number; lastColumn: number; lastRow: number; text: string };

// Cells are merged by hand, and nobody does so below.
const LAST_ROW = 5000;
const FIGURES = ['integer', 'number', 'percent', 'numberOrPercent'];
const RANGE = /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/;

const columnOf = (letters: string): number =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

function rangeOf(text: string): Range[] {
  const [, from, row, to, lastRow] = RANGE.exec(text) ?? [];
  if (!from || !row || !to || !lastRow) return [];
  return [{ column: columnOf(from), row: Number(row), lastColumn: columnOf(to), lastRow: Number(lastRow), text }];
}

function figureColumns({ fields, wide }: Binding): Set<number> {
  const numbers = fields.filter(({ field }) => FIGURES.includes(field.type)).flatMap(({ columns }) => columns);
  return new Set([...wideColumnsOf(wide), ...numbers]);
}

function mergedIssue({ names }: Binding, { column, row, text }: Range, figure: string): Issue {
  const name = names[column] ?? '';
  return {
    code: 'merged-figures',
    level: 'warning',
    sheet: null,
    row,
    column: name || null,
    cell: cellReference(column, row),
    found: `${figure} in the merged cells ${text}`,
    expected: 'each figure in a cell of its own',
    fix: `The figure counts once, in ${cellReference(column, row)}${name ? ` (${name})` : ''}; the other cells of ${text} are read as blank. Unmerge them and write into each what belongs there.`,
  };
}

export function createMergedFigures(): MergedFigures {
  const tables: { binding: Binding; from: number; figures: ReadonlySet<number> }[] = [];
  const rows = new Map<number, ReadonlyMap<number, string>>();
  const tableAt = (row: number) => tables.findLast(({ from }) => from <= row);
  return {
    begin: (binding, row) => {
      tables.push({ binding, from: row, figures: figureColumns(binding) });
    },
    take: (cells, row) => {
      const figures = row <= LAST_ROW ? tables.at(-1)?.figures : undefined;
      if (!figures) return;
      const found = [...figures].filter((column) => readNumber(cells[column] ?? '') !== null);
      if (found.length > 0)
        rows.set(row, new Map(found.map((column) => [column, ` ${cells[column]}`.slice(1).trim()])));
    },
    issues: (merged) =>
      merged.flatMap(rangeOf).flatMap((range) => {
        const figure = rows.get(range.row)?.get(range.column);
        const table = tableAt(range.row);
        if (figure === undefined || !table?.figures.has(range.column)) return [];
        const isOverPeriods = [...table.figures].some((column) => column > range.column && column <= range.lastColumn);
        return isOverPeriods || range.lastRow > range.row ? [mergedIssue(table.binding, range, figure)] : [];
      }),
  };
}
