import type { Outcome } from '../../functions/core/submissions/report.ts';
import { addressOf } from '../address.ts';
import { selectField, textField } from '../components/fields.ts';
import { filterForm } from '../components/filter-form.ts';
import { pagination } from '../components/pagination.ts';
import { type Html, html, type Part } from '../html.ts';
import { outcomeWords } from '../words/outcome-words.ts';
import type { Page } from './layout.ts';
import { sourceChoices } from './source-choices.ts';
import { type SubmissionRow, submissionTable } from './submission-table.ts';

/** What a list of files is cut down by; `after` is where it goes on. Empty is everything. */
export type FilesAsked = { source: string; feed: string; outcome: Outcome | ''; after: string };

/** `s3Url` is where files go to, null where that is AWS itself; `next` is where the list goes on, null at its end. */
export type FilesModel = {
  s3Url: string | null;
  bucket: string;
  sources: readonly { source: string; title: string }[];
  outcomes: readonly Outcome[];
  submissions: readonly SubmissionRow[];
  asked: FilesAsked;
  next: string | null;
};

/** Every file that came, newest first, and how to send another. */
export function filesPage(model: FilesModel): Page {
  const { submissions, asked, next } = model;
  const isFiltered = asked.source !== '' || asked.feed !== '' || asked.outcome !== '';
  const newest = { ...asked, after: '' };
  return {
    title: 'Files that came',
    content: html`${filterForm({ to: '/files', isFiltered, fields: filterFields(model) })}
${submissions.length > 0 ? submissionTable(submissions) : html`<p>${isFiltered || asked.after ? 'No file fits.' : 'No file has come yet.'}</p>`}
${pagination({
  previous: asked.after === '' ? null : { href: addressOf('/files', newest), text: 'Back to the newest files' },
  next: next === null ? null : { href: addressOf('/files', { ...asked, after: next }), text: 'Older files' },
})}
${howToSend(model)}`,
  };
}

function filterFields({ sources, outcomes, asked }: FilesModel): Part {
  return [
    selectField({
      id: 'source',
      label: 'Kind of file',
      value: asked.source,
      blank: 'All kinds',
      choices: sourceChoices(sources),
    }),
    textField({ id: 'feed', label: 'Feed', value: asked.feed }),
    selectField({
      id: 'outcome',
      label: 'Outcome',
      value: asked.outcome,
      blank: 'All outcomes',
      choices: outcomes.map((outcome) => ({ value: outcome, text: outcomeWords(outcome).name })),
    }),
  ];
}

function howToSend({ s3Url, bucket }: FilesModel): Html {
  const command = `aws s3 cp my-extract.csv s3://${bucket}/sus-apc/coventry/`;
  const lines = s3Url === null ? [command] : [...LOCAL_CREDENTIALS, `${command} --endpoint-url ${s3Url}`];
  return html`<h2 id="send">Send a file by command</h2>
<p>Copy it into the bucket under the kind of file and the team that it comes from:</p>
<pre class="command"><code>${lines.join('\n')}</code></pre>
<p>In place of <code>sus-apc</code> name the kind of file, such as <code>discharge-ready</code>, <code>plan</code>, <code>population</code> or <code>area-lookup</code>; or <code>inbox</code>, to have it recognised by its columns. In place of <code>coventry</code> name the team. A file replaces the months that it covers and leaves all others as they are.</p>
`;
}

// The embedded store knows one user by this name; it answers on this machine only.
const LOCAL_CREDENTIALS = [
  'export AWS_ACCESS_KEY_ID=local AWS_SECRET_ACCESS_KEY=local',
  'export AWS_DEFAULT_REGION=eu-west-2',
];
