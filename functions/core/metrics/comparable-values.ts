import { isTooLow } from './coverage-gate.ts';
import type { MetricValue } from './metric-value.ts';

/** What is needed of a value to hold another board's against it. */
export type ComparableValue = Pick<MetricValue, 'metric' | 'period' | 'method' | 'lower95' | 'upper95'> & {
  value: number;
};

/** Its rows are patients, wherever they live: a hospital's file has a few of every area around. */
const OF_PATIENTS = 'sus-apc';

const isOfPatients = ({ source }: MetricValue): boolean => source?.split(', ').includes(OF_PATIENTS) ?? false;

/** The value as others are held against it; null where it is not there, a month is missing, or one lacks most of its data. */
export function comparableValue(given: MetricValue): ComparableValue | null {
  const { metric, period, method, value, lower95, upper95, coverage } = given;
  if (value === null || !coverage.complete || isTooLow(coverage.lowest)) return null;
  return { metric, period, method, value, lower95, upper95 };
}

/**
 * The metrics of a board that other boards may be compared with. Without a plan of its own it has sent nothing itself,
 * so its patients are those that somebody else's file happens to have, and those numbers are left out.
 */
export function comparableValues(metrics: readonly MetricValue[]): ComparableValue[] {
  const hasPlan = metrics.some(({ plan }) => plan !== null);
  const ofBoard = metrics.filter((value) => hasPlan || !isOfPatients(value));
  return ofBoard.flatMap((value) => comparableValue(value) ?? []);
}
