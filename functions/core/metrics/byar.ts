import type { Limits } from './limits.ts';
import { twoSidedDeviate } from './normal-quantile.ts';

/**
 * Byar's limits of a Poisson count of at least 1, as used by the Office for Health Improvement and Disparities for
 * counts of 10 and more (Breslow and Day 1987, vol. 2, p. 69; Public Health England, Technical Guide: Confidence Intervals, 2018).
 */
export function byarLimits(count: number, confidence: number): Limits {
  const z = twoSidedDeviate(confidence);
  const next = count + 1;
  return {
    lower: count * (1 - 1 / (9 * count) - z / (3 * Math.sqrt(count))) ** 3,
    upper: next * (1 - 1 / (9 * next) + z / (3 * Math.sqrt(next))) ** 3,
  };
}
