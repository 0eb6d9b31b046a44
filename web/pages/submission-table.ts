import { timeWords } from '../../functions/core/returns/time-words.ts';
import type { Outcome, RowTotals } from '../../functions/core/submissions/report.ts';
import { countWords, numberWords } from '../../functions/core/words/count-words.ts';
import { tag } from '../components/tag.ts';
import { type Html, html, type Part } from '../html.ts';
import { outcomeWords, standingWords } from '../words/outcome-words.ts';
import { table } from './layout.ts';

/** Why a file could not be handled, and what is to be done. `since` is an ISO time. */
export type NotDone = { since: string; why: string; todo: string };

/** A submission as a list shows it. `arrivedAt` is an ISO time. */
export type SubmissionRow = {
  submission: string;
  source: string | null;
  feed: string | null;
  file: { name: string };
  arrivedAt: string;
  outcome: Outcome | null;
  rows: RowTotals | null;
  issueTotal: number;
  notDone?: NotDone | null;
  /** How far it is read, in words. */
  reading?: { words: string } | null;
};

/** An outcome as a coloured word. */
export function outcomeTag(outcome: Outcome | null): Html {
  const { name, look } = outcomeWords(outcome);
  return tag(look, name);
}

/** How a file stands, as a coloured word. */
export function standingTag(row: Pick<SubmissionRow, 'outcome' | 'notDone'>): Html {
  const { name, look } = standingWords(row);
  return tag(look, name);
}

function rowWords(rows: RowTotals | null): Part {
  return rows === null ? null : `${numberWords(rows.accepted)} of ${countWords(rows.read, 'row')} fine`;
}

/** Submissions as rows, each with a link to what was found in it. */
export function submissionTable(submissions: readonly SubmissionRow[]): Html {
  return table({
    id: 'newest-files',
    caption: 'The newest files, last arrival first',
    columns: [
      { heading: 'File' },
      { heading: 'Source' },
      { heading: 'Feed' },
      { heading: 'Arrived' },
      { heading: 'Outcome' },
      { heading: 'Rows' },
      { heading: 'Issues', numeric: true },
    ],
    rows: submissions.map((one) => [
      html`<a href="/submissions/${one.submission}">${one.file.name}</a>`,
      one.source ?? 'not known',
      one.feed ?? 'not known',
      timeWords(one.arrivedAt),
      standingTag(one),
      one.reading?.words ?? rowWords(one.rows),
      one.outcome === null ? null : numberWords(one.issueTotal),
    ]),
  });
}
