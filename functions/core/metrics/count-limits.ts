import { byarLimits } from './byar.ts';
import { exactPoissonLimits } from './exact-poisson.ts';
import type { Limits } from './limits.ts';

const FEWEST_EVENTS_FOR_BYAR = 10;

/**
 * Limits of a count of events: Byar's from 10 events, exact below (Public Health England, Technical Guide: Confidence
 * Intervals, 2018; PHEindicatormethods 2.1.0).
 */
export function countLimits(count: number, confidence: number): Limits {
  return count < FEWEST_EVENTS_FOR_BYAR ? exactPoissonLimits(count, confidence) : byarLimits(count, confidence);
}
