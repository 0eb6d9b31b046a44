import { type Arrival, isNewer, type Moment } from './arrival.ts';

/**
 * The smallest part of a source that a file replaces as a whole: a month (or year) of everything that the feed sends,
 * or, where `scope` is an area code, that period of that area only. `rows` is how many rows were counted in it.
 */
export type Slot = { scope: string; period: string; rows: number };

/** The scope of slots that hold everything that a feed sends for a period. */
export const WHOLE_FEED = '*';

type Holder = { submission: string; rows: number };

/**
 * `replaced` names the sets of counts that it put aside, so that a repeat after a crash knows what it changed.
 * `waits`: nothing in it could be counted yet, and it is remembered to be counted again when an area lookup comes.
 * `sentAgain`: the same content came once more, so that what arrived between the two does not replace it.
 */
type CurrentArrival = Arrival & { replaced: string[]; waits?: boolean; sentAgain?: Moment };

/** How many sets of counts a file takes over from files that it replaced, in case those never came to their end. */
const MOST_TAKEN_OVER = 8;

/** Which submission counts for each slot of one source and feed. It is kept in one item, so it changes at once or not at all. */
export type Current = {
  version: number;
  arrivals: Record<string, CurrentArrival>;
  slots: Record<string, Record<string, Holder>>;
};

/** The pointer of a feed that has sent nothing. */
export const NOTHING_CURRENT: Current = { version: 0, arrivals: {}, slots: {} };

/** A slot in which the new file would lose more than half of what counted before. */
export type LargeDrop = { slot: Slot; before: number };

/** What became of an arrival: the slots that it took, those that a newer file keeps, and the counts that it put aside. */
export type Applied = { next: Current; taken: Slot[]; kept: Slot[]; replaced: string[] };

/** Which submission counts for a slot, and how many rows it counted there. */
export function holderOf(current: Current, slot: Pick<Slot, 'scope' | 'period'>): Holder | undefined {
  return current.slots[slot.scope]?.[slot.period];
}

function yields(current: Current, slot: Slot, arrival: Arrival): boolean {
  const holder = holderOf(current, slot);
  const holding = holder && current.arrivals[holder.submission];
  return !holding || holding.submission === arrival.submission || isNewer(arrival, holding.sentAgain ?? holding);
}

function withoutUnused(current: Current): Current {
  const used = new Set(
    Object.values(current.slots).flatMap((periods) => Object.values(periods).map((h) => h.submission)),
  );
  const arrivals = Object.fromEntries(
    Object.entries(current.arrivals).filter(([submission, { waits }]) => used.has(submission) || waits),
  );
  return { ...current, arrivals };
}

/** Gives every slot of the arrival to it, except where a newer file holds one. Other slots stay as they are. */
export function applyArrival(current: Current, arrival: Arrival, slots: readonly Slot[]): Applied {
  const taken = slots.filter((slot) => yields(current, slot, arrival));
  const own = current.arrivals[arrival.submission];
  const putAside = new Set(own?.replaced);
  const takenOver = new Set<string>();
  const next: Current = { version: current.version + 1, arrivals: { ...current.arrivals }, slots: {} };
  for (const [scope, periods] of Object.entries(current.slots)) next.slots[scope] = { ...periods };
  for (const { scope, period, rows } of taken) {
    const before = holderOf(current, { scope, period });
    const beforeArrival = before && current.arrivals[before.submission];
    if (beforeArrival && beforeArrival.countsId !== arrival.countsId) {
      putAside.add(beforeArrival.countsId);
      for (const countsId of beforeArrival.replaced) takenOver.add(countsId);
    }
    const periods = next.slots[scope] ?? {};
    periods[period] = { submission: arrival.submission, rows };
    next.slots[scope] = periods;
  }
  const replaced = [...new Set([...putAside, ...[...takenOver].slice(0, MOST_TAKEN_OVER)])];
  for (const [submission, { waits, ...other }] of Object.entries(next.arrivals)) {
    if (waits && other.key === arrival.key && isNewer(arrival, other)) delete next.arrivals[submission];
  }
  next.arrivals[arrival.submission] = {
    ...arrival,
    replaced,
    ...(slots.length === 0 ? { waits: true } : {}),
    ...(own?.sentAgain ? { sentAgain: own.sentAgain } : {}),
  };
  const kept = slots.filter((slot) => !taken.includes(slot));
  return { next: withoutUnused(next), taken, kept, replaced };
}

/**
 * Notes that the content of a file that counts came once more, later. `stands` is false where that file counts for
 * nothing any more, because another one was quicker.
 */
export function noteSentAgain(current: Current, submission: string, again: Moment): { next: Current; stands: boolean } {
  const next = { ...current, version: current.version + 1 };
  const standing = current.arrivals[submission];
  if (!standing) return { next, stands: false };
  const { key, sequencer, arrivedAt } = again;
  const sentAgain = { submission: again.submission, key, sequencer, arrivedAt };
  const isLater = isNewer(again, standing.sentAgain ?? standing);
  const arrivals = { ...current.arrivals, [submission]: { ...standing, ...(isLater ? { sentAgain } : {}) } };
  return { next: { ...next, arrivals }, stands: true };
}

/** The slots in which the arrival would lose more than half of what another file counted there. */
export function largeDrops(current: Current, arrival: Arrival, slots: readonly Slot[]): LargeDrop[] {
  return slots.flatMap((slot) => {
    const holder = holderOf(current, slot);
    const isAnother = holder && holder.submission !== arrival.submission && yields(current, slot, arrival);
    return isAnother && slot.rows * 2 < holder.rows ? [{ slot, before: holder.rows }] : [];
  });
}

/** The earlier submission with the same bytes, counted by the same rules, that holds every slot of the arrival; null where there is none. */
export function sameContentAs(current: Current, arrival: Arrival, slots: readonly Slot[]): string | null {
  const holders = slots.map((slot) => holderOf(current, slot)?.submission);
  const [first] = holders;
  const isSame = holders.every((submission) => {
    const held = submission === undefined ? undefined : current.arrivals[submission];
    return (
      held !== undefined &&
      held.submission !== arrival.submission &&
      held.sha256 === arrival.sha256 &&
      held.fingerprint === arrival.fingerprint
    );
  });
  return isSame && first !== undefined ? first : null;
}
