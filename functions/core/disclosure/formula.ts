import { type MetricDefinition, type MetricMethod, methodOf } from '../metrics/metric-definition.ts';
import type { MetricValue } from '../metrics/metric-value.ts';
import { decimal, dividedBy, fraction, over, type Rational, times, toNumber } from '../metrics/rational.ts';
import { disclosureRules } from './disclosure-rules.ts';

/** Whole numbers that a value is made of. `denominator` is the events expected where a rate is indirectly standardised. */
export type RateParts = { numerator: number; denominator: number };

/** How one value of a return follows from its counts. */
export type Formula = {
  metric: MetricDefinition;
  method: MetricMethod;
  months: number;
  referenceRate: number | null;
};

/** The value that counts give, or null where they cannot be divided, or where a method does not work on them alone. */
export function rateOf({ metric, method, months, referenceRate }: Formula, parts: RateParts): Rational | null {
  const { numerator, denominator } = parts;
  if (!disclosureRules.methods.shown.includes(method)) return null;
  if (method === 'count') return times(fraction(numerator, 1), metric.per);
  if (denominator <= 0 || months <= 0) return null;
  if (method === 'isr') {
    return referenceRate === null ? null : times(over(decimal(referenceRate), decimal(denominator)), numerator);
  }
  const shared = metric.longerPeriods.rule === 'mean-of-months' ? months : 1;
  return dividedBy(times(fraction(numerator, denominator), metric.per), shared);
}

/**
 * How a value of a return follows from its counts, or null where that is not what its exact counts give: then its
 * method is not understood here, and nothing is worked out by it.
 */
export function formulaOf(metric: MetricDefinition, given: MetricValue): Formula | null {
  const chosen = metric.numerators.find(({ variant }) => variant === given.variant);
  const { numerator, denominator, value } = given;
  if (!chosen || numerator === null || value === null) return null;
  const formula: Formula = {
    metric,
    method: methodOf(metric, chosen),
    months: given.coverage.monthsPresent,
    referenceRate: given.referenceRate ?? null,
  };
  const again = rateOf(formula, { numerator, denominator: denominator ?? 0 });
  return again !== null && Math.abs(toNumber(again) - value) <= Math.abs(value) * 1e-9 ? formula : null;
}
