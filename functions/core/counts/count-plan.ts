import { createCellSums } from './cell-sums.ts';
import { type Counter, type CounterContext, duplicateKey, numberOf, textOf } from './counter.ts';

const PARTS = ['value', 'numerator', 'denominator'] as const;

/** Keeps each planned figure under `<metric>.value`, `.numerator` and `.denominator` of its area and period. */
export function countPlan(context: CounterContext): Counter {
  const sums = createCellSums();
  const firstRows = new Map<string, number>();
  let accepted = 0;
  let rejected = 0;
  return {
    add: (record, row) => {
      const area = textOf(record.area ?? null);
      const metric = textOf(record.metric ?? null);
      const period = textOf(record.period ?? null);
      if (!area || !metric || !period) return;
      const key = [area, metric, period].join(', ');
      const firstRow = firstRows.get(key);
      if (firstRow !== undefined) {
        rejected += 1;
        context.report(duplicateKey(row, key, firstRow));
        return;
      }
      firstRows.set(key, row);
      const cell = sums.cell(area, period);
      for (const part of PARTS) {
        const given = numberOf(record[part] ?? null);
        if (given !== null) cell.counts[`${metric}.${part}`] = given;
      }
      const version = textOf(record.planVersion ?? null);
      if (version) cell.labels = { ...cell.labels, [metric]: version };
      cell.rows += 1;
      accepted += 1;
    },
    finish: () => ({
      cells: sums.cells(),
      slots: sums.slotsByUnit(),
      accepted,
      rejected,
      notCounted: {},
      areaLookup: null,
    }),
  };
}
