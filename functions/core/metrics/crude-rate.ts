import { countLimits } from './count-limits.ts';
import { type Estimate, scaled } from './estimate.ts';
import { dividedBy, fraction, times } from './rational.ts';

/** `sharedOver`: how many periods the events are the mean of. Whole numbers; the population is above 0. */
export type CrudeRate = { events: number; population: number; per: number; sharedOver: number };

/** Events ÷ population × `per`, with the limits of a Poisson count (Byar's, exact below 10). */
export function crudeRate({ events, population, per, sharedOver }: CrudeRate): Estimate {
  return {
    exact: dividedBy(times(fraction(events, population), per), sharedOver),
    limits: (confidence) => scaled(countLimits(events, confidence), per / (population * sharedOver)),
  };
}
