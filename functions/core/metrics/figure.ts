import { countLimits } from './count-limits.ts';
import type { MetricDefinition } from './metric-definition.ts';
import { dividedBy, fraction, type Rational, times } from './rational.ts';
import { wilsonLimits } from './wilson.ts';

/** What a value is worked out from: whole counts, and how many months they cover. */
export type Parts = { numerator: number; denominator: number; months: number };

/** Months that a sum is shared out over: a monthly rate is the mean of its months, everything else is pooled. */
function sharedOver(metric: MetricDefinition, { months }: Parts): number {
  return metric.longerPeriods.rule === 'mean-of-months' ? months : 1;
}

/** The exact value of a metric in its unit, or null where there is nothing to divide by. */
export function exactValue(metric: MetricDefinition, parts: Parts): Rational | null {
  if (parts.denominator === 0 || parts.months === 0) return null;
  const divisor = metric.method === 'count' ? 1 : parts.denominator;
  return dividedBy(times(fraction(parts.numerator, divisor), metric.per), sharedOver(metric, parts));
}

/** The 95 % interval in the metric's unit; null for metrics without an agreed method. */
export function interval95(metric: MetricDefinition, parts: Parts): { lower95: number | null; upper95: number | null } {
  if (metric.interval.method === 'none' || parts.denominator === 0 || parts.months === 0) {
    return { lower95: null, upper95: null };
  }
  if (metric.interval.method === 'wilson') {
    const { lower, upper } = wilsonLimits(parts.numerator, parts.denominator, 0.95);
    return { lower95: lower * metric.per, upper95: upper * metric.per };
  }
  const scale = metric.per / (parts.denominator * sharedOver(metric, parts));
  const { lower, upper } = countLimits(parts.numerator, 0.95);
  return { lower95: lower * scale, upper95: upper * scale };
}
