import { plainHeader } from '../intake/header-text.ts';
import type { MetricDefinition } from '../metrics/metric-definition.ts';

/** The metric that an id or a name means, whatever its case and punctuation; undefined where none or more than one does. */
export function findMetric(metrics: readonly MetricDefinition[], text: string): MetricDefinition | undefined {
  const wanted = plainHeader(text);
  const named = metrics.filter(({ id, name }) => [id, name].some((each) => plainHeader(each) === wanted));
  return named.length === 1 ? named[0] : undefined;
}
