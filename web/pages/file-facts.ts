import { listWords } from '../../functions/core/periods/period-words.ts';
import { timeWords } from '../../functions/core/returns/time-words.ts';
import type { SubmissionReport } from '../../functions/core/submissions/report.ts';
import { countWords, sizeWords } from '../../functions/core/words/count-words.ts';
import { periodName } from '../../functions/core/words/standing-words.ts';
import { summaryList } from '../components/summary-list.ts';
import { type Html, html, type Part } from '../html.ts';
import type { SubmissionRow } from './submission-table.ts';

type Fact = readonly [name: string, value: Part];

const sourceWords = (source: string | null, layout: string | null | undefined): string =>
  layout ? `${source}, layout ${layout}` : (source ?? 'not known');

function readFacts(report: SubmissionReport | null): Fact[] {
  return [
    ['Periods', report && listWords(report.periods.map(periodName))],
    ['Areas', report && report.areas.length > 0 && countWords(report.areas.length, 'area')],
    ['Size', report && sizeWords(report.file.bytes)],
    ['SHA-256', report?.file.sha256 ? html`<code>${report.file.sha256}</code>` : null],
  ];
}

/** What is known of a file that came; its report is null while it is being read. */
export function fileFacts(model: SubmissionRow & { report: SubmissionReport | null }): Html {
  const { report } = model;
  return summaryList([
    ['Source', sourceWords(model.source, report?.layout)],
    ['Recognised by', report?.recognisedBy === 'content' ? 'its columns' : report && 'where it was put'],
    ['Feed', model.feed ?? 'not known'],
    ['Arrived', timeWords(model.arrivedAt)],
    ...readFacts(report),
    [
      'Same as',
      report?.duplicateOf ? html`<a href="/submissions/${report.duplicateOf}">${report.duplicateOf}</a>` : null,
    ],
  ]);
}

/** What is known of a file that was only checked. */
export function checkedFacts(report: SubmissionReport): Html {
  return summaryList([
    ['Source', sourceWords(report.source, report.layout)],
    ['Recognised by', report.recognisedBy === 'content' ? 'its columns' : report.recognisedBy && 'what you chose'],
    ...readFacts(report),
  ]);
}
