import type { MetricValue } from '../metrics/metric-value.ts';

/** Finds the value of a metric in a period. */
export type MetricLookup<T extends MetricValue = MetricValue> = (metric: string, period: string) => T | undefined;

/** Metric values by metric id and period; a later value of the same metric and period takes the place of an earlier one. */
export function createMetricLookup<T extends MetricValue>(values: readonly T[]): MetricLookup<T> {
  const byKey = new Map(values.map((value) => [`${value.metric} ${value.period}`, value]));
  return (metric, period) => byKey.get(`${metric} ${period}`);
}
