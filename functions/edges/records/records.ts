import { type AuditRecords, createAuditRecords } from './audit.ts';
import { type CountRecords, createCountRecords } from './counts.ts';
import { type CurrentRecords, createCurrentRecords } from './currents.ts';
import { createDeadLetterRecords, type DeadLetterRecords } from './dead-letters.ts';
import type { Journal } from './journal.ts';
import { createNoticeRecords, type NoticeRecords } from './notices.ts';
import { createMetricRecords, type MetricRecords } from './quarter-metrics.ts';
import { createReturnRecords, type ReturnRecords } from './returns.ts';
import { createSignOffRecords, type SignOffRecords } from './sign-offs.ts';
import { createSubmissionRecords, type SubmissionRecords } from './submissions.ts';
import type { Table } from './table.ts';

/** Everything that the product remembers, by kind. The items are described in docs/table.md. */
export type Records = {
  submissions: SubmissionRecords;
  counts: CountRecords;
  currents: CurrentRecords;
  metrics: MetricRecords;
  returns: ReturnRecords;
  signOffs: SignOffRecords;
  notices: NoticeRecords;
  audit: AuditRecords;
  deadLetters: DeadLetterRecords;
};

/** Every kind of record, in one table, and what could not be worked out again kept beside it as well. */
export function createRecords(table: Table, journal: Journal): Records {
  return {
    submissions: createSubmissionRecords(table, journal),
    counts: createCountRecords(table, journal),
    currents: createCurrentRecords(table, journal),
    metrics: createMetricRecords(table),
    returns: createReturnRecords(table, journal),
    signOffs: createSignOffRecords(table, journal),
    notices: createNoticeRecords(table, journal),
    audit: createAuditRecords(table, journal),
    deadLetters: createDeadLetterRecords(table),
  };
}
