import { metricDefinition } from './catalogue.ts';
import type { Comparison } from './comparison.ts';
import { display } from './display.ts';
import type { MetricValue } from './metric-value.ts';
import { decimal } from './rational.ts';

/** A value with its comparison, null where there is none. */
export type Compared = { value: MetricValue; comparison: Comparison | null };

/** Worse than the median of the boards it is compared with; without them, than its plan. */
function isWorse({ value, comparison }: Compared): boolean {
  return comparison === null ? value.assessment === 'not-met' : comparison.position === 'worse';
}

/** Worse than in the same period a year earlier, both as displayed. */
function isWorsening({ value: { metric, value, yearAgo } }: Compared): boolean {
  const definition = metricDefinition(metric);
  if (value === null || yearAgo === null || definition.better === 'neither') return false;
  const now = display(definition, decimal(value)).rounded.units;
  const before = display(definition, decimal(yearAgo.value)).rounded.units;
  return definition.better === 'lower' ? now > before : now < before;
}

/** Of values with their comparisons those that are worse than others and worse than a year ago. */
export function worseAndWorsening<T extends Compared>(compared: readonly T[]): T[] {
  return compared.filter((each) => isWorse(each) && isWorsening(each));
}
