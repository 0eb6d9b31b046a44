import { type Arrival, isNewer } from './arrival.ts';
import { type Holder, holderAmong, isSameContent, newestAmong } from './claims.ts';
import { type Current, claimsOn, type Place, type Slot } from './current.ts';

/** What counted in a slot before. */
export type Before = Omit<Holder, 'submission'>;

/** A slot in which the new file would lose more than half of what counted before. */
export type LargeDrop = { slot: Slot; before: Before };

/** Whether a newer arrival with another content counts in the place, so that this one does not. */
function isOutdone({ arrivals, ...current }: Current, arrival: Arrival, place: Place): boolean {
  const newest = newestAmong(arrivals, claimsOn({ arrivals, ...current }, place));
  const other = newest && arrivals[newest.submission];
  return other !== undefined && !isSameContent(other, arrival) && isNewer(other, arrival);
}

/** What the arrival replaces in a place, or would replace: what older arrivals say of it. */
export function predecessorOf(current: Current, arrival: Arrival, place: Place): Holder | undefined {
  const older = claimsOn(current, place).filter(({ submission }) => {
    const other = current.arrivals[submission];
    return other !== undefined && submission !== arrival.submission && isNewer(arrival, other);
  });
  return holderAmong(current.arrivals, older);
}

/** The slots that a newer file keeps from the arrival. */
export function keptByNewer(current: Current, arrival: Arrival, slots: readonly Slot[]): Slot[] {
  return slots.filter((slot) => isOutdone(current, arrival, slot));
}

/** The slots in which the arrival counts, or would count. */
export function takenSlots(current: Current, arrival: Arrival, slots: readonly Slot[]): Slot[] {
  return slots.filter((slot) => !isOutdone(current, arrival, slot));
}

function isBelowHalf(now: Before, before: Before): boolean {
  const countFell = now.count !== undefined && before.count !== undefined && now.count * 2 < before.count;
  return now.rows * 2 < before.rows || countFell;
}

/**
 * The slots in which the arrival would lose more than half of the rows, or of the headline count, of what another file
 * counted there. Where it counts already, somebody has decided on it or there was nothing to decide.
 */
export function largeDrops(current: Current, arrival: Arrival, slots: readonly Slot[]): LargeDrop[] {
  const countsThere = (slot: Slot): boolean =>
    claimsOn(current, slot).some(({ submission, rows }) => submission === arrival.submission && rows !== null);
  return takenSlots(current, arrival, slots).flatMap((slot) => {
    const before = countsThere(slot) ? undefined : predecessorOf(current, arrival, slot);
    if (!before || !isBelowHalf(slot, before)) return [];
    const { submission: _, ...figures } = before;
    return [{ slot, before: figures }];
  });
}

/** The other submission with the same bytes, counted by the same rules, that holds every slot of the arrival; null where there is none. */
export function sameContentAs(current: Current, arrival: Arrival, slots: readonly Slot[]): string | null {
  const holders = slots.map((slot) => {
    const others = claimsOn(current, slot).filter(({ submission }) => submission !== arrival.submission);
    return holderAmong(current.arrivals, others)?.submission;
  });
  const [first] = holders;
  const isSame = holders.every(
    (submission) => submission !== undefined && isSameContent(current.arrivals[submission], arrival),
  );
  return isSame && first !== undefined ? first : null;
}
