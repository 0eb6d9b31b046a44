import type { SourceRecord } from '../../intake/source-record.ts';
import type { IssueCode } from '../issue.ts';

/** What is wrong between the fields of one row. `field` is the one to point at. */
export type RowFault = {
  code: IssueCode;
  level: 'row' | 'warning';
  field: string;
  found: string | null;
  expected: string;
  fix: string;
};

/** Checks fields of one row against each other, and may put a field right or take its value away. */
export type RowCheck = (record: SourceRecord, report: (fault: RowFault) => void) => void;
