import type { Quarter } from '../periods/period.ts';
import type { ReturnLayout } from './layout.ts';
import { createMetricLookup } from './metric-lookup.ts';
import type { NumberState, ReturnNumber } from './number-state.ts';

type Numbers = { layout: ReturnLayout; quarter: Quarter; metrics: readonly ReturnNumber[] };

/**
 * A return is final once the quarter's number of every metric of its year is. A metric of which nobody has sent
 * anything holds nothing up unless it is a headline.
 */
export function returnState({ layout, quarter, metrics }: Numbers): NumberState {
  const lookUp = createMetricLookup(metrics);
  const isFinal = layout.metrics.every(({ metric, role }) => {
    const number = lookUp(metric, quarter);
    const isAbsent = (number?.coverage.monthsPresent ?? 0) === 0;
    return number?.state === 'final' || (isAbsent && role !== 'headline');
  });
  return isFinal ? 'final' : 'provisional';
}
