import type { NotCountedReason } from '../submissions/report.ts';
import type { Counted, CountedPlace, CounterContext } from './counter.ts';

/**
 * What became of each row of a file. A row may give several records, as where each month has a column, and a record
 * may be of several rows (`rowsOf`), as where each row says one figure.
 */
export type RowOutcomes = {
  /** A record of the row counts; where, is for whoever follows the rows. */
  accept(row: number, place?: CountedPlace): void;
  reject(row: number): void;
  /** A record of the row that is in order and counts nowhere. */
  leaveOut(row: number, reason: NotCountedReason): void;
  totals(): Pick<Counted, 'accepted' | 'rejected' | 'notCounted'>;
};

/** A row with a fault in any of its records is rejected; else it is accepted as soon as one of them counts. */
export function createRowOutcomes({
  rowsOf = () => 1,
  follower,
}: Pick<CounterContext, 'rowsOf' | 'follower'>): RowOutcomes {
  const accepted = new Set<number>();
  const rejected = new Set<number>();
  const leftOut = new Map<number, NotCountedReason>();
  return {
    accept: (row, place) => {
      accepted.add(row);
      if (place) follower?.counted(row, place);
    },
    reject: (row) => {
      rejected.add(row);
      follower?.rejected(row);
    },
    leaveOut: (row, reason) => {
      if (!leftOut.has(row)) leftOut.set(row, reason);
    },
    totals: () => {
      const notCounted: Counted['notCounted'] = {};
      for (const [row, reason] of leftOut) {
        if (!accepted.has(row) && !rejected.has(row)) notCounted[reason] = (notCounted[reason] ?? 0) + rowsOf(row);
      }
      const rowsIn = (rows: Iterable<number>) => [...rows].reduce((sum, row) => sum + rowsOf(row), 0);
      const counted = [...accepted].filter((row) => !rejected.has(row));
      return { accepted: rowsIn(counted), rejected: rowsIn(rejected), notCounted };
    },
  };
}
