import type { MetricValue } from '../../metrics/metric-value.ts';
import type { ReturnLayout } from '../layout.ts';

/** The titles of the sources that a number came from; a quarter whose months come from two names both. */
export function localSources(layout: ReturnLayout, value: Pick<MetricValue, 'source'> | undefined): string {
  const titles = new Map(layout.expectedSources.map(({ source, title }) => [source, title]));
  const used = value?.source?.split(', ') ?? [];
  return used.map((source) => titles.get(source) ?? source).join('; ');
}
