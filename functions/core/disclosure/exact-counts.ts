import { metricCatalogue } from '../metrics/catalogue.ts';
import type { MetricDefinition } from '../metrics/metric-definition.ts';
import type { MetricValue } from '../metrics/metric-value.ts';
import { countNames } from './count-name.ts';
import { isOfficial } from './official.ts';

/** One count of people in one period. `isDoubtful`: two metrics give different numbers for it. */
export type ExactCount = { value: number; isOfficial: boolean; isDoubtful: boolean };
/** Counts by name; a count that has no number is absent. */
export type ExactCounts = ReadonlyMap<string, ExactCount>;

const definitions = new Map(metricCatalogue.map((metric) => [metric.id, metric]));

/** The definition of a metric, or null where the catalogue has none: then nothing is known of its counts. */
export function definitionOf(metric: string): MetricDefinition | null {
  return definitions.get(metric) ?? null;
}

/** Every count that the values of one period tell, each once however many metrics share it. */
export function exactCounts(values: readonly MetricValue[]): ExactCounts {
  const counts = new Map<string, ExactCount>();
  for (const value of values) {
    const definition = definitionOf(value.metric);
    if (!definition) continue;
    const names = countNames(definition, value.variant);
    note(counts, { name: names.numerator, value: value.numerator, isOfficial: isOfficial(value) });
    note(counts, { name: names.denominator, value: value.denominator, isOfficial: isOfficial(value) });
  }
  return counts;
}

type Noted = { name: string | null; value: number | null; isOfficial: boolean };

function note(counts: Map<string, ExactCount>, { name, value, isOfficial }: Noted): void {
  if (name === null || value === null) return;
  const known = counts.get(name);
  counts.set(name, {
    value,
    isOfficial: isOfficial && (known?.isOfficial ?? true),
    isDoubtful: (known?.isDoubtful ?? false) || (known !== undefined && known.value !== value),
  });
}
