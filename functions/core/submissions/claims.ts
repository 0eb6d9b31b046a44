import { type Arrival, isNewer } from './arrival.ts';

/**
 * What one file says of a slot: how many rows it counts there, and how much of what matters most to its source.
 * `rows` is null where it counted something there once and, counted anew, does not any more.
 */
export type Claim = { submission: string; rows: number | null; count?: number };

/** The claim that counts. */
export type Holder = Claim & { rows: number };

/**
 * An arrival as the pointer knows it. `withdrawn`: somebody said that it must not count. `waits`: nothing in it could
 * be counted yet, and it is remembered to be counted again when an area lookup comes. `earlier` names sets of counts
 * that nothing else in the pointer names any more, so that a repeat after a crash still finds where they counted.
 */
export type CurrentArrival = Arrival & { withdrawn?: true; waits?: true; earlier?: string[] };

export type Arrivals = Readonly<Record<string, CurrentArrival>>;

/** How many claims a slot keeps: what counts, and what would count if that were withdrawn. */
export const MOST_CLAIMS = 6;

const counts = (arrivals: Arrivals, claim: Claim | undefined): claim is Holder =>
  claim !== undefined && claim.rows !== null && arrivals[claim.submission]?.withdrawn !== true;

/** Whether two arrivals are the same bytes, counted by the same rules, and their names say the same of them. */
export function isSameContent(left: Arrival | undefined, right: Arrival | undefined): boolean {
  if (!left || !right || left.sha256 !== right.sha256) return false;
  return left.fingerprint === right.fingerprint && left.saidByName === right.saidByName;
}

/** The newest claim that nobody withdrew. */
export function newestAmong(arrivals: Arrivals, claims: readonly Claim[]): Holder | undefined {
  return claims.find((claim): claim is Holder => counts(arrivals, claim));
}

/**
 * Which of the claims on a slot, newest first, counts. Content that was sent again changes nothing, so of the newest
 * ones with the same content the first that came stands for all.
 */
export function holderAmong(arrivals: Arrivals, claims: readonly Claim[]): Holder | undefined {
  const standing = claims.filter((claim): claim is Holder => counts(arrivals, claim));
  const newest = standing[0] && arrivals[standing[0].submission];
  const other = standing.findIndex(({ submission }) => !isSameContent(arrivals[submission], newest));
  return standing[(other < 0 ? standing.length : other) - 1];
}

/** Where there are too many, content sent three times in a row is remembered by its first and last, else the oldest goes. */
function oneTooMany(arrivals: Arrivals, claims: readonly Claim[]): Claim | undefined {
  const isAlike = (left: Claim | undefined, right: Claim | undefined): boolean =>
    counts(arrivals, left) &&
    counts(arrivals, right) &&
    isSameContent(arrivals[left.submission], arrivals[right.submission]);
  const between = claims.findLast(
    (claim, place) => isAlike(claims[place - 1], claim) && isAlike(claim, claims[place + 1]),
  );
  return between ?? claims.at(-1);
}

/** The claims on a slot with one more, or with another word of the same file: newest first, at most `MOST_CLAIMS`. */
export function withClaim(arrivals: Arrivals, claims: readonly Claim[], added: Claim): Claim[] {
  const isBefore = (left: Claim, right: Claim): boolean => {
    const [a, b] = [arrivals[left.submission], arrivals[right.submission]];
    return a !== undefined && b !== undefined && isNewer(a, b);
  };
  const all = [...claims.filter(({ submission }) => submission !== added.submission), added];
  all.sort((left, right) => (isBefore(left, right) ? -1 : 1));
  if (all.length <= MOST_CLAIMS) return all;
  const gone = oneTooMany(arrivals, all);
  return all.filter((claim) => claim !== gone);
}
