import type { TrendChart } from '../../functions/core/charts/chart.ts';
import { chartTable } from '../../functions/core/charts/chart-table.ts';
import { intervalWords, unitBeside, yearAgoWords } from '../../functions/core/metric-view/metric-words.ts';
import type { MetricValue } from '../../functions/core/metrics/metric-value.ts';
import { periodWords } from '../../functions/core/periods/period-words.ts';
import type { LayoutMetric, ReturnLayout } from '../../functions/core/returns/layout.ts';
import type { ReturnNumber } from '../../functions/core/returns/number-state.ts';
import { timeWords } from '../../functions/core/returns/time-words.ts';
import { countWords } from '../../functions/core/words/count-words.ts';
import { chartSvg } from '../charts/chart-svg.ts';
import { smallTrendDrawing } from '../charts/small-trend-drawing.ts';
import { assessmentShown } from '../components/assessment.ts';
import { card, cards } from '../components/card.ts';
import { details } from '../components/details.ts';
import { summaryList } from '../components/summary-list.ts';
import { type Html, html } from '../html.ts';
import { type Page, table } from './layout.ts';
import { metricPath } from './metric-path.ts';
import { returnPath } from './return-path.ts';

/** One metric of the year: its value in the quarter and in its year where there is one, and how it went by quarter. */
export type MetricCard = {
  entry: LayoutMetric;
  value: ReturnNumber | undefined;
  year: MetricValue | undefined;
  trend: TrendChart;
};

/** The metrics of an area in a quarter, in the order of the year's layout. `computedAt` is null where no file has come. */
export type MetricsModel = {
  area: { code: string; name: string };
  quarter: string;
  layout: ReturnLayout;
  computedAt: string | null;
  hasReturn: boolean;
  metrics: readonly MetricCard[];
};

const GROUPS: readonly { role: LayoutMetric['role']; heading: string }[] = [
  { role: 'headline', heading: 'Headline metrics' },
  { role: 'component', heading: 'What they are made of' },
  { role: 'supporting', heading: 'Supporting figures' },
];

/** A card for each metric of the year. */
export function metricsPage(model: MetricsModel): Page {
  const { area, quarter, hasReturn } = model;
  return {
    title: `Metrics: ${area.name}, ${periodWords(quarter)}`,
    back: hasReturn
      ? { href: returnPath({ quarter, area }), text: 'Back to the return' }
      : { href: '/metrics', text: 'Back to the choice of an area' },
    content: html`${lead(model)}
${GROUPS.map((group) => groupSection(model, group))}`,
  };
}

function lead({ computedAt, area, quarter }: MetricsModel): Html {
  if (computedAt === null)
    return html`<p class="nhsuk-body-l">No file with figures of ${area.name} in ${periodWords(quarter)} has come.</p>`;
  return html`<p class="nhsuk-body-l">What the files that count now come to, worked out ${timeWords(computedAt)}.</p>`;
}

function groupSection(model: MetricsModel, { role, heading }: (typeof GROUPS)[number]): Html | null {
  const found = model.metrics.filter(({ entry }) => entry.role === role);
  if (found.length === 0) return null;
  return html`<h2>${heading}</h2>
${cards(found.map((each) => metricCard(model, each)))}`;
}

function metricCard(model: MetricsModel, { entry, value, year, trend }: MetricCard): Html {
  const { metric, boardLabel } = entry;
  return card({
    level: 3,
    heading: html`<a href="${metricPath(model, metric)}">${boardLabel}</a>`,
    content: html`${figure(value)}
${value && (entry.role !== 'supporting' || value.plan !== null) ? html`<p>${assessmentShown(value.assessment, model.layout.assessmentWords)}</p>` : null}
${facts(value, year)}
${smallTrend(metric, trend)}`,
  });
}

function figure(value: ReturnNumber | undefined): Html {
  if (value?.display == null) return html`<p class="figure nhsuk-u-secondary-text-colour">no data</p>`;
  const open = value.state === 'provisional' && ', provisional';
  return html`<p class="figure">${value.display} <span>${unitBeside(value)}${open}</span></p>`;
}

function monthsShown({ coverage: { complete, monthsPresent, monthsExpected } }: ReturnNumber): string | null {
  return complete ? null : `${monthsPresent} of ${countWords(monthsExpected, 'month')}`;
}

function facts(value: ReturnNumber | undefined, year: MetricValue | undefined): Html | null {
  if (!value) return null;
  const ofYear =
    year?.display == null ? null : `${year.display}${year.planDisplay === null ? '' : `, plan ${year.planDisplay}`}`;
  return summaryList([
    ['Plan', value.planDisplay ?? 'none'],
    ['95% interval', intervalWords(value)],
    ['A year ago', yearAgoWords(value)],
    ['Year', ofYear],
    ['Data', monthsShown(value)],
    ['To note', value.flags.length > 0 && countWords(value.flags.length, 'note')],
  ]);
}

function smallTrend(metric: string, trend: TrendChart): Html | null {
  if (!trend.points.some(({ value, plan }) => value !== null || plan !== null)) return null;
  const { caption, corner, columns, rows } = chartTable(trend);
  const cellsOf = (place: number) => rows.map(({ cells }) => cells[place] ?? '');
  return html`<figure class="small">${chartSvg(smallTrendDrawing(trend), `trend-${metric}`)}</figure>
${details(
  'Figures of the chart',
  table({
    id: `figures-${metric}`,
    caption: `${corner}: ${caption}`,
    columns: [{ heading: 'Quarter' }, ...rows.map(({ heading }) => ({ heading, numeric: true as const }))],
    rows: columns.map((column, place) => [column, ...cellsOf(place)]),
  }),
)}`;
}
