import { boardByCode } from '../../functions/core/areas/boards.ts';
import { listWords, periodWords } from '../../functions/core/periods/period-words.ts';
import { areaOfPageFeed } from '../../functions/core/returns/entry-form/page-feed.ts';
import { timeWords } from '../../functions/core/returns/time-words.ts';
import type { NotCountedReason, SubmissionReport } from '../../functions/core/submissions/report.ts';
import { countWords, numberWords, sizeWords } from '../../functions/core/words/count-words.ts';
import { notCountedWords } from '../../functions/core/words/outcome-words.ts';
import { periodName } from '../../functions/core/words/standing-words.ts';
import { summaryList } from '../components/summary-list.ts';
import { type Html, html, type Part } from '../html.ts';
import { outcomeWords } from '../words/outcome-words.ts';
import { confirmSection, withdrawSection } from './decision-forms.ts';
import { entryPath } from './entry-frame.ts';
import { issueGroups } from './issue-groups.ts';
import type { Page } from './layout.ts';
import { insteadSection, replacedSection } from './standing-sections.ts';
import { outcomeTag, type SubmissionRow } from './submission-table.ts';

/** One file that came; its report is null while it is being read. */
export type SubmissionModel = SubmissionRow & { report: SubmissionReport | null; formToken: string };

/** What was found in one file, said first in a sentence and then in full. */
export function submissionPage(model: SubmissionModel): Page {
  const { report } = model;
  return {
    title: model.file.name,
    back: { href: '/files', text: 'Back to all files' },
    content: html`<p class="nhsuk-body-l">${outcomeTag(model.outcome)} ${outcomeWords(model.outcome).meaning}</p>
${filledInOnPage(model)}
${report ? rowSentences(report) : null}
${report && model.outcome === 'held' ? confirmSection(report.submission, model.formToken) : null}
${report ? [replacedSection(report), insteadSection(report)] : null}
${report ? issueGroups(report) : null}
<h2>About this file</h2>
${facts(model)}
${report ? html`<p><a href="/api/v1/submissions/${model.submission}/report.xlsx">Download the report as a workbook (report.xlsx)</a></p>` : null}
<p><a href="/api/v1/submissions/${model.submission}">The whole report as JSON (report.json)</a></p>
${report ? withdrawSection(report, model.formToken) : null}`,
  };
}

/** The way back to the page on which a file was filled in. Null for files that came otherwise. */
function filledInOnPage({ source, feed, file }: SubmissionModel): Html | null {
  const area = boardByCode(areaOfPageFeed(feed ?? '') ?? '');
  const quarter = /^\d{4}-\d{2}-Q[1-4]/.exec(file.name)?.[0];
  if (!area || !quarter) return null;
  const form = source === 'finance' ? 'finance' : 'answers';
  return html`<p>It was filled in on the page <a href="${entryPath({ area, quarter }, form)}">${form === 'finance' ? 'Income and schemes' : 'Answers'} of ${area.name}, ${periodWords(quarter)}</a>. <a href="/returns/${quarter}/${area.code}">To the return</a></p>
`;
}

function rowSentences({ rows }: SubmissionReport): Html | null {
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

function facts(model: SubmissionModel): Html {
  const { report } = model;
  const lines: [string, Part][] = [
    ['Source', report?.layout ? `${model.source}, layout ${report.layout}` : (model.source ?? 'not known')],
    ['Recognised by', report?.recognisedBy === 'content' ? 'its columns' : report && 'where it was put'],
    ['Feed', model.feed ?? 'not known'],
    ['Arrived', timeWords(model.arrivedAt)],
    ['Periods', report && listWords(report.periods.map(periodName))],
    ['Areas', report && report.areas.length > 0 && countWords(report.areas.length, 'area')],
    ['Size', report && sizeWords(report.file.bytes)],
    ['SHA-256', report?.file.sha256 ? html`<code>${report.file.sha256}</code>` : null],
    [
      'Same as',
      report?.duplicateOf ? html`<a href="/submissions/${report.duplicateOf}">${report.duplicateOf}</a>` : null,
    ],
  ];
  return summaryList(lines);
}
