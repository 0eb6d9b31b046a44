import type { TrendChart, TrendPoint } from '../charts/chart.ts';
import { metricDefinition } from '../metrics/catalogue.ts';
import { shortPeriod } from '../periods/period-words.ts';
import type { LayoutMetric } from '../returns/layout.ts';
import { plainLabel } from '../returns/metric-label.ts';
import { chartNumbers } from './chart-numbers.ts';
import type { ReportContent } from './report-content.ts';

function pointWords({ label, value, plan }: TrendPoint): string {
  return `${label}: ${value?.text ?? 'no data'}, target ${plan?.text ?? 'none'}`;
}

/** A metric by quarter of the year against its target. The title is the board's label without its unit. */
export function quarterTrend({ lookUp, quarter, quarters, document }: ReportContent, entry: LayoutMetric): TrendChart {
  const points = quarters.map((each): TrendPoint => {
    const isToCome = each > quarter;
    return { label: each.slice(-2), isToCome, ...chartNumbers(isToCome ? undefined : lookUp(entry.metric, each)) };
  });
  const known = points.filter(({ isToCome }) => !isToCome);
  return {
    kind: 'trend',
    title: plainLabel(entry),
    label: entry.boardLabel,
    unit: lookUp(entry.metric, quarter)?.unit ?? metricDefinition(entry.metric).unit,
    description: `${document.area.name}, ${shortPeriod(document.period.financialYear)} by quarter. ${known.map(pointWords).join('; ')}.`,
    points,
  };
}
