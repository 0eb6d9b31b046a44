import { toPence, toPounds } from './pence.ts';

/** A sum of shares of amounts that is exact until it is read. */
export type SharedSum = { add(pounds: number, percent: number): void; pounds(): number };

// A percentage is taken to six decimals, and a hundredth of it is the share.
const PER_PERCENT = 1_000_000n;
const WHOLE = 100n * PER_PERCENT;

/** Adds up percentages of amounts and rounds to the penny once, half away from zero, when the sum is read. */
export function createSharedSum(): SharedSum {
  let sum = 0n;
  return {
    add: (pounds, percent) => {
      sum += toPence(pounds) * BigInt(Math.round(percent * Number(PER_PERCENT)));
    },
    pounds: () => {
      const half = sum < 0n ? -WHOLE / 2n : WHOLE / 2n;
      return toPounds((sum + half) / WHOLE);
    },
  };
}
