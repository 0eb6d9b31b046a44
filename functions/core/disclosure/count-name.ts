import type { MetricDefinition } from '../metrics/metric-definition.ts';

/**
 * The name of a count that is made of measures: `discharges`, `a + b`, `discharges - discharges-on-ready-date`. Metrics
 * that share a count share its name, whatever they are called.
 */
export function countName(add: readonly string[], subtract: readonly string[] = []): string {
  const sum = [...add].sort().join(' + ');
  return [sum, ...[...subtract].sort()].join(' - ');
}

/** What a metric is made of: the names of the counts of people in it; null where there is none of that kind. */
export type CountNames = { numerator: string | null; denominator: string | null };

/** The names of a metric's counts in one of its variants. A population is no count of patients and has no name here. */
export function countNames({ numerators, denominator }: MetricDefinition, variant: string | null): CountNames {
  const chosen = numerators.find((each) => each.variant === variant);
  return {
    numerator: chosen ? countName(chosen.measures) : null,
    denominator: denominator.kind === 'measures' ? countName(denominator.add, denominator.subtract) : null,
  };
}
