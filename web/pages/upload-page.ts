import { OUTCOMES } from '../../functions/core/submissions/report.ts';
import { sizeWords } from '../../functions/core/words/count-words.ts';
import { addressOf } from '../address.ts';
import { button, errorSummary, fileField, selectField, textField } from '../components/fields.ts';
import { type Html, html } from '../html.ts';
import { outcomeWords } from '../words/outcome-words.ts';
import type { Page } from './layout.ts';
import { type SourceChoice, sourceChoices } from './source-choices.ts';
import { outcomeTag } from './submission-table.ts';
import { templateList } from './template-list.ts';

/** Whose files are to be sent: empty where nobody has said. Without a source they are recognised by their columns. */
export type UploadPlace = { feed: string; source: string };

export type UploadModel = {
  asked: UploadPlace;
  /** What is wrong with the feed that was given. */
  fault: string | null;
  feeds: readonly string[];
  sources: readonly SourceChoice[];
  mostBytes: number;
  mostCheckedBytes: number;
};

/** Where files are sent from: several at once where scripts run, else one after the other. */
export function uploadPage(model: UploadModel): Page {
  const { asked, fault, sources, mostBytes } = model;
  return {
    title: fault === null ? 'Send files' : 'Error: Send files',
    heading: 'Send files',
    back: { href: '/files', text: 'Back to all files' },
    scripts: ['upload.js'],
    content: html`${errorSummary([{ id: 'feed', error: fault ?? undefined }])}
<p class="nhsuk-body-l">A file replaces what the same team sent before for the same months. What is wrong with it is said at once, row by row.</p>
<p>CSV files (compressed with gzip, too) and Excel workbooks of up to ${sizeWords(mostBytes)} each. No NHS numbers, names, addresses, dates of birth or full postcodes.</p>
${placeForm(model)}
${listOfFiles()}
<h2 id="templates">Templates</h2>
<p>Column names, and one row that shows how to fill them in: replace it. The workbooks say what each column may hold. Your own column names do as well, where <a href="/rules">no fault</a> says otherwise.</p>
${templateList(sources)}
<h2>Other ways</h2>
<p><a href="${addressOf('/check', asked)}">Check a file without sending it</a>, or <a href="/files#send">send files by command</a>.</p>`,
  };
}

function placeForm({ asked, fault, feeds, sources, mostBytes, mostCheckedBytes }: UploadModel): Html {
  return html`<form method="get" action="/upload/file" id="upload-form" data-most-bytes="${mostBytes}" data-most-checked-bytes="${mostCheckedBytes}" novalidate>
${textField({
  id: 'feed',
  label: 'Team or organisation',
  hint: 'Who the files come from, such as coventry, adult-social-care or rkb. Always use the same name.',
  value: asked.feed,
  error: fault ?? undefined,
  most: 63,
  suggestions: feeds,
})}
${selectField({
  id: 'source',
  label: 'Kind of file (optional)',
  value: asked.source,
  blank: 'Recognise it by its columns',
  choices: sourceChoices(sources),
})}
<div id="upload-files" hidden><div class="drop-zone" id="drop-zone">
${fileField({ id: 'files', name: '', label: 'Files', hint: 'Choose several at once, or drag them here.' }, 'several')}
</div>
<div class="buttons"><button class="nhsuk-button" type="button" id="send-files">Send</button> <button class="nhsuk-button nhsuk-button--secondary" type="button" id="check-files">Check only</button></div>
</div>
<div id="upload-continue">${button('Continue')}</div>
</form>
`;
}

/** What the script fills: a row for each file, and what it says to those who do not see it. */
function listOfFiles(): Html {
  return html`<section id="upload-list" aria-labelledby="upload-list-heading" hidden>
<h2 id="upload-list-heading">Your files</h2>
<p id="upload-total-words"></p>
<progress id="upload-total" max="100" value="0" aria-label="All files"></progress>
<ul class="uploads" id="uploads"></ul>
</section>
<p class="nhsuk-u-visually-hidden" id="upload-news" role="status"></p>
<template id="upload-row"><li class="upload">
<h3 data-part="name"></h3>
<progress data-part="progress" max="100" value="0"></progress>
<p data-part="words"></p>
<div data-part="found"></div>
<p class="buttons"><a data-part="link" hidden>See what was found</a> <button class="nhsuk-button nhsuk-button--secondary nhsuk-button--small" type="button" data-part="cancel">Cancel</button> <button class="nhsuk-button nhsuk-button--secondary nhsuk-button--small" type="button" data-part="retry" hidden>Try again</button></p>
</li></template>
${OUTCOMES.map(
  (
    outcome,
  ) => html`<template data-outcome="${outcome}"><p>${outcomeTag(outcome)} ${outcomeWords(outcome).meaning}</p></template>
`,
)}`;
}
