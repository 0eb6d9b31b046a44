import { plainQuestion } from '../../core/returns/answers/plain-question.ts';
import { answersFrom } from '../../core/returns/entries-from-cells.ts';
import type { FeedAnswers } from '../../core/returns/entry-form/feed-answers.ts';
import type { GivenAnswer, ReturnEntries } from '../../core/returns/return-entries.ts';
import { fileNameOf } from '../../core/submissions/arrival.ts';
import type { FeedCurrent } from './currents.ts';
import { cellsUnder, type EntryRecords, type EntryTarget, entryFile, type Held, heldIn } from './held-files.ts';

type AnswerPart = Pick<ReturnEntries, 'answers' | 'entryFiles'>;
type AnswersHeld = { held: Held; answers: GivenAnswer[] };

/** The answers that count in each feed, newest first. */
async function answersIn(
  records: EntryRecords,
  feeds: readonly FeedCurrent[],
  target: EntryTarget,
): Promise<AnswersHeld[]> {
  const { unit, quarter } = target;
  const held = heldIn(feeds, { scope: unit, period: quarter });
  const cells = await Promise.all(held.map((one) => cellsUnder(records, one, { unit, period: quarter })));
  return held.map((one, place) => ({ held: one, answers: answersFrom(cells[place] ?? []) }));
}

/** Feeds may answer different questions; of two answers to one the newest counts. */
export async function loadAnswers(
  records: EntryRecords,
  feeds: readonly FeedCurrent[],
  target: EntryTarget,
): Promise<AnswerPart> {
  const inFeeds = await answersIn(records, feeds, target);
  const byQuestion = Map.groupBy(
    inFeeds.flatMap((one) => one.answers),
    ({ sheet, question }) => [sheet, question].map(plainQuestion).join('#'),
  );
  const answers = [...byQuestion.values()].flatMap(([newest]) => newest ?? []);
  return { answers, entryFiles: inFeeds.map(({ held }) => entryFile(held)) };
}

/** What each feed has answered to the questions of an area and quarter, newest first: of two answers to one the first counts. */
export async function loadFeedAnswers(records: EntryRecords, target: EntryTarget): Promise<FeedAnswers[]> {
  const inFeeds = await answersIn(records, await records.currents.ofSource('narrative'), target);
  return inFeeds.map(({ held: { feed, arrival }, answers }) => ({
    feed: feed.feed,
    submission: arrival.submission,
    file: fileNameOf(arrival.key),
    arrivedAt: arrival.arrivedAt,
    answers,
  }));
}
