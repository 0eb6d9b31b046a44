import { display } from './display.ts';
import { exactValue } from './figure.ts';
import type { MetricDefinition } from './metric-definition.ts';
import type { MetricFlag } from './metric-value.ts';
import type { MonthCount } from './month-count.ts';
import { dividedBy, type Rational, sum, toNumber } from './rational.ts';

function meanOfMonths(metric: MetricDefinition, counts: readonly MonthCount[]): Rational | null {
  const monthly = counts.flatMap(
    ({ numerator, denominator }) => exactValue(metric, { numerator, denominator: denominator ?? 0, months: 1 }) ?? [],
  );
  return monthly.length === 0 ? null : dividedBy(sum(monthly), monthly.length);
}

/**
 * The mean of the months beside a pooled value, where the two differ by more than the metric allows: they do when a
 * month has far fewer discharges than the others, as when a trust was missing.
 */
export function meanOfMonthsFlags(
  metric: MetricDefinition,
  pooled: Rational | null,
  counts: readonly MonthCount[],
): MetricFlag[] {
  const limit = metric.meanOfMonthsShownAbove;
  if (limit === null || pooled === null) return [];
  const mean = meanOfMonths(metric, counts);
  if (mean === null || Math.abs(toNumber(pooled) - toNumber(mean)) <= limit) return [];
  const text = `The mean of the months is ${display(metric, mean).text}; all months together give ${display(metric, pooled).text}.`;
  return [{ code: 'mean-of-months', text }];
}
