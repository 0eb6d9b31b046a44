import { type CounterContext, duplicateKey } from './counter.ts';

/** The keys that rows of one file have said: each may be said once. */
export type RowKeys = {
  /** Whether no row above has this key; where one has, the row is reported, once however many of its keys repeat. */
  isNew(key: string, row: number): boolean;
};

export function createRowKeys(report: CounterContext['report']): RowKeys {
  const firstRows = new Map<string, number>();
  let reported = 0;
  return {
    isNew: (key, row) => {
      const firstRow = firstRows.get(key);
      if (firstRow === undefined) {
        firstRows.set(key, row);
        return true;
      }
      if (row !== reported) report(duplicateKey(row, key, firstRow));
      reported = row;
      return false;
    },
  };
}
