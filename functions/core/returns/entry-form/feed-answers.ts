import type { AskedCell } from '../answers/asked-cells.ts';
import { cellKey, matchAnswers } from '../answers/match-answers.ts';
import type { GivenAnswer } from '../return-entries.ts';

/** The file that an answer came in. `arrivedAt` is an ISO time. */
export type AnswerOrigin = { feed: string; submission: string; file: string; arrivedAt: string };

/** The answers to a quarter's questions that count in one feed. */
export type FeedAnswers = AnswerOrigin & { answers: readonly GivenAnswer[] };

/** What somebody answered, and where. */
export type PlacedAnswer = { text: string; origin: AnswerOrigin };

/** The answers to one cell, that of the newest file first: it is the one that counts. */
export type AnswersTo = (cell: AskedCell) => PlacedAnswer[];

/** Finds each cell's answers among those of all feeds, which are given newest first. */
export function answersByCell(cells: readonly AskedCell[], feeds: readonly FeedAnswers[]): AnswersTo {
  const matched = feeds.map(({ answers, ...origin }) => ({ origin, byCell: matchAnswers(cells, answers).byCell }));
  return (cell) => {
    const key = cellKey(cell);
    return matched.flatMap(({ origin, byCell }) => {
      const given = byCell.get(key);
      return given ? [{ text: given.answer, origin }] : [];
    });
  };
}
