import type { Outcome } from '../../core/submissions/report.ts';
import { listSortOf } from '../../edges/records/submissions.ts';
import type { ApiDeps } from './deps.ts';
import type { ApiRequest } from './http.ts';
import { type SubmissionView, submissionFor } from './submission-view.ts';

export type SubmissionQuery = {
  limit: number;
  after?: string | undefined;
  source?: string | undefined;
  feed?: string | undefined;
  outcome?: Outcome | undefined;
};

/** `next` is where the list goes on, null at its end. */
export type SubmissionPage = { submissions: SubmissionView[]; next: string | null };

const PAGE = 200;
const MOST_PAGES = 25;

/**
 * Submissions newest first, those that the visitor may know of and the query wants. It looks through so many at most; where it stops before it
 * has enough, `next` leads on from there.
 */
export async function listSubmissions(
  deps: Pick<ApiDeps, 'records'>,
  { visitor }: Pick<ApiRequest, 'visitor'>,
  query: SubmissionQuery,
): Promise<SubmissionPage> {
  const isWanted = (view: SubmissionView) =>
    (query.source === undefined || view.source === query.source) &&
    (query.feed === undefined || view.feed === query.feed) &&
    (query.outcome === undefined || view.outcome === query.outcome);
  const isFiltered =
    visitor.areas !== 'all' || [query.source, query.feed, query.outcome].some((wanted) => wanted !== undefined);
  const letters = new Map((await deps.records.deadLetters.list()).map((letter) => [letter.id, letter]));
  const found: SubmissionView[] = [];
  let after = query.after;
  for (let turn = 0; turn < MOST_PAGES; turn += 1) {
    const page = await deps.records.submissions.list({ limit: isFiltered ? PAGE : query.limit, after });
    for (const [index, submission] of page.submissions.entries()) {
      const view = submissionFor(visitor, submission, letters.get(submission.id));
      if (view && isWanted(view)) found.push(view);
      const isLast = page.next === null && index === page.submissions.length - 1;
      if (found.length === query.limit) return { submissions: found, next: isLast ? null : listSortOf(submission) };
    }
    if (page.next === null) return { submissions: found, next: null };
    after = page.next;
  }
  return { submissions: found, next: after ?? null };
}
