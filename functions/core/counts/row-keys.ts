import { reportIfRoom } from '../checks/report-if-room.ts';
import { type CounterContext, DUPLICATE_KEY, duplicateKey, rowWordsOf } from './counter.ts';

/** The keys that rows of one file have said: each may be said once. */
export type RowKeys = {
  /** Whether no row above has this key; where one has, the row is reported, once however many of its keys repeat. */
  isNew(key: string, row: number): boolean;
};

export function createRowKeys(context: Pick<CounterContext, 'report' | 'room' | 'rowWords'>): RowKeys {
  const firstRows = new Map<string, number>();
  let reported = 0;
  return {
    isNew: (key, row) => {
      const firstRow = firstRows.get(key);
      if (firstRow === undefined) {
        firstRows.set(key, row);
        return true;
      }
      if (row !== reported)
        reportIfRoom(context, DUPLICATE_KEY, () => duplicateKey(row, key, rowWordsOf(context, firstRow)));
      reported = row;
      return false;
    },
  };
}
