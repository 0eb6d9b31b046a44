import { type ComparableValue, comparableValues } from '../../core/metrics/comparable-values.ts';
import type { MetricValue } from '../../core/metrics/metric-value.ts';
import type { Quarter } from '../../core/periods/period.ts';
import { type Item, type Key, withoutKeys } from './table.ts';

/** What a board may be compared by in a quarter. */
export type ComparedBoard = { unit: string; values: ComparableValue[] };

/** As stored, by metric: 153 boards are read together, so each is a few KB and not the hundred of its metrics. */
type Packed = Record<
  string,
  [period: string, method: ComparableValue['method'], value: number, lower95: number | null, upper95: number | null][]
>;

export function comparedKey(quarter: Quarter, unit: string): Key {
  return { pk: `COMPARED#${quarter}`, sk: unit };
}

/** The item of a board, written with its metrics. */
export function comparedItem(given: { quarter: Quarter; unit: string; metrics: readonly MetricValue[] }): Item {
  const packed: Packed = {};
  for (const { metric, period, method, value, lower95, upper95 } of comparableValues(given.metrics)) {
    packed[metric] = [...(packed[metric] ?? []), [period, method, value, lower95, upper95]];
  }
  return { ...comparedKey(given.quarter, given.unit), unit: given.unit, content: JSON.stringify(packed) };
}

export function comparedBoard(item: Item): ComparedBoard {
  const { unit, content } = withoutKeys<{ unit: string; content: string }>(item);
  const packed = JSON.parse(content) as Packed;
  const values = Object.entries(packed).flatMap(([metric, periods]) =>
    periods.map(([period, method, value, lower95, upper95]) => ({ metric, period, method, value, lower95, upper95 })),
  );
  return { unit, values };
}
