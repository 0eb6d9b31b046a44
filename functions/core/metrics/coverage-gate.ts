import thresholds from '../../../schemas/coverage-thresholds.json' with { type: 'json' };
import { isMonth, type Month } from '../periods/period.ts';
import { periodWords } from '../periods/period-words.ts';
import type { LowestMonth, MetricFlag } from './metric-value.ts';
import type { PeriodCount } from './period-count.ts';
import { decimal, times } from './rational.ts';
import { roundedText, roundHalfAwayFromZero } from './rounding.ts';

/** A month's size beside the largest of the twelve that end with the quarter. */
type Sized = { month: Month; size: number };

function sizedMonths(counts: readonly PeriodCount[]): Sized[] {
  return counts.flatMap(({ period, size }) => (isMonth(period) && size !== null ? [{ month: period, size }] : []));
}

const largest = (sized: readonly Sized[]): Sized | undefined =>
  sized.reduce<Sized | undefined>(
    (best, each) => (best === undefined || each.size > best.size ? each : best),
    undefined,
  );

/**
 * The month of a period whose data are smallest beside the best month of the twelve; null where months have no size,
 * where all of them are empty, or where a period came as one figure.
 */
export function lowestMonth(period: readonly PeriodCount[], twelve: readonly PeriodCount[]): LowestMonth | null {
  const best = largest(sizedMonths(twelve));
  const [smallest] = sizedMonths(period).sort((a, b) => a.size - b.size);
  if (best === undefined || best.size === 0 || smallest === undefined) return null;
  return { month: smallest.month, shareOfBest: smallest.size / best.size, bestMonth: best.month };
}

const percent = (share: number): string => `${roundedText(roundHalfAwayFromZero(times(decimal(share), 100), 1))}%`;

/** Whether a month lacks so much that a number cannot be assessed. */
export function isTooLow(lowest: LowestMonth | null): boolean {
  return lowest !== null && lowest.shareOfBest < thresholds.notAssessableBelow;
}

/** What is said of a period with a month that is small beside the best of the twelve. */
export function coverageFlags(lowest: LowestMonth | null): MetricFlag[] {
  if (lowest === null || lowest.shareOfBest >= thresholds.flagBelow) return [];
  const { month, bestMonth, shareOfBest } = lowest;
  const consequence = isTooLow(lowest) ? 'too few to assess the number' : 'a part of the data may be missing';
  const text = `${periodWords(month)} has ${percent(shareOfBest)} of the data of ${periodWords(bestMonth)}, the best of the last twelve months: ${consequence}.`;
  return [{ code: 'low-coverage', text }];
}
