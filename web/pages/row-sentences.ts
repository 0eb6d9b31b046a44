import type { NotCountedReason, SubmissionReport } from '../../functions/core/submissions/report.ts';
import { countWords, numberWords } from '../../functions/core/words/count-words.ts';
import { notCountedWords } from '../../functions/core/words/outcome-words.ts';
import { type Html, html } from '../html.ts';

/** How many rows are fine, how many cannot be used, and why the others count nowhere. Null where none was read. */
export function rowSentences({ rows }: SubmissionReport): Html | null {
  if (rows.read === 0) return null;
  return html`<p>${numberWords(rows.accepted)} of ${countWords(rows.read, 'row')} ${rows.accepted === 1 ? 'is' : 'are'} fine. ${
    rows.rejected > 0 ? `${countWords(rows.rejected, 'row')} cannot be used.` : null
  }</p>
${rows.notCounted > 0 ? notCounted(rows) : null}`;
}

function notCounted(rows: SubmissionReport['rows']): Html {
  const reasons = Object.entries(rows.notCountedBecause) as [NotCountedReason, number][];
  const item = ([reason, count]: [NotCountedReason, number]) =>
    html`<li>${countWords(count, 'row')}: ${notCountedWords[reason] ?? reason}</li>`;
  return html`<p>${countWords(rows.notCounted, 'row')} in good order ${rows.notCounted === 1 ? 'counts' : 'count'} in no area:</p>
<ul>${reasons.map(item)}</ul>`;
}
