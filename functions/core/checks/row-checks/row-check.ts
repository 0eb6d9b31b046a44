import type { SourceRecord } from '../../intake/source-record.ts';
import type { Issue, IssueCode } from '../issue.ts';

/** What is said of a fault where it is listed. */
export type FaultWords = Pick<Issue, 'found' | 'expected' | 'fix'>;

/**
 * What may be wrong between the fields of one row. `field` is the one to point at. The words are made of the record as
 * it is when the fault is reported, and only where it is listed: a file may have millions of faults.
 */
export type RowFault = {
  code: IssueCode;
  level: 'row' | 'warning';
  field: string;
  words(record: Readonly<SourceRecord>): FaultWords;
};

export type FaultReport = (fault: RowFault, record: Readonly<SourceRecord>) => void;

/** Checks fields of one row against each other, and may put a field right or take its value away. */
export type RowCheck = (record: SourceRecord, report: FaultReport) => void;
