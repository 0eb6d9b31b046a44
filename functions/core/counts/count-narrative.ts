import { textIn } from '../intake/record-values.ts';
import type { Slot } from '../submissions/current.ts';
import { createCellSums } from './cell-sums.ts';
import type { Counter, CounterContext } from './counter.ts';
import { partPeriod } from './part-period.ts';
import { createRowKeys } from './row-keys.ts';
import { createRowOutcomes } from './row-outcomes.ts';
import { createUnitOf } from './unit-of.ts';

/** Keeps each answer under `<quarter>~0001` and on, in the order of the file, with its sheet and question. */
export function countNarrative(context: CounterContext): Counter {
  const sums = createCellSums(context.report);
  const keys = createRowKeys(context);
  const rows = createRowOutcomes(context);
  const unitOf = createUnitOf(context);
  const slots = new Map<string, Slot>();
  return {
    add: (record, row) => {
      const quarter = textIn(record, 'quarter');
      const question = textIn(record, 'question');
      if (!quarter || !question) return;
      const answer = textIn(record, 'answer');
      if (!answer) return rows.leaveOut(row, 'no-answer');
      const sheet = textIn(record, 'sheet') ?? '';
      const unit = unitOf(record);
      if (!keys.isNew([unit, quarter, ...(sheet ? [sheet] : []), question].join(', '), row)) return rows.reject(row);
      const slot = slots.get(`${unit}#${quarter}`) ?? { scope: unit, period: quarter, rows: 0 };
      slot.rows += 1;
      slots.set(`${unit}#${quarter}`, slot);
      const cell = sums.cell(unit, partPeriod(quarter, slot.rows));
      cell.rows = 1;
      cell.labels = { sheet, question, answer };
      rows.accept(row);
    },
    finish: () => ({ cells: sums.cells(), slots: [...slots.values()], ...rows.totals(), areaLookup: null }),
  };
}
