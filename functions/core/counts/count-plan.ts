import { createCellSums } from './cell-sums.ts';
import { type Counter, type CounterContext, duplicateKey, numberOf, textOf } from './counter.ts';

const PARTS = ['value', 'numerator', 'denominator'] as const;

/** Keeps each planned figure under `<metric>.value`, `.numerator` and `.denominator` of its area and period. */
export function countPlan(context: CounterContext): Counter {
  const sums = createCellSums(context.report);
  const firstRows = new Map<string, number>();
  let accepted = 0;
  let rejected = 0;
  let withoutFigures = 0;
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
      const given = PARTS.flatMap((part) => {
        const number = numberOf(record[part] ?? null);
        return number === null ? [] : [[part, number] as const];
      });
      if (given.length === 0) {
        withoutFigures += 1;
        return;
      }
      const cell = sums.cell(area, period);
      for (const [part, number] of given) cell.counts[`${metric}.${part}`] = number;
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
      notCounted: withoutFigures > 0 ? { 'no-figures': withoutFigures } : {},
      areaLookup: null,
    }),
  };
}
