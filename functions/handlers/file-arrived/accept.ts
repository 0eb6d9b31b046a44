import { applyArrival, type Slot } from '../../core/submissions/current.ts';
import { affectedQuarters } from '../../edges/records/affected.ts';
import { storeAreaLookup } from '../../edges/records/area-lookups.ts';
import { refreshMetrics } from '../../edges/records/refresh-metrics.ts';
import { askForReturns } from './ask-for-returns.ts';
import { countAgainWithLookup } from './count-again.ts';
import type { FileArrivedDeps } from './deps.ts';
import type { Judged } from './judge.ts';

/** What became of a file that counts: the slots that a newer file keeps from it. */
export type TakenUp = { kept: Slot[] };

type Accepted = Pick<Judged, 'source' | 'feed' | 'arrival'> & { slots: readonly Slot[] };

/**
 * Stages the counts of a file and, unless it is held, makes them current. Counts that no pointer names are not seen,
 * so a crash before the pointer moves leaves the old numbers and one after it leaves work that a repeat completes.
 */
export async function takeUp(deps: FileArrivedDeps, judged: Judged): Promise<TakenUp> {
  const { arrival, counted } = judged;
  await deps.records.counts.putAll(arrival.countsId, counted.cells);
  if (judged.areaLookup) await storeAreaLookup(deps.evidence, arrival.countsId, judged.areaLookup);
  if (judged.outcome === 'held') return { kept: [] };
  return makeCurrent(deps, { ...judged, slots: counted.slots });
}

/**
 * Moves the pointer of one feed to a staged submission, then computes every number that follows from it, for the
 * months too that a newer file keeps: an attempt that was cut off may have left numbers there.
 */
export async function makeCurrent(deps: FileArrivedDeps, accepted: Accepted): Promise<TakenUp> {
  const { source, feed, arrival, slots } = accepted;
  const { kept, replaced } = await deps.records.currents.move(source, feed, (current) =>
    applyArrival(current, arrival, slots),
  );
  const countsIds = [arrival.countsId, ...replaced];
  const affected = await affectedQuarters(deps.records, { source, countsIds, slots });
  const computed = await refreshMetrics(deps, affected);
  if (source === 'area-lookup') await countAgainWithLookup(deps);
  await askForReturns(deps, computed);
  return { kept };
}
