import type { CellDifference } from '../../core/replay/compare-cells.ts';
import type { CellKey, CountRecords, StoredCell } from '../records/counts.ts';

/** What counting files again gave where it is not what is stored. */
export type Recounted = {
  note(countsId: string, differences: readonly CellDifference[]): void;
  /** The counts as counting again gives them. They can be read only. */
  counts: CountRecords;
};

const nameOf = ({ countsId, unit, period }: CellKey): string => `${countsId}#${unit}#${period}`;

/**
 * The stored counts, with those in their place that came out otherwise when files were counted again. Only what differs
 * is kept in memory: where counting again gave the same, the stored cell is what it gave.
 */
export function createRecounted(stored: CountRecords): Recounted {
  const changed = new Map<string, StoredCell | null>();
  const inPlace = (cells: readonly StoredCell[]) => cells.filter((cell) => !changed.has(nameOf(cell)));
  const list = async (countsId: string, unit?: string): Promise<StoredCell[]> => {
    const again = [...changed.values()].flatMap((cell) => cell ?? []);
    const isAsked = (cell: StoredCell) => cell.countsId === countsId && (!unit || cell.unit === unit);
    return [...inPlace(await stored.list(countsId, unit)), ...again.filter(isAsked)];
  };
  return {
    note: (countsId, differences) => {
      for (const { unit, period, counted } of differences) {
        changed.set(nameOf({ countsId, unit, period }), counted && { ...counted, countsId });
      }
    },
    counts: {
      putAll: async () => {
        throw new Error('Nothing is written while a quarter is made again');
      },
      getAll: async (keys) => {
        const again = keys.flatMap((key) => changed.get(nameOf(key)) ?? []);
        return [...inPlace(await stored.getAll(keys)), ...again];
      },
      list,
      rowsOf: (countsId) => list(countsId),
    },
  };
}
