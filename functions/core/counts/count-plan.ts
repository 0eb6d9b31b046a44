import { numberIn, textIn } from '../intake/record-values.ts';
import { createCellSums } from './cell-sums.ts';
import type { Counter, CounterContext } from './counter.ts';
import { createRowKeys } from './row-keys.ts';
import { createRowOutcomes } from './row-outcomes.ts';

const PARTS = ['value', 'numerator', 'denominator'] as const;

/** Keeps each planned figure under `<metric>.value`, `.numerator` and `.denominator` of its area and period. */
export function countPlan(context: CounterContext): Counter {
  const sums = createCellSums(context.report);
  const keys = createRowKeys(context);
  const rows = createRowOutcomes(context);
  return {
    add: (record, row) => {
      const area = textIn(record, 'area');
      const metric = textIn(record, 'metric');
      const period = textIn(record, 'period');
      if (!area || !metric || !period) return;
      if (!keys.isNew([area, metric, period].join(', '), row)) return rows.reject(row);
      const given = PARTS.flatMap((part) => {
        const number = numberIn(record, part);
        return number === null ? [] : [[part, number] as const];
      });
      if (given.length === 0) return rows.leaveOut(row, 'no-figures');
      const cell = sums.cell(area, period);
      for (const [part, number] of given) cell.counts[`${metric}.${part}`] = number;
      const version = textIn(record, 'planVersion');
      if (version) cell.labels = { ...cell.labels, [metric]: version };
      cell.rows += 1;
      rows.accept(row, { unit: area, period, counts: given.map(([part]) => `${metric}.${part}`) });
    },
    finish: () => ({ cells: sums.cells(), slots: sums.slotsByUnit(), ...rows.totals(), areaLookup: null }),
  };
}
