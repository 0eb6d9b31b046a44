import fc from 'fast-check';
import { effort } from '../effort.ts';

/** How many inputs a test tries, and for how long at most: so many seconds in the short form, so many in the full one. */
export type Bounds = { runs: readonly [short: number, full: number]; seconds: readonly [short: number, full: number] };

/** The longest that any input may take. It is far more than any takes: it ends what would never end. */
const LONGEST_MS = 20_000;

/**
 * Tries inputs until there were enough of them or the time is over, and answers with how many were tried. Where one fails,
 * the seed and the smallest input that fails are in what is thrown.
 */
export async function fuzz<T>(
  inputs: fc.Arbitrary<T>,
  { runs, seconds }: Bounds,
  hold: (input: T) => Promise<void> | void,
): Promise<number> {
  let tried = 0;
  const property = fc.asyncProperty(inputs, async (input) => {
    await hold(input);
    tried += 1;
  });
  await fc.assert(property, {
    numRuns: effort(runs[0], runs[1]),
    timeout: LONGEST_MS,
    interruptAfterTimeLimit: 1000 * effort(seconds[0], seconds[1]),
    markInterruptAsFailure: false,
  });
  return tried;
}
