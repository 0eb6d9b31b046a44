import { isNewer } from '../../core/submissions/arrival.ts';
import type { Claim, CurrentArrival } from '../../core/submissions/claims.ts';
import type { Current } from '../../core/submissions/current.ts';

type PackedArrival = Omit<CurrentArrival, 'submission' | 'fingerprint'> & { fingerprint: number };

/**
 * A pointer as it is stored. Ten thousand slots, each with all its claims, must stay far below the 400 KB of an item.
 * So what many share is said once: `files` are submissions, newest first; `stacks` are places in that list, such as
 * `0 2`; and a slot is a text: the place of its stack, then the rows of each claim in it, with a count behind a stroke
 * where there is one, `-` where it says nothing any more. What the last says holds for the rest: `3 12`.
 */
export type PackedCurrent = {
  version: number;
  files: string[];
  arrivals: Record<string, PackedArrival>;
  fingerprints: string[];
  stacks: string[];
  slots: Record<string, Record<string, string>>;
};

/** Gives every text a place, the first time that it is asked for. */
function createPlaces() {
  const places = new Map<string, number>();
  return {
    of: (text: string): number => {
      const known = places.get(text) ?? places.size;
      places.set(text, known);
      return known;
    },
    texts: (): string[] => [...places.keys()],
  };
}

function figuresOf({ rows, count }: Claim): string {
  if (rows === null) return '-';
  return count === undefined ? String(rows) : `${rows}/${count}`;
}

function claimOf(submission: string, figures: string): Claim {
  if (figures === '-') return { submission, rows: null };
  const [rows, count] = figures.split('/');
  return count === undefined
    ? { submission, rows: Number(rows) }
    : { submission, rows: Number(rows), count: Number(count) };
}

function withoutRepeats(figures: readonly string[]): string[] {
  const lastChange = figures.findLastIndex((each, place) => each !== figures[place - 1]);
  return figures.slice(0, lastChange + 1);
}

function mapPeriods<A, B>(slots: Record<string, Record<string, A>>, as: (slot: A) => B) {
  const inOrder = <T>(record: Record<string, T>) => Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1));
  const periodsOf = (periods: Record<string, A>) =>
    Object.fromEntries(inOrder(periods).map(([period, slot]) => [period, as(slot)]));
  return Object.fromEntries(inOrder(slots).map(([scope, periods]) => [scope, periodsOf(periods)]));
}

/** What is stored of a pointer. The same pointer is always stored the same. */
export function packCurrent({ version, arrivals, slots }: Current): PackedCurrent {
  const newestFirst = Object.values(arrivals).sort((a, b) => (isNewer(a, b) ? -1 : 1));
  const files = newestFirst.map(({ submission }) => submission);
  const placeOf = new Map(files.map((submission, place) => [submission, place]));
  const [fingerprints, stacks] = [createPlaces(), createPlaces()];
  const packedArrivals = newestFirst.map(({ submission, fingerprint, ...rest }) => {
    return [submission, { ...rest, fingerprint: fingerprints.of(fingerprint) }] as const;
  });
  const packedSlots = mapPeriods(slots, (claims) => {
    const stack = stacks.of(claims.map(({ submission }) => placeOf.get(submission)).join(' '));
    return [stack, ...withoutRepeats(claims.map(figuresOf))].join(' ');
  });
  return {
    version,
    files,
    arrivals: Object.fromEntries(packedArrivals),
    fingerprints: fingerprints.texts(),
    stacks: stacks.texts(),
    slots: packedSlots,
  };
}

/** The pointer that was stored. */
export function unpackCurrent({ version, files, arrivals, fingerprints, stacks, slots }: PackedCurrent): Current {
  const known = Object.entries(arrivals).map(([submission, { fingerprint, ...rest }]): [string, CurrentArrival] => [
    submission,
    { ...rest, submission, fingerprint: fingerprints[fingerprint] ?? '' },
  ]);
  const stackOf = stacks.map((stack) => stack.split(' ').map((place) => files[Number(place)] ?? ''));
  const claims = (slot: string): Claim[] => {
    const [stack, ...figures] = slot.split(' ');
    const last = figures.at(-1) ?? '-';
    return (stackOf[Number(stack)] ?? []).map((submission, place) => claimOf(submission, figures[place] ?? last));
  };
  return { version, arrivals: Object.fromEntries(known), slots: mapPeriods(slots, claims) };
}
