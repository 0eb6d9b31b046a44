import type { Limits } from './limits.ts';

/** The probability of at most `count` events where `mean` are expected. */
function atMost(count: number, mean: number): number {
  let term = Math.exp(-mean);
  let total = term;
  for (let events = 1; events <= count; events += 1) {
    term *= mean / events;
    total += term;
  }
  return total;
}

/** The mean for which at most `count` events have the given probability, which falls as the mean rises. */
function meanWithAtMost(count: number, probability: number): number {
  let low = 0;
  let high = 1;
  // Stryker disable next-line EqualityOperator: equal to the last digit is as near
  while (atMost(count, high) > probability) high *= 2;
  for (let middle = high / 2; middle > low && middle < high; middle = low + (high - low) / 2) {
    // Stryker disable next-line EqualityOperator: equal to the last digit is as near
    if (atMost(count, middle) > probability) low = middle;
    else high = middle;
  }
  return low;
}

/**
 * Exact limits of a small Poisson count, for counts below 10. The same as half the chi-squared quantiles with 2O and
 * 2O + 2 degrees of freedom (Garwood 1936), found from the Poisson sum itself by halving until no number lies between.
 */
export function exactPoissonLimits(count: number, confidence: number): Limits {
  const tail = (1 - confidence) / 2;
  return {
    lower: count === 0 ? 0 : meanWithAtMost(count - 1, 1 - tail),
    upper: meanWithAtMost(count, tail),
  };
}
