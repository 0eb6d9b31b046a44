import type { LineageEntry, MetricValue } from '../../functions/core/metrics/metric-value.ts';
import { isMonth, isQuarter } from '../../functions/core/periods/period.ts';
import { periodWords, shortPeriod } from '../../functions/core/periods/period-words.ts';
import { freezeDate, isFrozen } from '../../functions/core/returns/freeze.ts';
import type { LayoutMetric, ReturnLayout } from '../../functions/core/returns/layout.ts';
import { createMetricLookup } from '../../functions/core/returns/metric-lookup.ts';
import type { ReturnNumber } from '../../functions/core/returns/number-state.ts';
import { quarterOf, type ReturnDocument } from '../../functions/core/returns/return-document.ts';
import { dayWords, timeWords } from '../../functions/core/returns/time-words.ts';
import { countWords, numberWords } from '../../functions/core/words/count-words.ts';
import { assessmentShown } from '../components/assessment.ts';
import { type Html, html, type Part } from '../html.ts';
import { stateWords } from '../words/return-words.ts';
import { checklistSection } from './checklist-section.ts';
import { type DownloadFile, describedDownloads } from './download-list.ts';
import { type Page, table } from './layout.ts';
import { metricPath } from './metric-path.ts';
import { returnChanges } from './return-changes.ts';
import { returnPath } from './return-path.ts';
import { type SignOffModel, signOffSection } from './sign-off-section.ts';

/** The newest revision of one return, its files, and the year's layout, which has the metrics' titles and words. */
export type ReturnModel = {
  document: ReturnDocument;
  files: readonly DownloadFile[];
  layout: ReturnLayout;
  /** The day (ISO) as of which the page says what can still change. */
  today: string;
  signOff: SignOffModel['signOff'];
  proposedFiles: SignOffModel['proposedFiles'];
  from: SignOffModel['from'];
};

/** Numbers that say nothing without what they are of. */
const RATES: readonly string[] = ['crude', 'dsr', 'isr'];

const NO_VALUE = html`<span class="nhsuk-u-secondary-text-colour">no data</span>`;

/** One return: what it says for the quarter and for each month, what to look at, and what it was made from. */
export function returnPage({ document, files, layout, today, ...signing }: ReturnModel): Page {
  const quarter = quarterOf(document);
  const place = { quarter, area: document.area };
  return {
    title: `${document.area.name}, ${periodWords(quarter)}`,
    back: { href: '/returns', text: 'Back to all returns' },
    content: html`<p class="nhsuk-body-l">${stateWords(document)}. Revision ${document.revision}, made ${timeWords(document.generatedAt)}.</p>
<p><a href="${returnPath(place, 'sheets')}">See every sheet as it would be published now</a>, or <a href="${returnPath(place, 'revisions')}">compare revisions</a>.</p>
<h2>Download</h2>
${describedDownloads(files)}
${signOffSection({ ...signing, layout })}
<h2 id="checklist">Checklist</h2>
${checklistSection(document)}
<h2>Metrics</h2>
<p><a href="${metricPath({ quarter, area: document.area })}">Metrics as cards, with charts</a></p>
${quarterTable({ document, layout })}
${monthsTable({ document, layout, today })}
${returnChanges({ document, layout })}
${remarks(document)}
${madeFrom(document)}`,
  };
}

type Figures = Pick<ReturnModel, 'document' | 'layout'>;

function quarterTable({ document, layout }: Figures): Html {
  const lookUp = createMetricLookup(document.metrics);
  const quarter = quarterOf(document);
  return table({
    id: 'quarter',
    caption: `${periodWords(quarter)} against plan`,
    columns: [
      { heading: 'Metric' },
      { heading: 'Value', numeric: true },
      { heading: 'Plan', numeric: true },
      { heading: 'Assessment' },
    ],
    rows: layout.metrics.map((metric) => {
      const value = lookUp(metric.metric, quarter);
      return [
        metricName(metric, value, metricPath({ quarter, area: document.area }, metric.metric)),
        shown(value),
        planShown(value),
        value && metric.role !== 'supporting' ? assessment(layout, value) : null,
      ];
    }),
  });
}

function metricName({ boardLabel }: LayoutMetric, value: MetricValue | undefined, href: string): Html {
  const basis =
    value && RATES.includes(value.method)
      ? html`<br><span class="nhsuk-u-secondary-text-colour">${value.unit}</span>`
      : null;
  return html`<a href="${href}">${boardLabel}</a>${basis}`;
}

function shown(value: ReturnNumber | undefined): Part {
  if (!value?.display) return NO_VALUE;
  return value.state === 'final'
    ? value.display
    : html`${value.display}<br><span class="nhsuk-u-secondary-text-colour">provisional</span>`;
}

function planShown(value: MetricValue | undefined): Part {
  return value?.planDisplay ?? html`<span class="nhsuk-u-secondary-text-colour">none</span>`;
}

function assessment({ assessmentWords }: ReturnLayout, value: MetricValue): Html {
  const { monthsPresent, monthsExpected, complete } = value.coverage;
  const gap = complete
    ? null
    : html`<br><span class="nhsuk-u-secondary-text-colour">${monthsPresent} of ${countWords(monthsExpected, 'month')} present</span>`;
  return html`${assessmentShown(value.assessment, assessmentWords)}${gap}`;
}

function monthsTable({ document, layout, today }: Figures & Pick<ReturnModel, 'today'>): Html {
  const lookUp = createMetricLookup(document.metrics);
  const periods = [...new Set(document.metrics.map(({ period }) => period))].sort(inTime);
  return table({
    id: 'months',
    caption: 'Month by month',
    columns: [
      { heading: 'Metric' },
      ...periods.map((period) => ({ heading: shortPeriod(period), numeric: true as const })),
    ],
    rows: [
      ['Data of the period', ...periods.map((period) => windowShown(layout, period, today))],
      ...layout.metrics.map((metric) => [
        metric.boardLabel,
        ...periods.map((period) => shown(lookUp(metric.metric, period))),
      ]),
    ],
  });
}

function windowShown(layout: ReturnLayout, period: string, today: string): Html {
  const words = isFrozen(layout, period, today) ? 'frozen since' : 'open until';
  return html`<span class="nhsuk-u-secondary-text-colour">${words} ${dayWords(freezeDate(layout, period))}</span>`;
}

/** Months first, then the quarter, then the year. */
function inTime(a: string, b: string): number {
  const rank = (period: string) => (isMonth(period) ? 0 : isQuarter(period) ? 1 : 2);
  return rank(a) - rank(b) || (a < b ? -1 : 1);
}

function remarks({ issues }: ReturnDocument): Html {
  if (issues.length === 0) return html`<h2>Remarks</h2><p>There is nothing to look at before signing.</p>`;
  const remark = ({ found, fix }: ReturnDocument['issues'][number]) =>
    html`<li>${found === null ? null : `${sentence(found)} `}${fix}.</li>`;
  return html`<h2>${countWords(issues.length, 'remark')}</h2><ul>${issues.map(remark)}</ul>`;
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.!?]$/.test(text) ? '' : '.'}`;
}

function madeFrom({ metrics }: ReturnDocument): Html {
  const bySubmission = new Map<string, LineageEntry>();
  for (const entry of metrics.flatMap(({ lineage }) => lineage)) {
    const before = bySubmission.get(entry.submission);
    if (!before || before.rows < entry.rows) bySubmission.set(entry.submission, entry);
  }
  if (bySubmission.size === 0) return html`<h2>Made from</h2><p>No file has come for this quarter.</p>`;
  return html`<h2>Made from</h2>
${table({
  id: 'lineage',
  caption: countWords(bySubmission.size, 'file'),
  columns: [{ heading: 'File' }, { heading: 'Rows counted here', numeric: true }, { heading: 'SHA-256' }],
  rows: [...bySubmission.values()].map(({ submission, file, rows, sha256 }) => [
    html`<a href="/submissions/${submission}">${file}</a>`,
    numberWords(rows),
    html`<code>${sha256.slice(0, 12)}…</code>`,
  ]),
})}`;
}
