import { isMonth, type Period } from '../periods/period.ts';
import { display } from './display.ts';
import { estimateOf } from './figure.ts';
import type { MetricDefinition } from './metric-definition.ts';
import type { MetricFlag, Shown } from './metric-value.ts';
import type { PeriodCount } from './period-count.ts';
import { dividedBy, type Rational, sum, toNumber } from './rational.ts';

/** A pooled figure of a longer period with the counts that it is made from. */
export type Pooled = { period: Period; counts: readonly PeriodCount[]; exact: Rational | null };

/** The mean of the months of a pooled figure; null for a month, for other rules, and where no month has a value. */
export function meanOfMonths(metric: MetricDefinition, { period, counts }: Pooled): Rational | null {
  if (metric.longerPeriods.rule !== 'pooled' || isMonth(period) || counts.some(({ months }) => months.length > 1)) {
    return null;
  }
  const monthly = counts.flatMap(
    ({ numerator, denominator }) =>
      estimateOf(metric, metric.method, { numerator, denominator, months: 1 })?.exact ?? [],
  );
  return monthly.length === 0 ? null : dividedBy(sum(monthly), monthly.length);
}

/** The same as it is shown. */
export function shownMeanOfMonths(metric: MetricDefinition, pooled: Pooled): Shown | null {
  const mean = meanOfMonths(metric, pooled);
  return mean && { value: toNumber(mean), display: display(metric, mean).text };
}

/**
 * The mean of the months beside a pooled value, where the two differ by more than the metric allows: they do when a
 * month has far fewer discharges than the others, as when a trust was missing.
 */
export function meanOfMonthsFlags(metric: MetricDefinition, pooled: Pooled): MetricFlag[] {
  const limit = metric.meanOfMonthsShownAbove;
  const mean = meanOfMonths(metric, pooled);
  if (limit === null || mean === null) return [];
  // Stryker disable next-line ConditionalExpression: where a month has a value all of them have
  if (pooled.exact === null) return [];
  if (Math.abs(toNumber(pooled.exact) - toNumber(mean)) <= limit) return [];
  const text = `The mean of the months is ${display(metric, mean).text}; all months together give ${display(metric, pooled.exact).text}.`;
  return [{ code: 'mean-of-months', text }];
}
