import type { Chart, TrendChart } from '../charts/chart.ts';
import { chartTable } from '../charts/chart-table.ts';
import { metricDefinition } from '../metrics/catalogue.ts';
import type { MetricValue } from '../metrics/metric-value.ts';
import type { LayoutMetric } from '../returns/layout.ts';
import { assessedPeriod, metricsBlock } from '../returns/return-content.ts';
import { targetWords } from '../words/target-words.ts';
import type { Figures, MetricSection, Narrative } from './board-report.ts';
import { delayBands } from './delay-bands.ts';
import { metricBasis } from './metric-basis.ts';
import { quarterTrend } from './quarter-trend.ts';
import type { ReportContent } from './report-content.ts';

function isDrawn({ points }: TrendChart): boolean {
  return points.some(({ value, plan }) => value !== null || plan !== null);
}

const figuresOf = (id: string, chart: Chart): Figures => ({ id, table: chartTable(chart), chart });

function trendFigures(content: ReportContent, entry: LayoutMetric): Figures {
  const chart = quarterTrend(content, entry);
  return isDrawn(chart) ? figuresOf(entry.metric, chart) : tableOf(content, entry);
}

const tableOf = (content: ReportContent, entry: LayoutMetric): Figures => ({
  id: entry.metric,
  table: chartTable(quarterTrend(content, entry)),
  chart: null,
});

/** The same admissions as a number, where the layout has such a metric: quarters of a number add up, and boards speak in it. */
function asNumbers({ layout }: ReportContent, entry: LayoutMetric): LayoutMetric[] {
  return layout.metrics.filter(({ metric }) => metricDefinition(metric).planNumeratorOf === entry.metric);
}

function allFigures(content: ReportContent, entry: LayoutMetric): Figures[] {
  const bands = entry.metric === 'discharge-delay-average-days' ? delayBands(content) : null;
  return [
    trendFigures(content, entry),
    // The chart of the numbers would be that of the rate.
    ...asNumbers(content, entry).map((each) => tableOf(content, each)),
    ...(bands ? [figuresOf('delay-bands', bands)] : []),
  ];
}

/** Answers that somebody wrote, not those that are filled in from the data. */
function narrativeOf({ filled, layout }: ReportContent, metric: string): Narrative[] {
  const block = metricsBlock(layout);
  return filled.all
    .filter((cell) => cell.block.id === block.id && cell.row === metric)
    .filter(({ from, value, answer }) => from === 'answer' && answer.type === 'text' && value !== null && value !== '')
    .map(({ columnTitle, value }) => ({ heading: columnTitle, text: String(value) }));
}

function yearWords(value: MetricValue | undefined): string | null {
  if (value?.display == null) return null;
  const target = value.planDisplay === null ? 'no target' : `a target of ${value.planDisplay}`;
  const outcome = value.planDisplay === null ? '' : ` (${targetWords[value.assessment].toLowerCase()})`;
  return `${value.display} ${value.unit} against ${target}${outcome}`;
}

/** The year of the metric and of its numbers, in a sentence. */
function yearOf(content: ReportContent, entry: LayoutMetric): string | null {
  const year = content.document.period.financialYear;
  const words = [entry, ...asNumbers(content, entry)].map(({ metric }) => yearWords(content.lookUp(metric, year)));
  const said = words.filter((each) => each !== null);
  return said.length === 0 ? null : `The year ${year}: ${said.join('; ')}.`;
}

/** One metric of the report. A component stands under the headline before it. */
export function metricSection(content: ReportContent, entry: LayoutMetric, level: 2 | 3): MetricSection {
  const value = content.lookUp(entry.metric, assessedPeriod(content.layout, content.quarter));
  const assessment = value?.assessment ?? 'not-assessable';
  return {
    metric: entry.metric,
    heading: `${entry.title} – ${targetWords[assessment]}`,
    level,
    assessment,
    year: yearOf(content, entry),
    figures: allFigures(content, entry),
    narrative: narrativeOf(content, entry.metric),
    notes: [...new Set((value?.flags ?? []).map(({ text }) => text))],
    basis: metricBasis(content, value),
  };
}
