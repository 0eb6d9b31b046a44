import type { Limits } from './limits.ts';
import type { Rational } from './rational.ts';

/** A figure with its exact value and its two-sided limits at a confidence such as 0.95, both in the unit of the figure. */
export type Estimate = { exact: Rational; limits(confidence: number): Limits };

/** Limits of a count made limits of a rate. */
export function scaled({ lower, upper }: Limits, factor: number): Limits {
  return { lower: lower * factor, upper: upper * factor };
}
