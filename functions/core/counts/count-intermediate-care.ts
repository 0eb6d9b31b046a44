import { numberIn, textIn } from '../intake/record-values.ts';
import { createCellSums } from './cell-sums.ts';
import type { CountCell } from './count-cell.ts';
import type { Counter, CounterContext } from './counter.ts';
import { createRowKeys } from './row-keys.ts';
import { createRowOutcomes } from './row-outcomes.ts';
import { createUnitOf } from './unit-of.ts';

function add(cell: CountCell, measure: string, figure: number): void {
  cell.counts[measure] = (cell.counts[measure] ?? 0) + figure;
}

/**
 * Keeps each month's demand and capacity under `<kind>/<service>/<referral source>` (without a referral source the
 * last part is empty), and the sum of a kind under the kind alone.
 */
export function countIntermediateCare(context: CounterContext): Counter {
  const sums = createCellSums(context.report);
  const keys = createRowKeys(context);
  const rows = createRowOutcomes(context);
  const unitOf = createUnitOf(context);
  return {
    add: (record, row) => {
      const kind = textIn(record, 'kind');
      const service = textIn(record, 'pathway');
      const month = textIn(record, 'month');
      if (!kind || !service || !month) return;
      const figure = numberIn(record, 'value');
      if (figure === null) return rows.leaveOut(row, 'no-figures');
      const from = (textIn(record, 'referralSource') ?? '').replace(/\s+/g, ' ');
      const unit = unitOf(record);
      const key = [kind, service, ...(from ? [from] : []), unit, month].join(', ');
      if (!keys.isNew(key, row)) return rows.reject(row);
      const cell = sums.cell(unit, month);
      const counts = [`${kind}/${service}/${from}`, kind];
      for (const measure of counts) add(cell, measure, figure);
      cell.rows += 1;
      rows.accept(row, { unit, period: month, counts });
    },
    finish: () => ({ cells: sums.cells(), slots: sums.slotsByPeriod(), ...rows.totals(), areaLookup: null }),
  };
}
