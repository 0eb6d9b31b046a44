import type { Submission } from '../../core/submissions/submission.ts';
import { sightOf } from '../../core/visitors/sight.ts';
import { Rejected } from '../../edges/problem.ts';
import type { ApiDeps } from './deps.ts';
import type { ApiRequest } from './http.ts';

const NONE = 'No file with this id has come, or it is none of yours. Ids look like s-0123456789abcdef0123.';
const PART =
  'The file speaks of other areas, too, or has rows of which nobody can say whose they are. Its report and its rows are for whoever sent it';

/**
 * The submission that a path names. Throws `Rejected` in the same words whether there is none or it is not the visitor's;
 * and in other words where it counts for an area of theirs, so that they know of it, but they may not see the whole.
 */
export async function submissionInPath(
  { records }: Pick<ApiDeps, 'records'>,
  { path, visitor }: Pick<ApiRequest, 'path' | 'visitor'>,
): Promise<Submission> {
  const submission = await records.submissions.get(path.id ?? '');
  const sight = submission ? sightOf(visitor, submission) : 'none';
  if (!submission || sight === 'none') throw new Rejected('unknown-submission', NONE);
  if (sight === 'part') throw new Rejected('partly-yours', `${PART}: the feed ${submission.feed ?? 'is not known'}.`);
  return submission;
}
