import { parseArrivalKey } from '../../core/submissions/arrival.ts';
import type { Submission } from '../../core/submissions/submission.ts';
import { sightOf } from '../../core/visitors/sight.ts';
import { maySee, type Visitor } from '../../core/visitors/visitor.ts';

/** A submission as lists show it. Its report says the rest. */
export type SubmissionView = Pick<
  Submission,
  'state' | 'source' | 'feed' | 'outcome' | 'periods' | 'areas' | 'rows' | 'issueTotal' | 'arrivedAt' | 'settledAt'
> & { submission: string; file: { key: string; name: string; bytes: number }; report: string };

/** A submission as far as somebody may see it; null where they may not know of it. */
export function submissionFor(visitor: Visitor, submission: Submission): SubmissionView | null {
  const sight = sightOf(visitor, submission);
  if (sight === 'none') return null;
  const view = submissionView(submission);
  if (sight === 'whole') return view;
  return { ...view, areas: view.areas.filter((area) => maySee(visitor, area)), rows: null };
}

/** Before a file is read, its key says what it is meant to be. */
export function submissionView(submission: Submission): SubmissionView {
  const from = parseArrivalKey(submission.key);
  return {
    submission: submission.id,
    state: submission.state,
    source: submission.source ?? from?.source ?? null,
    feed: submission.feed ?? from?.feed ?? null,
    file: { key: submission.key, name: from?.fileName ?? submission.key, bytes: submission.bytes },
    outcome: submission.outcome,
    periods: submission.periods,
    areas: submission.areas,
    rows: submission.rows,
    issueTotal: submission.issueTotal,
    arrivedAt: submission.arrivedAt,
    settledAt: submission.settledAt,
    report: `/api/v1/submissions/${submission.id}`,
  };
}
