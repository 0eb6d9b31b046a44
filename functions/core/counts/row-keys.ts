import { type CounterContext, duplicateKey } from './counter.ts';

/** The keys that rows of one file have said: each may be said once. */
export type RowKeys = {
  /** Whether no row above has this key; where one has, the row is reported as rejected. */
  isNew(key: string, row: number): boolean;
  /** How many rows repeated a key. */
  repeated(): number;
};

export function createRowKeys(report: CounterContext['report']): RowKeys {
  const firstRows = new Map<string, number>();
  let repeated = 0;
  return {
    isNew: (key, row) => {
      const firstRow = firstRows.get(key);
      if (firstRow === undefined) {
        firstRows.set(key, row);
        return true;
      }
      repeated += 1;
      report(duplicateKey(row, key, firstRow));
      return false;
    },
    repeated: () => repeated,
  };
}
