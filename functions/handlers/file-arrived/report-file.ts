import type { SubmissionReport } from '../../core/submissions/report.ts';
import type { FileArrivedDeps } from './deps.ts';

type Evidence = Pick<FileArrivedDeps, 'evidence'>;

const keyOf = (submission: string): string => `reports/${submission}/report.json`;

/** Stores the report of a submission in place of an earlier one. Answers with its key in the evidence bucket. */
export async function writeReport({ evidence }: Evidence, report: SubmissionReport): Promise<string> {
  const key = keyOf(report.submission);
  await evidence.put({ key, body: JSON.stringify(report, null, 2), contentType: 'application/json' });
  return key;
}

/** The stored report of a settled submission. Throws where there is none. */
export async function readReport({ evidence }: Evidence, submission: string): Promise<SubmissionReport> {
  const bytes = await evidence.read(keyOf(submission));
  if (!bytes) throw new Error(`The report of ${submission} is not stored`);
  return JSON.parse(new TextDecoder().decode(bytes));
}
