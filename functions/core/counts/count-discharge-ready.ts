import type { SourceContract } from '../intake/source-contract.ts';
import type { SourceRecord } from '../intake/source-record.ts';
import { createCellSums } from './cell-sums.ts';
import type { CountCell } from './count-cell.ts';
import { type Counter, type CounterContext, numberOf, textOf } from './counter.ts';
import { createRowKeys } from './row-keys.ts';

type MeasureField = { field: string; measure: string };

function measureFields(contract: SourceContract): MeasureField[] {
  return contract.fields.flatMap(({ name, measure }) => (measure ? [{ field: name, measure }] : []));
}

/** A count that one row leaves out is unknown for the whole cell, unless the row has no discharges at all. */
function addRow(cell: CountCell, record: SourceRecord, fields: readonly MeasureField[]): void {
  const nobodyLeft = record.discharges === 0;
  for (const { field, measure } of fields) {
    const given = numberOf(record[field] ?? null) ?? (nobodyLeft ? 0 : Number.NaN);
    cell.counts[measure] = (cell.counts[measure] ?? 0) + given;
  }
  cell.rows += 1;
}

function withoutUnknown(cell: CountCell): CountCell {
  const known = Object.entries(cell.counts).filter(([, count]) => !Number.isNaN(count));
  return { ...cell, counts: Object.fromEntries(known) };
}

/**
 * Adds up discharges by area and month over the providers of the file. A row without an area is kept for the provider
 * itself and counts in no board.
 */
export function countDischargeReady(contract: SourceContract, context: CounterContext): Counter {
  const sums = createCellSums(context.report);
  const fields = measureFields(contract);
  const keys = createRowKeys(context.report);
  const providers = new Map<CountCell, Set<string>>();
  let accepted = 0;
  let withoutFigures = 0;
  return {
    add: (record, row) => {
      const provider = textOf(record.provider ?? null);
      const unit = textOf(record.area ?? null) ?? provider;
      const month = textOf(record.month ?? null);
      if (!unit || !month) return;
      if (numberOf(record.discharges ?? null) === null) {
        withoutFigures += 1;
        return;
      }
      const key = [provider ?? 'no provider', unit, month].join(', ');
      if (!keys.isNew(key, row)) return;
      const cell = sums.cell(unit, month);
      addRow(cell, record, fields);
      if (provider) providers.set(cell, (providers.get(cell) ?? new Set()).add(provider));
      accepted += 1;
    },
    finish: () => {
      for (const [cell, codes] of providers) cell.labels = { providers: [...codes].sort().join(' ') };
      return {
        cells: sums.cells().map(withoutUnknown),
        slots: sums.slotsByPeriod(),
        accepted,
        rejected: keys.repeated(),
        notCounted: withoutFigures > 0 ? { 'no-figures': withoutFigures } : {},
        areaLookup: null,
      };
    },
  };
}
