import type { MetricValue } from '../metrics/metric-value.ts';
import { canonicalJson } from '../returns/canonical-json.ts';
import { createMetricLookup } from '../returns/metric-lookup.ts';

function shown(value: MetricValue): string {
  const parts = [value.numerator, value.denominator].map((count) => count ?? 'none');
  return `${value.display ?? 'no value'} (${parts.join(' of ')})`;
}

function namesOfDifferences(stored: MetricValue, computed: MetricValue): string {
  const was = new Map(Object.entries(stored));
  const is = new Map(Object.entries(computed));
  const names = [...new Set([...was.keys(), ...is.keys()])];
  return names.filter((name) => canonicalJson(was.get(name)) !== canonicalJson(is.get(name))).join(', ');
}

function words(stored: MetricValue | undefined, computed: MetricValue | undefined): string | null {
  if (!stored) return computed ? `not there → ${shown(computed)}` : null;
  if (!computed) return `${shown(stored)} → not there`;
  if (canonicalJson(stored) === canonicalJson(computed)) return null;
  if (shown(stored) !== shown(computed)) return `${shown(stored)} → ${shown(computed)}`;
  return `${shown(stored)}, but another ${namesOfDifferences(stored, computed)}`;
}

/** Every metric and period that is not as it was, as `metric period: from → to`. */
export function compareMetrics(stored: readonly MetricValue[], computed: readonly MetricValue[]): string[] {
  const [was, is] = [createMetricLookup(stored), createMetricLookup(computed)];
  const names = new Map([...stored, ...computed].map((value) => [`${value.metric} ${value.period}`, value]));
  return [...names].flatMap(([name, { metric, period }]) => {
    const difference = words(was(metric, period), is(metric, period));
    return difference === null ? [] : [`${name}: ${difference}`];
  });
}
