import type { SubmissionReport } from '../../functions/core/submissions/report.ts';
import { sizeWords } from '../../functions/core/words/count-words.ts';
import { addressOf } from '../address.ts';
import { button, fileField, selectField } from '../components/fields.ts';
import { form, type Sender } from '../components/form.ts';
import { html } from '../html.ts';
import { checkedFacts } from './file-facts.ts';
import { issueGroups } from './issue-groups.ts';
import type { Page } from './layout.ts';
import { rowSentences } from './row-sentences.ts';
import { type SourceChoice, sourceChoices } from './source-choices.ts';
import { outcomeTag } from './submission-table.ts';
import type { UploadPlace } from './upload-page.ts';

export type CheckModel = { sources: readonly SourceChoice[]; asked: UploadPlace; from: Sender; mostBytes: number };

/** A form that has a file read and not kept. */
export function checkPage({ sources, asked, from, mostBytes }: CheckModel): Page {
  return {
    title: 'Check a file without sending it',
    back: { href: addressOf('/upload', asked), text: 'Back to sending files' },
    content: html`<p class="nhsuk-body-l">You are told what would be found in the file. Nothing of it is kept, and no number changes.</p>
<p>Whether a file would be held, or says the same as another, is known only once it is sent. A file may have up to ${sizeWords(mostBytes)} here; larger ones are checked by command:</p>
<pre class="command"><code>npm run bcf -- check my-extract.csv</code></pre>
${form({
  to: '/check',
  from,
  has: 'a file',
  content: html`<input type="hidden" name="feed" value="${asked.feed}">
${selectField({
  id: 'source',
  label: 'Kind of file (optional)',
  value: asked.source,
  blank: 'Recognise it by its columns',
  choices: sourceChoices(sources),
})}
${fileField({ id: 'file', label: 'File' })}
${button('Check the file')}`,
})}`,
  };
}

const WOULD: Partial<Record<SubmissionReport['outcome'], string>> = {
  accepted: 'The file would be accepted and its rows would count.',
  'accepted-with-warnings': 'The file would be accepted and its rows would count, but look at what is listed.',
  rejected: 'The file would be rejected and nothing in it would count.',
};

/** What would become of a file that was not sent. */
export function checkedPage({ report, feed }: { report: SubmissionReport; feed: string }): Page {
  const { outcome, source } = report;
  const asked = { source: source ?? '', feed };
  return {
    title: `Checked: ${report.file.key}`,
    back: { href: addressOf('/check', asked), text: 'Check another file' },
    content: html`<p class="nhsuk-body-l">${outcomeTag(outcome)} ${WOULD[outcome] ?? null}</p>
<p>It was only checked: nothing of it is kept. ${outcome === 'rejected' ? null : html`<a href="${addressOf('/upload', asked)}">Send it</a>`}</p>
${rowSentences(report)}
${issueGroups(report)}
<h2>About this file</h2>
${checkedFacts(report)}`,
  };
}
