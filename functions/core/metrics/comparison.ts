import { metricDefinition } from './catalogue.ts';
import { isTooLow } from './coverage-gate.ts';
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

const isWhole = ({ coverage }: MetricValue): boolean => coverage.complete && !isTooLow(coverage.lowest);

function medianOf(sorted: readonly number[]): Rational {
  const middle = (sorted.length - 1) / 2;
  const around = [sorted[Math.floor(middle)] ?? 0, sorted[Math.ceil(middle)] ?? 0];
  return dividedBy(sum(around.map(decimal)), 2);
}

function positionOf(metric: string, value: number, median: Rational): Comparison['position'] {
  const definition = metricDefinition(metric);
  const [own, middle] = [decimal(value), median].map((each) => display(definition, each).rounded.units);
  if (own === undefined || middle === undefined || own === middle) return 'same';
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
 * A value beside those of other boards for the same metric and period, as far as they are whole and were worked out by
 * the same method; null where the value is not, or where there are fewer than three.
 */
export function comparison(own: MetricValue, others: readonly MetricValue[]): Comparison | null {
  const { metric, period, method, value } = own;
  if (value === null || !isWhole(own)) return null;
  const alike = others.filter((other) => other.metric === metric && other.period === period && other.method === method);
  const values = alike.flatMap((other) => (other.value !== null && isWhole(other) ? other.value : []));
  if (values.length < FEWEST_BOARDS) return null;
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
