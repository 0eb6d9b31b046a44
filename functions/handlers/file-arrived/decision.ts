import type { Submission } from '../../core/submissions/submission.ts';
import { Rejected } from '../../edges/problem.ts';
import type { FileArrivedDeps } from './deps.ts';

/** What somebody decides about a submission, and why. */
export type Decision = { submission: string; by: string; reason: string };

/** The submission that is to be decided about. Throws `Rejected`, by `code` where it is still being read. */
export async function settledSubmission(
  { records }: Pick<FileArrivedDeps, 'records'>,
  id: string,
  code: string,
): Promise<Submission> {
  const submission = await records.submissions.get(id);
  if (!submission) throw new Rejected('unknown-submission', `There is no submission ${id}.`);
  if (submission.state !== 'settled')
    throw new Rejected(code, 'The file is still being read. Ask again when it is done.');
  return submission;
}
