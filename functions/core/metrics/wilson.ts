import type { Limits } from './limits.ts';
import { twoSidedDeviate } from './normal-quantile.ts';

/**
 * Wilson's score limits of a proportion, between 0 and 1; the total must be above 0 (Wilson 1927; Newcombe and Altman
 * 2000, in Statistics with Confidence; Public Health England, Technical Guide: Confidence Intervals, 2018).
 */
export function wilsonLimits(events: number, total: number, confidence: number): Limits {
  const z = twoSidedDeviate(confidence);
  const middle = 2 * events + z * z;
  const spread = z * Math.sqrt(z * z + 4 * events * (1 - events / total));
  const width = 2 * (total + z * z);
  return {
    lower: (middle - spread) / width,
    upper: events === total ? 1 : (middle + spread) / width,
  };
}
