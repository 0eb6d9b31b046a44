import type { MetricValue } from '../metrics/metric-value.ts';
import { isFrozen } from './freeze.ts';
import type { ReturnLayout } from './layout.ts';

/** `final` once the data of a period are all there and can be changed no more. */
export type NumberState = 'provisional' | 'final';

/** One number of a return, with whether it may still change. */
export type ReturnNumber = MetricValue & { state: NumberState };

/**
 * A number is final once its period is frozen and every month of it is there: a month by its own freeze, a quarter or a
 * year by that of its last month. `today` is an ISO day or time.
 */
export function numberState(layout: Pick<ReturnLayout, 'freeze'>, value: MetricValue, today: string): NumberState {
  return value.coverage.complete && isFrozen(layout, value.period, today) ? 'final' : 'provisional';
}

/** The numbers as they stand on a day. */
export function withStates(
  layout: Pick<ReturnLayout, 'freeze'>,
  values: readonly MetricValue[],
  today: string,
): ReturnNumber[] {
  return values.map((value) => ({ ...value, state: numberState(layout, value, today) }));
}
