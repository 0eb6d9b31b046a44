import type { RowFault } from '../checks/row-checks/row-check.ts';
import type { Binding } from './bind-columns.ts';
import { intosOf, isWithin } from './bind-wide.ts';
import { readNumber } from './cells/read-number.ts';
import { compileMissing } from './missing.ts';
import { createNamedMeasures } from './named-measures.ts';
import type { RowFaults } from './row-faults.ts';
import { totalName } from './total-names.ts';

/** A column of totals and the columns that it adds up. */
type TotalColumn = { column: number; parts: number[] };

/** Stands for the column of totals, which is no field of any source. */
const TOTAL = 'total of the row';
const SUMMED_TYPES = ['integer', 'number'];
/** Sums of fractions differ in the last binary place. */
const NOTHING = 1e-6;

const MISMATCH: RowFault = {
  code: 'total-mismatch',
  level: 'warning',
  field: TOTAL,
  words: ({ [TOTAL]: total = null, sum }) => ({
    found: total === null ? null : String(total),
    expected: `${Number(Number(sum).toFixed(6))}, the sum of the periods in this row`,
    fix: 'The total was not counted, the figures of the periods were. Check which of the two is right.',
  }),
};

/** The columns beside those by period whose name says no more than that they are totals, maybe those of a year. */
function totalColumnsOf({ contract, header, wide }: Binding): TotalColumn[] {
  const totalIn = totalName(contract);
  if (wide?.by !== 'period' || intosOf(wide).length > 1) return [];
  // A quarter beside its months holds the same again.
  const smallest = wide.slots.filter(({ key }) => !wide.slots.some((other) => isWithin(other.key, key)));
  return header.texts.flatMap((text, column): TotalColumn[] => {
    const total = totalIn(text);
    if (!total) return [];
    const { year } = total;
    const slots = smallest.filter(({ key }) => year === null || key === year || isWithin(key, year));
    return [{ column, parts: slots.flatMap(({ columns }) => columns.map((each) => each.column)) }];
  });
}

/** Whether the figures of a row may be added up over periods: a rate may not. */
function summedTest(binding: Binding): (cells: readonly string[]) => boolean {
  const { contract, tall, wide, fields } = binding;
  const isSummed = (name: string | undefined) =>
    contract.fields.some((field) => field.name === name && SUMMED_TYPES.includes(field.type) && field.summed !== false);
  if (!tall) {
    const into = wide?.slots[0]?.columns[0]?.into;
    return () => isSummed(into);
  }
  const measures = createNamedMeasures(binding);
  const columns = fields.find(({ field }) => field.name === tall.measure)?.columns ?? [];
  return (cells) => {
    const text = columns.map((at) => cells[at] ?? '').find((cell) => cell.trim() !== '');
    return text !== undefined && isSummed(measures.fieldOf(text)?.name);
  };
}

/**
 * Holds the totals that a row has beside its figures by period against their sum. The totals are not counted. Null
 * where a table has none.
 */
export function totalColumns(binding: Binding, faults: RowFaults): ((cells: readonly string[]) => void) | null {
  const totals = totalColumnsOf(binding);
  if (totals.length === 0) return null;
  const isMissing = compileMissing(binding.contract.missingValues);
  const isSummed = summedTest(binding);
  const sumOf = (cells: readonly string[], parts: readonly number[]): number | null => {
    let sum = 0;
    for (const at of parts) {
      const text = cells[at] ?? '';
      const value = isMissing(text) ? 0 : readNumber(text);
      if (value === null) return null;
      sum += value;
    }
    return sum;
  };
  const said = totals.map((total) => ({ ...total, say: faults.sayFaultIn(new Map([[TOTAL, total.column]])) }));
  return (cells) => {
    if (!isSummed(cells)) return;
    for (const { column, parts, say } of said) {
      const text = cells[column] ?? '';
      const stated = isMissing(text) ? null : readNumber(text);
      const sum = stated === null ? null : sumOf(cells, parts);
      if (stated === null || sum === null || Math.abs(stated - sum) <= NOTHING * Math.max(1, Math.abs(sum))) continue;
      say(MISMATCH, { [TOTAL]: text.trim(), sum });
    }
  };
}
