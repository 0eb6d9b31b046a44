import type { CountCell } from '../../core/counts/count-cell.ts';
import { createCountedRowsReader } from './counted-rows.ts';
import type { Journal } from './journal.ts';
import { getAll, type Item, putAll, queryAll, type Table, withoutKeys } from './table.ts';

export type CellKey = { countsId: string; unit: string; period: string };
export type StoredCell = CountCell & { countsId: string };

const pkOf = (countsId: string) => `COUNTS#${countsId}`;
const skOf = ({ unit, period }: { unit: string; period: string }) => `${unit}#${period}`;

function asCell(item: Item): StoredCell {
  return { ...withoutKeys<CountCell>(item), countsId: item.pk.slice('COUNTS#'.length) };
}

export type CountRecords = ReturnType<typeof createCountRecords>;

/** Aggregated counts, one item per set of counts, unit and period. They are written once and never changed. */
export function createCountRecords(table: Table, journal: Journal) {
  return {
    putAll: async (countsId: string, cells: readonly CountCell[]): Promise<void> => {
      if (cells.length === 0) return;
      const items = cells.map((cell) => ({ pk: pkOf(countsId), sk: skOf(cell), ...cell }));
      await Promise.all([journal.keep('counts', countsId, items), putAll(table, items)]);
    },
    getAll: async (keys: readonly CellKey[]): Promise<StoredCell[]> =>
      (
        await getAll(
          table,
          keys.map((key) => ({ pk: pkOf(key.countsId), sk: skOf(key) })),
        )
      ).map(asCell),
    /** Every cell of one set of counts, or those of one unit. */
    list: async (countsId: string, unit?: string): Promise<StoredCell[]> =>
      (await queryAll(table, pkOf(countsId), unit ? `${unit}#` : '')).map(asCell),
    /** Of each cell of a set that counts for whom and when it is, and its rows. */
    rowsOf: createCountedRowsReader(table),
  };
}
