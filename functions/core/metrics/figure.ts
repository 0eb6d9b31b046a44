import { crudeRate } from './crude-rate.ts';
import { directlyStandardisedRate, type StandardBand } from './directly-standardised-rate.ts';
import type { Estimate } from './estimate.ts';
import { indirectlyStandardisedRate, type Reference } from './indirectly-standardised-rate.ts';
import type { Limits } from './limits.ts';
import type { MetricDefinition, MetricMethod } from './metric-definition.ts';
import { proportion } from './proportion.ts';
import { fraction, times } from './rational.ts';

/**
 * What a value is worked out from: whole counts and how many months they cover. `denominator` is null where a
 * population is not known; `bands` where the rate is standardised directly and the people in each band are known;
 * `reference` where it is standardised indirectly.
 */
export type Parts = {
  numerator: number;
  denominator: number | null;
  months: number;
  bands?: readonly StandardBand[] | null;
  reference?: Reference | null;
};

const NO_LIMITS = () => ({ lower: Number.NaN, upper: Number.NaN });

/** Months that a sum is shared out over: a monthly rate is the mean of its months, everything else is pooled or summed. */
function sharedOver({ longerPeriods }: MetricDefinition, { months }: Parts): number {
  return longerPeriods.rule === 'mean-of-months' ? months : 1;
}

function directly({ directStandard, per }: MetricDefinition, { numerator, bands }: Parts): Estimate | null {
  // Stryker disable next-line OptionalChaining: what is standardised has a standard
  if (!bands || numerator < (directStandard?.fewestEvents.count ?? 1)) return null;
  return directlyStandardisedRate(bands, per);
}

/** The exact value of a metric in its unit with its limits, or null where there is nothing to divide by. */
export function estimateOf(metric: MetricDefinition, method: MetricMethod, parts: Parts): Estimate | null {
  const { numerator, denominator } = parts;
  const { per } = metric;
  if (method === 'count') return { exact: times(fraction(numerator, 1), per), limits: NO_LIMITS };
  if (method === 'dsr') return directly(metric, parts);
  if (method === 'isr') return parts.reference ? indirectlyStandardisedRate(numerator, parts.reference) : null;
  if (!denominator) return null;
  if (method === 'proportion') return proportion({ part: numerator, whole: denominator, per });
  if (method === 'mean') return { exact: times(fraction(numerator, denominator), per), limits: NO_LIMITS };
  return crudeRate({ events: numerator, population: denominator, per, sharedOver: sharedOver(metric, parts) });
}

/** The limits of a value in the metric's unit; null for metrics without an agreed method. */
export function limitsOf({ interval }: MetricDefinition, estimate: Estimate | null, confidence: number): Limits | null {
  return estimate === null || interval.method === 'none' ? null : estimate.limits(confidence);
}
