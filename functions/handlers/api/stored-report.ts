import type { SubmissionReport } from '../../core/submissions/report.ts';
import type { Submission } from '../../core/submissions/submission.ts';
import type { ApiDeps } from './deps.ts';
import { submissionInPath } from './find-submission.ts';
import type { ApiRequest } from './http.ts';
import { type NotDone, notDoneOf } from './submission-view.ts';

type ReportDeps = Pick<ApiDeps, 'records' | 'evidence'>;

/**
 * A submission and its report as it is stored; the report is null while the file is being read. `notDone` says that it
 * could not be read, or not be counted again.
 */
export type StoredReport = { submission: Submission; report: string | null; notDone: NotDone | null };

/** What is stored of the submission that a path names. Throws `Rejected` where the visitor may not see the whole of it. */
export async function storedReport(deps: ReportDeps, request: ApiRequest): Promise<StoredReport> {
  const { evidence } = deps;
  const submission = await submissionInPath(deps, request);
  const notDone = notDoneOf(await deps.records.deadLetters.get(submission.id));
  if (submission.state !== 'settled' || !submission.reportKey) return { submission, report: null, notDone };
  const bytes = await evidence.read(submission.reportKey);
  if (!bytes) throw new Error(`The report of ${submission.id} is not stored`);
  return { submission, report: new TextDecoder().decode(bytes), notDone };
}

/** The document in a stored `report.json`, which only this product writes. */
export function parseReport(text: string): SubmissionReport {
  return JSON.parse(text);
}
