import { queryPart, type Table } from './table.ts';

/** For whom and when a set of counts says something, and on how many rows it rests. */
export type CountedRows = { unit: string; period: string; rows: number };

/** Some 20 MB: a national file of a year has 1,836 of them. */
const MOST_REMEMBERED = 200_000;

/**
 * Reads what sets of counts speak of, and remembers it: a set never changes once a pointer names it, so the status of a
 * quarter reads each of them once. Those that were not asked for the longest are forgotten first.
 */
export function createCountedRowsReader(table: Table): (countsId: string) => Promise<readonly CountedRows[]> {
  const known = new Map<string, readonly CountedRows[]>();
  let remembered = 0;
  const forgetOldest = () => {
    for (const [countsId, rows] of known) {
      if (remembered <= MOST_REMEMBERED) return;
      known.delete(countsId);
      remembered -= rows.length;
    }
  };
  return async (countsId) => {
    const before = known.get(countsId);
    if (before) {
      known.delete(countsId);
      known.set(countsId, before);
      return before;
    }
    const items = await queryPart(table, {
      pk: `COUNTS#${countsId}`,
      skPrefix: '',
      attributes: ['unit', 'period', 'rows'],
    });
    const found = items.map(({ unit, period, rows }) => ({
      unit: String(unit),
      period: String(period),
      rows: Number(rows),
    }));
    // A set that is still being written is named by no pointer; nobody who asks for it then should be remembered.
    if (found.length === 0 || known.has(countsId)) return found;
    known.set(countsId, found);
    remembered += found.length;
    forgetOldest();
    return found;
  };
}
