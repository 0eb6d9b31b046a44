import type { SubmissionReport } from '../../core/submissions/report.ts';
import type { Submission } from '../../core/submissions/submission.ts';
import { Rejected } from '../../edges/problem.ts';
import type { ApiDeps } from './deps.ts';

type ReportDeps = Pick<ApiDeps, 'records' | 'evidence'>;

/** A submission and its report as it is stored; the report is null while the file is being read. */
export type StoredReport = { submission: Submission; report: string | null };

/** Throws `Rejected` where there is no submission of this id. */
export async function storedReport({ records, evidence }: ReportDeps, id: string): Promise<StoredReport> {
  const submission = await records.submissions.get(id);
  if (!submission)
    throw new Rejected('unknown-submission', 'No file with this id has come. Ids look like s-0123456789abcdef0123.');
  if (submission.state !== 'settled' || !submission.reportKey) return { submission, report: null };
  const bytes = await evidence.read(submission.reportKey);
  if (!bytes) throw new Error(`The report of ${id} is not stored`);
  return { submission, report: new TextDecoder().decode(bytes) };
}

/** The document in a stored `report.json`, which only this product writes. */
export function parseReport(text: string): SubmissionReport {
  return JSON.parse(text);
}
