import type { TrendChart, TrendPoint } from '../charts/chart.ts';
import { metricDefinition } from '../metrics/catalogue.ts';
import { isQuarter, type Period } from '../periods/period.ts';
import { periodWords, shortPeriod } from '../periods/period-words.ts';
import type { LayoutMetric } from '../returns/layout.ts';
import { plainLabel } from '../returns/metric-label.ts';
import type { HistoryPoint } from './metric-history.ts';

/** Twelve months have a name of their own each, and there is no room for more than that. */
function axisLabel(period: Period): string {
  return isQuarter(period) ? `${period.slice(-2)} ${period.slice(2, 7)}` : shortPeriod(period).slice(0, 3);
}

const pointWords = ({ period, shown: { value, plan } }: HistoryPoint): string =>
  `${shortPeriod(period)}: ${value?.text ?? 'no data'}, target ${plan?.text ?? 'none'}`;

const trendPoint = ({ period, shown }: HistoryPoint): TrendPoint => ({
  label: axisLabel(period),
  isToCome: false,
  ...shown,
});

/** A metric of an area over the periods of its history against its plan. `points` are all quarters or all months. */
export function historyTrend(entry: LayoutMetric, areaName: string, points: readonly HistoryPoint[]): TrendChart {
  const first = points[0]?.period;
  const by = first === undefined || isQuarter(first) ? 'quarter' : 'month';
  const span =
    points.length === 0 ? '' : ` from ${periodWords(first ?? '')} to ${periodWords(points.at(-1)?.period ?? '')}`;
  const unit = points.findLast(({ value }) => value !== null)?.value?.unit;
  return {
    kind: 'trend',
    title: `${plainLabel(entry)} by ${by}`,
    label: entry.boardLabel,
    unit: unit ?? metricDefinition(entry.metric).unit,
    description: `${areaName}, by ${by}${span}. ${points.map(pointWords).join('; ')}.`,
    points: points.map(trendPoint),
  };
}
