import { predecessorOf } from './against-current.ts';
import type { Arrival } from './arrival.ts';
import { type Current, claimsOn, holderOf, type Place, placesOf, type Slot } from './current.ts';

/**
 * What a file put aside in one slot: `rows` and `count` are what it counts there, `before` and `countBefore` what
 * `submission` counted. The counts are of the source's headline measure; null where there is none.
 */
export type ReplacedSlot = {
  period: string;
  scope: string;
  rows: number;
  before: number;
  submission: string;
  count: number | null;
  countBefore: number | null;
};

/** What the submission took the place of, slot by slot, wherever it counts. */
export function replacedBy(current: Current, arrival: Arrival): ReplacedSlot[] {
  return placesOf(current, arrival.submission).flatMap(({ scope, period }) => {
    const holder = holderOf(current, { scope, period });
    const before = predecessorOf(current, arrival, { scope, period });
    if (holder?.submission !== arrival.submission || !before) return [];
    const { rows, count = null } = holder;
    const { submission, rows: rowsBefore, count: countBefore = null } = before;
    return [{ period, scope, rows, before: rowsBefore, submission, count, countBefore }];
  });
}

/** The places of which the submission speaks, and every set of counts from which their numbers may follow. */
export type Concerned = { countsIds: string[]; places: Place[] };

/**
 * What follows from a change to an arrival, told from the pointer alone: so a repeat after a crash knows it as well as
 * whoever made the change.
 */
export function concernedBy(current: Current, arrival: Arrival, slots: readonly Slot[]): Concerned {
  const places = [...slots, ...placesOf(current, arrival.submission)];
  const submissions = new Set(places.flatMap((place) => claimsOn(current, place).map((claim) => claim.submission)));
  const known = [...submissions, arrival.submission].flatMap((submission) => current.arrivals[submission] ?? []);
  const countsIds = known.flatMap(({ countsId, earlier = [] }) => [countsId, ...earlier]);
  return { countsIds: [...new Set([arrival.countsId, ...countsIds])], places };
}
