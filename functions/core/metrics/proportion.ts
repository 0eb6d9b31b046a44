import { type Estimate, scaled } from './estimate.ts';
import { fraction, times } from './rational.ts';
import { wilsonLimits } from './wilson.ts';

/** A part of a whole above 0, in whole numbers, times `per`, with Wilson's limits. */
export function proportion({ part, whole, per }: { part: number; whole: number; per: number }): Estimate {
  return {
    exact: times(fraction(part, whole), per),
    limits: (confidence) => scaled(wilsonLimits(part, whole, confidence), per),
  };
}
