import { chartNumbers } from '../board-report/chart-numbers.ts';
import type { ChartNumber } from '../charts/chart.ts';
import type { MetricValue } from '../metrics/metric-value.ts';
import { lastFourQuarters, lastTwelveMonths, yearBefore } from '../periods/earlier-periods.ts';
import { isQuarter, type Period, type Quarter } from '../periods/period.ts';
import { createMetricLookup } from '../returns/metric-lookup.ts';

/** What is known of a metric in a period. `value` is the number itself, null where only its plan or its display is known. */
export type HistoryPoint = {
  period: Period;
  shown: { value: ChartNumber | null; plan: ChartNumber | null; lower: ChartNumber | null; upper: ChartNumber | null };
  value: MetricValue | null;
  /** Why there is no value although there is a figure: it was worked out by another method. */
  isOtherMethod: boolean;
};

/** A metric up to a quarter, oldest first, from the first period of which anything is known. */
export type MetricHistory = { quarters: HistoryPoint[]; months: HistoryPoint[] };

/** The quarters that a history goes back to: those of the two years that end with this one, oldest first. */
export function historyQuarters(quarter: Quarter): Quarter[] {
  return [yearBefore(quarter), quarter].filter(isQuarter).flatMap(lastFourQuarters);
}

const isAlike = (one: MetricValue, other: MetricValue): boolean =>
  one.method === other.method && one.variant === other.variant && one.unit === other.unit;

function pointOf(period: Period, value: MetricValue): HistoryPoint {
  return { period, shown: chartNumbers(value), value, isOtherMethod: false };
}

const isKnown = ({ shown, isOtherMethod }: HistoryPoint): boolean =>
  shown.value !== null || shown.plan !== null || isOtherMethod;

function fromFirstKnown(points: readonly HistoryPoint[]): HistoryPoint[] {
  const first = points.findIndex(isKnown);
  return first < 0 ? [] : points.slice(first);
}

/**
 * The quarters of two years and the months of one, as far as they were worked out as the quarter itself was. Where an
 * earlier year's return did not have the metric in this way, what this year's says of a year ago stands in.
 */
export function metricHistory(values: readonly MetricValue[], metric: string, quarter: Quarter): MetricHistory {
  const ofMetric = values.filter((value) => value.metric === metric);
  const lookUp = createMetricLookup(ofMetric);
  const now = lookUp(metric, quarter) ?? ofMetric.at(-1);
  const alike = ofMetric.filter((value) => now !== undefined && isAlike(value, now));
  const yearsAgo = new Map(alike.flatMap(({ yearAgo }) => (yearAgo ? [[yearAgo.period, yearAgo] as const] : [])));
  const pointAt = (period: Period): HistoryPoint => {
    const found = lookUp(metric, period);
    if (found && now && isAlike(found, now)) return pointOf(period, found);
    const before = yearsAgo.get(period);
    const value = before ? { value: before.value, text: before.display } : null;
    const isOtherMethod = value === null && found?.value != null;
    return { period, shown: { ...chartNumbers(undefined), value }, value: null, isOtherMethod };
  };
  return {
    quarters: fromFirstKnown(historyQuarters(quarter).map(pointAt)),
    months: fromFirstKnown(lastTwelveMonths(quarter).map(pointAt)),
  };
}
