import { numberIn, textIn } from '../intake/record-values.ts';
import type { SourceContract } from '../intake/source-contract.ts';
import type { SourceRecord } from '../intake/source-record.ts';
import { createCellSums } from './cell-sums.ts';
import type { CountCell } from './count-cell.ts';
import type { Counter, CounterContext } from './counter.ts';
import { createRowKeys } from './row-keys.ts';
import { createRowOutcomes } from './row-outcomes.ts';
import { isOfAllProviders } from './same-discharges.ts';
import { createUnitOrTrustOf } from './unit-of.ts';

/** What the reader makes of an area that is no board. */
const OTHER_AREA = '';

/** A published figure for all patients of an area that is not named: they live in none of England. */
const isOfNoBoard = (record: SourceRecord): boolean =>
  textIn(record, 'dataType') !== null && textIn(record, 'area') === null;

type MeasureField = { field: string; measure: string; isSummed: boolean };

function measureFields(contract: SourceContract): MeasureField[] {
  return contract.fields.flatMap(({ name, measure, summed }) =>
    measure ? [{ field: name, measure, isSummed: summed !== false }] : [],
  );
}

/** What one more row makes of a figure: a rate is not added up, so two different ones leave it unknown. */
function joined(before: number | undefined, given: number, { isSummed }: MeasureField): number {
  if (before === undefined) return given;
  if (isSummed) return before + given;
  return before === given ? before : Number.NaN;
}

/** A count that one row leaves out is unknown for the whole cell, unless the headline of the row is zero. */
function addRow(cell: CountCell, record: SourceRecord, { fields, headline }: Measured): void {
  const isNobody = record[headline] === 0;
  for (const each of fields) {
    const given = numberIn(record, each.field) ?? (isNobody && each.isSummed ? 0 : Number.NaN);
    cell.counts[each.measure] = joined(cell.counts[each.measure], given, each);
  }
  cell.rows += 1;
}

function withoutUnknown(cell: CountCell): CountCell {
  const known = Object.entries(cell.counts).filter(([, count]) => !Number.isNaN(count));
  return { ...cell, counts: Object.fromEntries(known) };
}

type Measured = { fields: readonly MeasureField[]; headline: string };

function measured(contract: SourceContract): Measured {
  const fields = measureFields(contract);
  const headline = fields.find(({ measure }) => measure === contract.headline) ?? fields[0];
  return { fields, headline: headline?.field ?? '' };
}

/**
 * Adds up the fields of a contract that name a `measure`, by unit and period, over the rows of a file. The `headline`
 * of the contract (else its first measure) is the figure without which a row says nothing.
 */
export function countMeasures(contract: SourceContract, context: CounterContext): Counter {
  const sums = createCellSums(context.report);
  const of = measured(contract);
  const counts = of.fields.map(({ measure }) => measure);
  const keys = createRowKeys(context);
  const rows = createRowOutcomes(context);
  const unitOf = createUnitOrTrustOf(context);
  const providers = new Map<CountCell, Set<string>>();
  return {
    add: (record, row) => {
      const period = textIn(record, 'month') ?? textIn(record, 'period');
      if (!period) return;
      if (record.area === OTHER_AREA || isOfNoBoard(record)) return rows.leaveOut(row, 'area-not-a-board');
      if (numberIn(record, of.headline) === null) return rows.leaveOut(row, 'no-figures');
      const provider = textIn(record, 'provider');
      const unit = unitOf(record);
      const key = [...(provider && provider !== unit ? [provider] : []), unit, period].join(', ');
      if (!keys.isNew(key, row)) return rows.reject(row);
      const cell = sums.cell(unit, period);
      addRow(cell, record, of);
      if (provider) providers.set(cell, (providers.get(cell) ?? new Set()).add(provider));
      rows.accept(row, { unit, period, counts });
    },
    finish: () => {
      for (const cell of sums.cells()) {
        const codes = [...(providers.get(cell) ?? [])].sort().join(' ');
        const labels = { ...(codes && !isOfAllProviders(context) && { providers: codes }), ...context.labels };
        if (Object.keys(labels).length > 0) cell.labels = labels;
      }
      return {
        cells: sums.cells().map(withoutUnknown),
        slots: sums.slotsByPeriod(),
        ...rows.totals(),
        areaLookup: null,
      };
    },
  };
}
