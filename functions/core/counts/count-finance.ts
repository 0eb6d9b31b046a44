import type { FinancePlace } from '../finance/finance-issues.ts';
import { incomeRow, isSchemeRow, type SchemeRow, schemeRow } from '../finance/finance-row.ts';
import { createLedger, type Ledger } from '../finance/ledger.ts';
import { createMissingInputs } from '../finance/missing-inputs.ts';
import { textIn } from '../intake/record-values.ts';
import type { Slot } from '../submissions/current.ts';
import { createCellSums } from './cell-sums.ts';
import type { CountCell } from './count-cell.ts';
import type { Counter, CounterContext } from './counter.ts';
import { partPeriod } from './part-period.ts';
import { createRowOutcomes } from './row-outcomes.ts';
import { createUnitOf } from './unit-of.ts';

/** `quarter` is up to when the actual amounts of the income are, where the file says it. */
type Opened = { place: FinancePlace; ledger: Ledger; quarter: string | null };

function fillLine(cell: CountCell, line: SchemeRow): void {
  const { planned, actual, plannedOutputs, actualOutputs, nhsPercent, labels } = line;
  const figures = { planned, actual, plannedOutputs, actualOutputs, nhsPercent };
  for (const [name, figure] of Object.entries(figures)) if (figure !== null) cell.counts[name] = figure;
  cell.labels = labels;
  cell.rows = 1;
}

/**
 * Keeps the funding sources of an area and financial year under `<year>~income`, what its scheme lines come to under
 * `<year>~schemes`, and each line under `<year>~schemes~0001` and on. Amounts are pounds, added up in pence. Totals, and
 * expenditure against income, are reconciled: differences are warnings.
 */
export function countFinance(context: CounterContext): Counter {
  const sums = createCellSums(context.report);
  const rows = createRowOutcomes(context);
  const unitOf = createUnitOf(context);
  const missing = createMissingInputs();
  const opened = new Map<string, Opened>();
  const open = (place: FinancePlace): Opened => {
    const key = `${place.unit}#${place.year}`;
    const found = opened.get(key) ?? {
      place,
      ledger: createLedger({ ...context, place, missing }),
      quarter: null,
    };
    opened.set(key, found);
    return found;
  };
  const wholeCells = ({ place, ledger, quarter }: Opened): Slot[] =>
    ledger.parts().map(({ part, rows: count, counts }) => {
      const cell = sums.cell(place.unit, `${place.year}~${part}`);
      Object.assign(cell, { rows: count, counts, ...(part === 'income' && quarter ? { labels: { quarter } } : {}) });
      return { scope: place.unit, period: cell.period, rows: count };
    });
  return {
    add: (record, row) => {
      const year = textIn(record, 'financialYear');
      if (!year) return;
      const line = isSchemeRow(record) ? schemeRow(record) : null;
      const income = isSchemeRow(record) ? null : incomeRow(record);
      if (!line && !income) return rows.leaveOut(row, 'no-figures');
      const found = open({ unit: unitOf(record), year });
      const { place, ledger } = found;
      if (income) found.quarter = textIn(record, 'quarter') ?? found.quarter;
      const asIncome = income && ledger.addIncome(income, row);
      if (asIncome === 'total') return rows.leaveOut(row, 'subtotal');
      const part = line && ledger.addLine(line, row);
      if (asIncome === 'repeated' || part === 'repeated') return rows.reject(row);
      if (line && part) {
        fillLine(sums.cell(place.unit, partPeriod(`${year}~schemes`, part)), line);
      }
      rows.accept(row);
    },
    finish: () => {
      const slots = [...opened.values()].flatMap(wholeCells);
      for (const issue of missing.issues(context.headerOf)) context.report(issue);
      for (const issue of [...opened.values()].flatMap(({ ledger }) => ledger.issues())) context.report(issue);
      return { cells: sums.cells(), slots, ...rows.totals(), areaLookup: null };
    },
  };
}
