import { keptByNewer, sameContentAs } from '../../core/submissions/against-current.ts';
import { applyArrival, type Current, type Slot } from '../../core/submissions/current.ts';
import { concernedBy, type ReplacedSlot, replacedBy } from '../../core/submissions/replaced.ts';
import { Retry } from '../../edges/problem.ts';
import { storeAreaLookup } from '../../edges/records/area-lookups.ts';
import type { FileArrivedDeps } from './deps.ts';
import { follow } from './follow.ts';
import type { Judged } from './judge.ts';

/** What became of a file that counts: the slots that a newer file keeps from it, and what it put aside. */
export type TakenUp = { kept: Slot[]; replaced: ReplacedSlot[]; isWithdrawn: boolean };

type Accepted = Pick<Judged, 'source' | 'feed' | 'arrival'> & { slots: readonly Slot[] };

/**
 * Stages the counts of a file and, unless it is held, makes them current. Counts that no pointer names are not seen,
 * so a crash before the pointer moves leaves the old numbers and one after it leaves work that a repeat completes.
 */
export async function takeUp(deps: FileArrivedDeps, judged: Judged): Promise<TakenUp> {
  const { arrival, counted } = judged;
  await deps.records.counts.putAll(arrival.countsId, counted.cells);
  if (judged.areaLookup) await storeAreaLookup(deps.evidence, arrival.countsId, judged.areaLookup);
  if (judged.outcome === 'held') return { kept: [], replaced: [], isWithdrawn: false };
  return makeCurrent(deps, { ...judged, slots: counted.slots }, (current) => {
    const isSame = judged.duplicateOf === null || sameContentAs(current, arrival, counted.slots) !== null;
    if (!isSame) throw new Retry('Another file replaced the same content meanwhile');
  });
}

/** Moves the pointer of one feed to a staged submission, then computes every number that follows from it. */
export async function makeCurrent(
  deps: FileArrivedDeps,
  { source, feed, arrival, slots }: Accepted,
  demand: (current: Current) => void = () => {},
): Promise<TakenUp> {
  const next = await deps.records.currents.move(source, feed, (current) => {
    demand(current);
    return applyArrival(current, arrival, slots);
  });
  await follow(deps, { source, ...concernedBy(next, arrival, slots) });
  return {
    kept: keptByNewer(next, arrival, slots),
    replaced: replacedBy(next, arrival),
    isWithdrawn: next.arrivals[arrival.submission]?.withdrawn === true,
  };
}
