import type { IssueCode } from '../checks/issue.ts';
import type { SourceRecord } from './source-record.ts';

// Each group is kept until the end of the table: twice as many as a file may have cells, and within the memory there is.
const MOST_RECORDS = 100_000;
const MOST_CHARACTERS = 1 << 25;

/** Rows with one key. Where figures stand in columns by period it has a record for each; else one, under ''. */
export type RecordGroup = {
  firstRow: number;
  rows: number;
  /** The first fault that leaves the group out. */
  rejectedBy: IssueCode | null;
  records: Map<string, SourceRecord>;
};

export type RecordGroups = {
  /** The group of the key; made, with its first row, where there is none. */
  groupOf(key: readonly unknown[], row: number): RecordGroup;
  /** The record of that name in the group; a copy of the row's where there is none. */
  recordOf(group: RecordGroup, name: string, row: SourceRecord): SourceRecord;
  /** True once there are more than can be kept. */
  isFull(): boolean;
  all(): Iterable<RecordGroup>;
};

/** V8 keeps the whole block of a file alive for a part of its text. */
const copied = (value: SourceRecord[string]): SourceRecord[string] =>
  typeof value === 'string' ? ` ${value}`.slice(1) : value;

export const MOST_KEPT = MOST_RECORDS;

export function createRecordGroups(): RecordGroups {
  const groups = new Map<string, RecordGroup>();
  let records = 0;
  let characters = 0;
  return {
    groupOf: (key, row) => {
      const text = JSON.stringify(key);
      const known = groups.get(text);
      if (known) return known;
      const group: RecordGroup = { firstRow: row, rows: 0, rejectedBy: null, records: new Map() };
      groups.set(text, group);
      characters += text.length;
      return group;
    },
    recordOf: (group, name, row) => {
      const known = group.records.get(name);
      if (known) return known;
      const record: SourceRecord = {};
      for (const field in row) {
        const value = copied(row[field] ?? null);
        record[field] = value;
        if (typeof value === 'string') characters += value.length;
      }
      group.records.set(name, record);
      records += 1;
      return record;
    },
    isFull: () => records > MOST_RECORDS || characters > MOST_CHARACTERS || groups.size > MOST_RECORDS,
    all: () => groups.values(),
  };
}
