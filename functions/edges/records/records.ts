import { type AuditRecords, createAuditRecords } from './audit.ts';
import { type CountRecords, createCountRecords } from './counts.ts';
import { type CurrentRecords, createCurrentRecords } from './currents.ts';
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
};

/** Every kind of record, in one table. */
export function createRecords(table: Table): Records {
  return {
    submissions: createSubmissionRecords(table),
    counts: createCountRecords(table),
    currents: createCurrentRecords(table),
    metrics: createMetricRecords(table),
    returns: createReturnRecords(table),
    signOffs: createSignOffRecords(table),
    notices: createNoticeRecords(table),
    audit: createAuditRecords(table),
  };
}
