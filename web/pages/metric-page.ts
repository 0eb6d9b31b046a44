import type { Compared } from '../../functions/core/metric-view/compared-boards.ts';
import { historyTrend } from '../../functions/core/metric-view/history-trend.ts';
import type { HistoryPoint, MetricHistory } from '../../functions/core/metric-view/metric-history.ts';
import { intervalWords, unitBeside } from '../../functions/core/metric-view/metric-words.ts';
import type { MetricDefinition } from '../../functions/core/metrics/metric-definition.ts';
import { isQuarter } from '../../functions/core/periods/period.ts';
import { periodWords } from '../../functions/core/periods/period-words.ts';
import { freezeDate } from '../../functions/core/returns/freeze.ts';
import type { LayoutMetric, ReturnLayout } from '../../functions/core/returns/layout.ts';
import type { ReturnNumber } from '../../functions/core/returns/number-state.ts';
import { dayWords } from '../../functions/core/returns/time-words.ts';
import type { SeenComparison } from '../../functions/core/visitors/seen-comparison.ts';
import { countWords } from '../../functions/core/words/count-words.ts';
import { assessmentShown } from '../components/assessment.ts';
import { summaryList } from '../components/summary-list.ts';
import { type Html, html, type Part } from '../html.ts';
import type { Page } from './layout.ts';
import { comparisonSection } from './metric-comparison.ts';
import { figuresBeside, historyTable } from './metric-figures.ts';
import { madeOfSection } from './metric-made-of.ts';
import { pastSection, type RevisionModel } from './metric-past.ts';
import { metricPath } from './metric-path.ts';

/**
 * The boards that a value is held against, those that the visitor may see by name; so many others are `unnamed`.
 * `comparison` is null where it cannot be.
 */
export type ComparedModel = Compared & {
  groupId: string;
  unnamed: number;
  comparison: (SeenComparison & { worseAndWorsening: boolean }) | null;
};

/** One metric of an area in a quarter. `values` are those of the quarter's months, the quarter, and its year where it has one. */
export type MetricModel = {
  area: { code: string; name: string };
  quarter: string;
  layout: ReturnLayout;
  /** The day (ISO) as of which the page says what can still change. */
  today: string;
  entry: LayoutMetric;
  definition: MetricDefinition;
  value: ReturnNumber | undefined;
  values: readonly ReturnNumber[];
  history: MetricHistory;
  compared: ComparedModel | null;
  /** The newest published revision of the return; null where there is none. */
  revision: RevisionModel | null;
};

/** One metric: how it stands, its quarters and months, what it is compared with, and where it comes from. */
export function metricPage(model: MetricModel): Page {
  const { area, quarter, entry, history } = model;
  return {
    title: `${entry.boardLabel}: ${area.name}, ${periodWords(quarter)}`,
    back: { href: metricPath(model), text: 'Back to all metrics' },
    content: html`<p class="nhsuk-body-l">${entry.title}.</p>
${standing(model)}
${notes(model)}
<h2>By quarter</h2>
${historySection(model, 'quarters', history.quarters)}
<h2>By month</h2>
${historySection(model, 'months', history.months)}
<h2>Compared with earlier</h2>
${pastSection(model)}
<h2>Compared with other boards</h2>
${comparisonSection(model)}
<h2>Where this number comes from</h2>
${madeOfSection(model)}`,
  };
}

function standing({ value, values, layout, entry }: MetricModel): Html {
  if (!value) return html`<p>No file with figures of this metric has come for the quarter.</p>`;
  const year = values.find(({ period }) => !isQuarter(period) && period === layout.financialYear);
  const isAssessed = entry.role !== 'supporting' || value.plan !== null;
  return summaryList([
    ['Value', valueWords(value)],
    ['Plan', value.planDisplay ?? 'none'],
    ['Assessment', isAssessed && assessmentShown(value.assessment, layout.assessmentWords)],
    ['95% interval', intervalWords(value)],
    ['Data', dataWords(value, layout)],
    ['Year', year ? yearWords(year, layout) : null],
  ]);
}

function valueWords(value: ReturnNumber): Part {
  const { display, variant } = value;
  if (display === null) return 'no data';
  return html`<strong>${display}</strong> ${unitBeside(value)}${variant === null ? null : ` (definition: ${variant})`}`;
}

function yearWords(year: ReturnNumber, { assessmentWords }: ReturnLayout): Part {
  if (year.display === null) return null;
  const plan = year.planDisplay === null ? 'no plan' : `plan ${year.planDisplay}`;
  return html`${year.display} ${unitBeside(year)}, ${plan}. ${year.plan !== null && assessmentShown(year.assessment, assessmentWords)}`;
}

function dataWords({ coverage, state, period }: ReturnNumber, layout: ReturnLayout): string {
  const { complete, monthsPresent, monthsExpected } = coverage;
  const months = complete
    ? 'every month is present'
    : `${monthsPresent} of ${countWords(monthsExpected, 'month')} present`;
  if (state === 'final') return `Final: ${months}, and the data are frozen.`;
  return `Provisional: ${months}; the data of the period can change until ${dayWords(freezeDate(layout, period))}.`;
}

function notes({ values, value }: MetricModel): Html {
  const said = new Map<string, string[]>();
  for (const { period, flags } of value ? [value, ...values] : values) {
    for (const { text } of flags) said.set(text, [...new Set([...(said.get(text) ?? []), periodWords(period)])]);
  }
  if (said.size === 0) return html`<h2>To note</h2><p>There is nothing to note about this number.</p>`;
  const note = ([text, periods]: [string, string[]]) =>
    html`<li>${text} <span class="nhsuk-u-secondary-text-colour">(${periods.join(', ')})</span></li>`;
  return html`<h2>To note</h2><ul>${[...said].map(note)}</ul>`;
}

function historySection(model: MetricModel, by: 'quarters' | 'months', points: readonly HistoryPoint[]): Html {
  if (points.length === 0) return html`<p>There are no figures by ${by === 'quarters' ? 'quarter' : 'month'} yet.</p>`;
  const { entry, area, layout, today } = model;
  const chart = historyTrend(entry, area.name, points);
  const caption = `${chart.title}, ${chart.unit}`;
  return figuresBeside({
    id: by,
    chart,
    figures: historyTable({ id: `table-${by}`, caption, points }, { layout, today }),
    download: { href: metricPath(model, entry.metric, by) },
  });
}
