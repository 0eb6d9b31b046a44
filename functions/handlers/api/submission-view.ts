import type { DeadLetter } from '../../core/dead-letters/dead-letter.ts';
import { parseArrivalKey } from '../../core/submissions/arrival.ts';
import type { Submission } from '../../core/submissions/submission.ts';
import { sightOf } from '../../core/visitors/sight.ts';
import { maySee, type Visitor } from '../../core/visitors/visitor.ts';
import { deadLetterWords } from '../../core/words/dead-letter-words.ts';
import { type ReadingView, readingView } from '../../core/words/reading-words.ts';

/** Why, and since when (ISO time), a file could not be read, or not be counted again. */
export type NotDone = Pick<DeadLetter, 'since' | 'tries'> & ReturnType<typeof deadLetterWords>;

/** A submission as lists show it. Its report says the rest. */
export type SubmissionView = Pick<
  Submission,
  'state' | 'source' | 'feed' | 'outcome' | 'periods' | 'areas' | 'rows' | 'issueTotal' | 'arrivedAt' | 'settledAt'
> & {
  submission: string;
  file: { key: string; name: string; bytes: number };
  report: string;
  notDone: NotDone | null;
  reading: ReadingView | null;
};

/** A submission as far as somebody may see it; null where they may not know of it. */
export function submissionFor(
  visitor: Visitor,
  submission: Submission,
  letter: DeadLetter | null = null,
): SubmissionView | null {
  const sight = sightOf(visitor, submission);
  if (sight === 'none') return null;
  const view = submissionView(submission, letter);
  if (sight === 'whole') return view;
  return { ...view, areas: view.areas.filter((area) => maySee(visitor, area)), rows: null };
}

/** What is said of a letter; null where there is none. */
export function notDoneOf(letter: DeadLetter | null): NotDone | null {
  return letter && { since: letter.since, tries: letter.tries, ...deadLetterWords(letter) };
}

/** Before a file is read, its key says what it is meant to be. `letter` says that it could not be read, or counted again. */
export function submissionView(submission: Submission, letter: DeadLetter | null = null): SubmissionView {
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
    notDone: notDoneOf(letter),
    reading: readingView(submission),
  };
}
