import { fileIssue } from '../checks/file-issue.ts';
import type { Issue } from '../checks/issue.ts';
import { type Slot, WHOLE_FEED } from '../submissions/current.ts';
import type { CountCell } from './count-cell.ts';

// Enough for every trust in England for twenty years by month, and what a store takes in within minutes.
export const MOST_CELLS = 50_000;

const tooManyCells: Issue = fileIssue('too-large', {
  found: `more than ${MOST_CELLS} combinations of area or provider and period`,
  expected: `at most ${MOST_CELLS} of them in one file`,
  fix: 'Send the file in parts of a year each. Check the codes and the dates if you did not expect so many.',
});

/** Cells that grow while rows come in, by unit and period. */
export type CellSums = {
  cell(unit: string, period: string): CountCell;
  cells(): CountCell[];
  /** One slot a period, with the rows of all units together. */
  slotsByPeriod(): Slot[];
  /** One slot a unit and period. */
  slotsByUnit(): Slot[];
};

const inOrder = (left: string, right: string) => (left < right ? -1 : left > right ? 1 : 0);

/** Reports a file with more cells than can be kept; what it reports refuses the file, so that no more rows come. */
export function createCellSums(report: (issue: Issue) => void): CellSums {
  const sums = new Map<string, CountCell>();
  const cells = () => [...sums.values()].sort((a, b) => inOrder(a.unit, b.unit) || inOrder(a.period, b.period));
  return {
    cell: (unit, period) => {
      const key = `${unit}#${period}`;
      const known = sums.get(key);
      if (known) return known;
      const fresh: CountCell = { unit, period, rows: 0, counts: {} };
      sums.set(key, fresh);
      if (sums.size === MOST_CELLS + 1) report(tooManyCells);
      return fresh;
    },
    cells,
    slotsByPeriod: () => {
      const rows = new Map<string, number>();
      for (const cell of cells()) rows.set(cell.period, (rows.get(cell.period) ?? 0) + cell.rows);
      return [...rows].sort(([a], [b]) => inOrder(a, b)).map(([period, n]) => ({ scope: WHOLE_FEED, period, rows: n }));
    },
    slotsByUnit: () => cells().map(({ unit, period, rows }) => ({ scope: unit, period, rows })),
  };
}
