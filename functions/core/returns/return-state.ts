import type { ReturnContent } from './checklist.ts';
import { createMetricLookup } from './metric-lookup.ts';
import type { ReturnState } from './return-document.ts';

/** `today` and `freezeDate` are ISO days; null where no freeze date is known, and then a return stays provisional. */
export type StateQuestion = ReturnContent & { today: string; freezeDate: string | null };

/** A return is final once every metric of its year has every month of the quarter and the freeze date has come. */
export function returnState({ layout, quarter, metrics, today, freezeDate }: StateQuestion): ReturnState {
  if (freezeDate === null || today.slice(0, 10) < freezeDate) return 'provisional';
  const lookUp = createMetricLookup(metrics);
  const complete = layout.metrics.every((entry) => lookUp(entry.metric, quarter)?.coverage.complete === true);
  return complete ? 'final' : 'provisional';
}
