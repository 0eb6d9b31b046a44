import { metricDefinition } from './catalogue.ts';
import { type ComparableValue, comparableValue } from './comparable-values.ts';
import { display } from './display.ts';
import type { MetricValue } from './metric-value.ts';
import { decimal, dividedBy, type Rational, sum, toNumber } from './rational.ts';

/**
 * One value beside those of other boards. `boards` is how many of them have one; `place` is 1 for the best of all with
 * this one, null where neither end is better. `position` is that of the value to the median, both as displayed.
 */
export type Comparison = {
  metric: string;
  period: string;
  boards: number;
  median: number;
  medianDisplay: string;
  lowest: number;
  highest: number;
  place: number | null;
  position: 'better' | 'same' | 'worse' | 'lower' | 'higher';
};

// With fewer, the median would be one board's number.
const FEWEST_BOARDS = 3;

/** The values of others for the same metric and period by the same method. */
export function alike<T extends ComparableValue>(own: MetricValue, others: readonly T[]): T[] {
  const { metric, period, method } = own;
  return others.filter((other) => other.metric === metric && other.period === period && other.method === method);
}

function medianOf(sorted: readonly number[]): Rational {
  const middle = (sorted.length - 1) / 2;
  const around = [sorted[Math.floor(middle)] ?? 0, sorted[Math.ceil(middle)] ?? 0];
  return dividedBy(sum(around.map(decimal)), 2);
}

function positionOf(metric: string, value: number, median: Rational): Comparison['position'] {
  const definition = metricDefinition(metric);
  const units = (of: Rational) => display(definition, of).rounded.units;
  const [own, middle] = [units(decimal(value)), units(median)];
  if (own === middle) return 'same';
  // Stryker disable next-line EqualityOperator: equal ones have gone already
  const side = own < middle ? 'lower' : 'higher';
  if (definition.better === 'neither') return side;
  return side === definition.better ? 'better' : 'worse';
}

/** The value's place among all, 1 being the best; equal values share the better place. */
function placeOf(metric: string, value: number, others: readonly number[]): number | null {
  const { better } = metricDefinition(metric);
  if (better === 'neither') return null;
  return 1 + others.filter((other) => (better === 'lower' ? other < value : other > value)).length;
}

/**
 * A value beside those of other boards for the same metric and period by the same method; null where the value itself
 * is not whole, or where there are fewer than three.
 */
export function comparison(given: MetricValue, others: readonly ComparableValue[]): Comparison | null {
  const own = comparableValue(given);
  const values = alike(given, others).map(({ value }) => value);
  if (own === null || values.length < FEWEST_BOARDS) return null;
  const { metric, period, value } = own;
  const sorted = [...values].sort((a, b) => a - b);
  const median = medianOf(sorted);
  return {
    metric,
    period,
    boards: values.length,
    median: toNumber(median),
    medianDisplay: display(metricDefinition(metric), median).text,
    lowest: sorted[0] ?? value,
    highest: sorted.at(-1) ?? value,
    place: placeOf(metric, value, values),
    position: positionOf(metric, value, median),
  };
}
