import { type Slot, WHOLE_FEED } from '../submissions/current.ts';
import type { CountCell } from './count-cell.ts';

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

export function createCellSums(): CellSums {
  const sums = new Map<string, CountCell>();
  const cells = () => [...sums.values()].sort((a, b) => inOrder(a.unit, b.unit) || inOrder(a.period, b.period));
  return {
    cell: (unit, period) => {
      const key = `${unit}#${period}`;
      const known = sums.get(key);
      if (known) return known;
      const fresh: CountCell = { unit, period, rows: 0, counts: {} };
      sums.set(key, fresh);
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
