import { boardByCode } from '../../functions/core/areas/boards.ts';
import { sourceContract } from '../../functions/core/intake/contracts.ts';
import { periodWords } from '../../functions/core/periods/period-words.ts';
import { areaOfPageFeed } from '../../functions/core/returns/entry-form/page-feed.ts';
import { timeWords } from '../../functions/core/returns/time-words.ts';
import type { SubmissionReport } from '../../functions/core/submissions/report.ts';
import { TRY_AGAIN } from '../../functions/core/words/dead-letter-words.ts';
import { addressOf } from '../address.ts';
import type { Sender } from '../components/form.ts';
import { type Html, html } from '../html.ts';
import { standingWords } from '../words/outcome-words.ts';
import { confirmSection, withdrawSection } from './decision-forms.ts';
import { downloadsSection } from './downloads-section.ts';
import { fileFacts } from './file-facts.ts';
import { issueGroups } from './issue-groups.ts';
import { issuesPath } from './issues-page.ts';
import type { Page } from './layout.ts';
import { returnPath } from './return-path.ts';
import { rowSentences } from './row-sentences.ts';
import { insteadSection, replacedSection } from './standing-sections.ts';
import { type NotDone, type SubmissionRow, standingTag } from './submission-table.ts';

/** One file that came; its report is null while it is being read. */
export type SubmissionModel = SubmissionRow & { report: SubmissionReport | null; from: Sender };

/** What was found in one file, said first in a sentence and then in full. */
export function submissionPage(model: SubmissionModel): Page {
  const { report, submission } = model;
  return {
    title: model.file.name,
    back: { href: '/files', text: 'Back to all files' },
    ...(isBeingRead(model) && { scripts: ['look-again.js'] }),
    content: html`<p class="nhsuk-body-l">${standingTag(model)} ${standingWords(model).meaning}</p>
${model.notDone ? notDoneSection(model.notDone, model) : null}
${isBeingRead(model) && lookAgain(model)}
${filledInOnPage(model)}
${report && rowSentences(report)}
${report && model.outcome === 'held' ? confirmSection(report.submission, model.from) : null}
${report && sendAgain(model)}
${report && [replacedSection(report), insteadSection(report)]}
${report && issueGroups(report, issuesPath(submission))}
${report && downloadsSection(report)}
<h2>About this file</h2>
${fileFacts(model)}
${report && withdrawSection(report, model.from)}`,
  };
}

const isBeingRead = ({ report, notDone }: SubmissionModel): boolean => report === null && !notDone;

/** What could not be done, why, and what happens next. A file that counts already could not be counted again. */
function notDoneSection({ since, why, todo }: NotDone, { report }: SubmissionModel): Html {
  return html`<h2>${report === null ? 'Why it was laid aside' : 'It could not be counted again'}</h2>
<p>Since ${timeWords(since)}: ${why}</p>
<p>${todo}</p>
<p>${TRY_AGAIN}</p>`;
}

/** For a file that is being read: the page once more, by hand, or by a script that asks the API for it. */
function lookAgain({ submission, reading }: SubmissionModel): Html {
  return html`<p><a href="/submissions/${submission}" id="look-again" data-look-at="/api/v1/submissions/${submission}">Look again</a></p>
<p id="reading" role="status">${reading?.words ?? null}</p>`;
}

/** Where a mended file, or the next one, is sent. */
function sendAgain({ source, feed, outcome }: SubmissionModel): Html {
  const words = outcome === 'rejected' || outcome === 'held' ? 'Send the mended file' : 'Send another file';
  return html`<p><a href="${addressOf('/upload', { feed: feed ?? '', source: sourceContract(source ?? '') ? (source ?? '') : '' })}">${words}</a></p>`;
}

/** The way back to the page on which a file was filled in. Null for files that came otherwise. */
function filledInOnPage({ source, feed, file }: SubmissionModel): Html | null {
  const area = boardByCode(areaOfPageFeed(feed ?? '') ?? '');
  const quarter = /^\d{4}-\d{2}-Q[1-4]/.exec(file.name)?.[0];
  if (!area || !quarter) return null;
  const form = source === 'finance' ? 'finance' : 'answers';
  return html`<p>It was filled in on the page <a href="${returnPath({ area, quarter }, form)}">${form === 'finance' ? 'Income and schemes' : 'Answers'} of ${area.name}, ${periodWords(quarter)}</a>. <a href="${returnPath({ area, quarter })}">To the return</a></p>
`;
}
