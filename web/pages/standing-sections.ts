import { timeWords } from '../../functions/core/returns/time-words.ts';
import type { SubmissionReport } from '../../functions/core/submissions/report.ts';
import { countWords, numberWords } from '../../functions/core/words/count-words.ts';
import { insteadWords, replacedWords } from '../../functions/core/words/standing-words.ts';
import { type Html, html } from '../html.ts';

const MOST_SHOWN = 100;

function submissionLink(submission: string | null): Html | null {
  return submission === null ? null : html` (<a href="/submissions/${submission}">${submission}</a>)`;
}

/** A line for each slot, as many as a reader goes through. */
function slotList<T extends { submission: string | null }>(slots: readonly T[], wordsOf: (slot: T) => string): Html {
  const shown = slots.slice(0, MOST_SHOWN);
  const more = slots.length - shown.length;
  return html`<ul>${shown.map((slot) => html`<li>${wordsOf(slot)}${submissionLink(slot.submission)}</li>`)}</ul>
${more > 0 && html`<p>And ${numberWords(more)} more, which the report names.</p>`}`;
}

/** What the file put aside, and by how much it differs. Null where it put nothing aside or does not count. */
export function replacedSection({ replaced, outcome }: SubmissionReport): Html | null {
  if (replaced.length === 0 || outcome === 'withdrawn') return null;
  const files = new Set(replaced.map(({ submission }) => submission)).size;
  return html`<h2>What it replaced</h2>
<p>It counts in place of ${countWords(files, 'earlier file')}:</p>
${slotList(replaced, replacedWords)}`;
}

/** Who withdrew the file and why, and what counts instead. Null where nobody did. */
export function insteadSection({ withdrawn }: SubmissionReport): Html | null {
  if (!withdrawn) return null;
  const { at, by, reason, instead } = withdrawn;
  return html`<h2>Withdrawn</h2>
<p>${by} withdrew it on ${timeWords(at)}: “${reason}”</p>
${instead.length > 0 ? slotList(instead, insteadWords) : html`<p>It counted nowhere, so no number has changed.</p>`}
<p>Send the file again, as a new file, if it should count after all.</p>`;
}
