import { createCellSums } from './cell-sums.ts';
import { type Counter, type CounterContext, numberOf, textOf } from './counter.ts';
import { createRowKeys } from './row-keys.ts';

const PARTS = ['value', 'numerator', 'denominator'] as const;

/** Keeps each planned figure under `<metric>.value`, `.numerator` and `.denominator` of its area and period. */
export function countPlan(context: CounterContext): Counter {
  const sums = createCellSums(context.report);
  const keys = createRowKeys(context.report);
  let accepted = 0;
  let withoutFigures = 0;
  return {
    add: (record, row) => {
      const area = textOf(record.area ?? null);
      const metric = textOf(record.metric ?? null);
      const period = textOf(record.period ?? null);
      if (!area || !metric || !period) return;
      const key = [area, metric, period].join(', ');
      if (!keys.isNew(key, row)) return;
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
      rejected: keys.repeated(),
      notCounted: withoutFigures > 0 ? { 'no-figures': withoutFigures } : {},
      areaLookup: null,
    }),
  };
}
