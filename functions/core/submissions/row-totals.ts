import type { Counted } from '../counts/counter.ts';
import type { ReadEnd } from '../intake/read-source.ts';
import type { NotCountedReason, RowTotals } from './report.ts';

function addedUp(...parts: Partial<Record<NotCountedReason, number>>[]): RowTotals['notCountedBecause'] {
  const sum = new Map<string, number>();
  for (const part of parts) {
    for (const [reason, rows] of Object.entries(part)) sum.set(reason, (sum.get(reason) ?? 0) + rows);
  }
  return Object.fromEntries(sum);
}

/** The rows of a file by what became of them, from what its reader and its counter say. */
export function rowTotals(
  end: Pick<ReadEnd, 'rowsRead' | 'rowsRejected' | 'rowsNotCounted'>,
  counted: Counted,
): RowTotals {
  const notCountedBecause = addedUp(end.rowsNotCounted, counted.notCounted);
  const notCounted = Object.values(notCountedBecause).reduce((sum, rows) => sum + rows, 0);
  const rejected = end.rowsRejected + counted.rejected;
  return {
    read: end.rowsRead,
    accepted: end.rowsRead - rejected - notCounted,
    rejected,
    notCounted,
    notCountedBecause,
  };
}
