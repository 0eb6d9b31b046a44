import type { Comparison } from '../metrics/comparison.ts';

/** A comparison in which the exact numbers of other boards may be left out. */
export type SeenComparison = Omit<Comparison, 'median' | 'lowest' | 'highest'> & {
  median: number | null;
  lowest: number | null;
  highest: number | null;
};

// Among fewer, the rounded median and the place would come near the number of one board.
const FEWEST_UNSEEN = 5;

/**
 * What somebody may see of a comparison in which so many boards stand that they may not see: of none everything; of many
 * where the value stands among all, and the median as it is displayed; of few nothing.
 */
export function seenComparison(comparison: Comparison, unseen: number): SeenComparison | null {
  if (unseen === 0) return comparison;
  if (unseen < FEWEST_UNSEEN) return null;
  return { ...comparison, median: null, lowest: null, highest: null };
}
