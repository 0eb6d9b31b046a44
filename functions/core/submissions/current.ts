import { type Arrival, isNewer } from './arrival.ts';
import { type Claim, type CurrentArrival, type Holder, holderAmong, MOST_CLAIMS, withClaim } from './claims.ts';

/**
 * The smallest part of a source that a file replaces as a whole: a month (or year) of everything that the feed sends,
 * or, where `scope` is an area code, that period of that area only. `rows` is how many rows were counted in it, and
 * `count` the sum of the contract's headline measure, where it has one.
 */
export type Slot = { scope: string; period: string; rows: number; count?: number };

export type Place = Pick<Slot, 'scope' | 'period'>;

/** The scope of slots that hold everything that a feed sends for a period. */
export const WHOLE_FEED = '*';

/**
 * What the files of one source and feed say of each slot, newest first: the first that nobody withdrew counts. It is
 * kept in one item, so it changes at once or not at all; and it depends on what came and not on the order in which it
 * was heard of.
 */
export type Current = {
  version: number;
  arrivals: Record<string, CurrentArrival>;
  slots: Record<string, Record<string, Claim[]>>;
};

/** The pointer of a feed that has sent nothing. */
export const NOTHING_CURRENT: Current = { version: 0, arrivals: {}, slots: {} };

/** How many sets of counts an arrival remembers that nothing else names. */
const MOST_EARLIER = 8;

/** Every claim on a slot, newest first. */
export function claimsOn(current: Current, { scope, period }: Place): readonly Claim[] {
  return current.slots[scope]?.[period] ?? [];
}

/** Which submission counts for a slot, and how many rows it counted there. */
export function holderOf(current: Current, place: Place): Holder | undefined {
  return holderAmong(current.arrivals, claimsOn(current, place));
}

/** Every slot of which a file of the feed has spoken. */
export function placesIn(current: Current): Place[] {
  return Object.entries(current.slots).flatMap(([scope, periods]) =>
    Object.keys(periods).map((period) => ({ scope, period })),
  );
}

/** The arrivals that count for something. */
export function countingArrivals(current: Current): CurrentArrival[] {
  const holding = new Set(placesIn(current).map((place) => holderOf(current, place)?.submission));
  return Object.values(current.arrivals).filter(({ submission }) => holding.has(submission));
}

/** The places of which a submission has spoken. */
export function placesOf(current: Current, submission: string): Place[] {
  return placesIn(current).filter((place) => claimsOn(current, place).some((claim) => claim.submission === submission));
}

function withoutUnused(current: Current): Current {
  const used = new Set(placesIn(current).flatMap((place) => claimsOn(current, place).map((each) => each.submission)));
  const waiting = Object.values(current.arrivals).filter(({ waits }) => waits);
  for (const versions of Map.groupBy(waiting, ({ key }) => key).values()) {
    const newest = versions.sort((a, b) => (isNewer(a, b) ? -1 : 1)).slice(0, MOST_CLAIMS);
    for (const { submission } of newest) used.add(submission);
  }
  const arrivals = Object.entries(current.arrivals).filter(([submission]) => used.has(submission));
  return { ...current, arrivals: Object.fromEntries(arrivals) };
}

/** What counted and fell out of the history by this change, and what the arrival itself counted by other rules. */
function earlierOf(before: Current, after: Current, { submission, countsId }: Arrival): string[] {
  const own = before.arrivals[submission];
  const lost = placesIn(before).flatMap((place) => {
    const holder = holderOf(before, place);
    const isLost = holder && !claimsOn(after, place).some((claim) => claim.submission === holder.submission);
    const arrival = isLost ? before.arrivals[holder.submission] : undefined;
    return arrival ? [arrival.countsId, ...(arrival.earlier ?? [])] : [];
  });
  const all = new Set([...(own ? [own.countsId, ...(own.earlier ?? [])] : []), ...lost]);
  all.delete(countsId);
  return [...all].slice(0, MOST_EARLIER);
}

const claimOf = (submission: string, { rows, count }: Slot): Claim =>
  count === undefined ? { submission, rows } : { submission, rows, count };

/**
 * Notes what an arrival counts: `slots` and nothing else. It counts for each of them of which no newer arrival speaks;
 * where one does, it is remembered. Repeating this changes nothing.
 */
export function applyArrival(current: Current, arrival: Arrival, slots: readonly Slot[]): Current {
  const { submission } = arrival;
  const isWithdrawn = current.arrivals[submission]?.withdrawn === true;
  const known: CurrentArrival = {
    ...arrival,
    ...(isWithdrawn ? { withdrawn: true } : {}),
    ...(slots.length === 0 ? { waits: true } : {}),
  };
  const next: Current = {
    version: current.version + 1,
    arrivals: { ...current.arrivals, [submission]: known },
    slots: Object.fromEntries(Object.entries(current.slots).map(([scope, periods]) => [scope, { ...periods }])),
  };
  const say = (place: Place, claim: Claim) => {
    next.slots[place.scope] ??= {};
    const periods = next.slots[place.scope] ?? {};
    periods[place.period] = withClaim(next.arrivals, claimsOn(next, place), claim);
  };
  for (const place of placesOf(current, submission)) say(place, { submission, rows: null });
  for (const slot of slots) say(slot, claimOf(submission, slot));
  const earlier = earlierOf(current, next, arrival);
  if (earlier.length > 0) next.arrivals[submission] = { ...known, earlier };
  return withoutUnused(next);
}

/**
 * Takes an arrival back, for good: whatever is heard of it later, it does not count. `heldSlots` is what it would have
 * counted where it was held until now.
 */
export function withdrawArrival(current: Current, arrival: Arrival, heldSlots: readonly Slot[]): Current {
  const { submission } = arrival;
  const isHeardOf = heldSlots.length === 0 && current.arrivals[submission] !== undefined;
  const heardOf = isHeardOf ? current : applyArrival(current, arrival, heldSlots);
  const known = heardOf.arrivals[submission];
  const arrivals = known
    ? { ...heardOf.arrivals, [submission]: { ...known, withdrawn: true as const } }
    : heardOf.arrivals;
  return { ...heardOf, version: current.version + 1, arrivals };
}
