import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keptByNewer } from '../../../functions/core/submissions/against-current.ts';
import type { Arrival } from '../../../functions/core/submissions/arrival.ts';
import { MOST_CLAIMS } from '../../../functions/core/submissions/claims.ts';
import {
  applyArrival,
  type Current,
  claimsOn,
  holderOf,
  NOTHING_CURRENT,
  placesIn,
  type Slot,
  WHOLE_FEED,
  withdrawArrival,
} from '../../../functions/core/submissions/current.ts';
import { packCurrent, unpackCurrent } from '../../../functions/edges/records/pack-current.ts';

const PERIODS = ['2025-04', '2025-05', '2025-06'];
const KEYS = ['sus-apc/coventry/april.csv', 'sus-apc/coventry/spring.csv', 'sus-apc/coventry/all.csv'];

const DECISIONS = ['none', 'held', 'confirmed', 'withdrawn', 'withdrawn while held'] as const;

/** One file of a feed: which content it has, what it covers, and what somebody decides about it. */
type Life = { content: number; key: string; covers: string[]; decision: (typeof DECISIONS)[number] };

const counts = ({ decision }: Life): boolean => decision === 'none' || decision === 'confirmed';

/** The same content under the same rules always counts the same. */
const rowsIn = (content: number, period: string): number => 10 * content + PERIODS.indexOf(period) + 1;

function arrivalOf({ content, key }: Life, n: number): Arrival {
  return {
    submission: `s-${n}`,
    countsId: `s-${n}.rules`,
    key,
    sequencer: String(n).padStart(4, '0'),
    arrivedAt: `2025-05-01T00:00:${String(n).padStart(2, '0')}.000Z`,
    sha256: `content-${content}`,
    fingerprint: 'rules/1',
  };
}

const slotsOf = ({ content, covers }: Life): Slot[] =>
  covers.map((period) => ({ scope: WHOLE_FEED, period, rows: rowsIn(content, period), count: 2 * content }));

type Event = { what: string; happens(current: Current): Current };

/** What the pointer hears of a file: nothing while it is held. A confirmation may cross with a withdrawal. */
function eventsOf(life: Life, n: number): Event[] {
  const [arrival, slots] = [arrivalOf(life, n), slotsOf(life)];
  const arrives: Event = { what: `${n} counts`, happens: (current) => applyArrival(current, arrival, slots) };
  const held = life.decision === 'withdrawn while held' ? slots : [];
  const goes: Event = { what: `${n} is withdrawn`, happens: (current) => withdrawArrival(current, arrival, held) };
  if (life.decision === 'held') return [];
  return counts(life) ? [arrives] : [arrives, goes];
}

const lives = (most: number) =>
  fc.array(
    fc.record({
      content: fc.integer({ min: 1, max: 4 }),
      key: fc.constantFrom(...KEYS),
      covers: fc.subarray(PERIODS, { minLength: 0 }),
      decision: fc.constantFrom(...DECISIONS),
    } satisfies Record<keyof Life, unknown>),
    { minLength: 1, maxLength: most },
  ) as fc.Arbitrary<Life[]>;

/** Every event at least once, some twice, in any order. */
const histories = (most: number) =>
  lives(most).chain((all) => {
    const events = all.flatMap(eventsOf);
    const twice = fc.subarray(events).map((again) => [...events, ...again]);
    return fc.record({
      all: fc.constant(all),
      inOrder: fc.constant(events),
      order: twice.chain((each) => fc.shuffledSubarray(each, { minLength: each.length })),
    });
  });

const play = (events: readonly Event[]): Current =>
  events.reduce((current, event) => event.happens(current), NOTHING_CURRENT);

/** How often a pointer was written says nothing of where it points. */
const withoutVersion = ({ version: _, ...rest }: Current) => rest;

/** Which content must count in a period, worked out from the files alone. */
function wantedContent(all: readonly Life[], period: string): number | undefined {
  return all.findLast((life) => counts(life) && life.covers.includes(period))?.content;
}

function contentAt(current: Current, period: string): number | undefined {
  const holder = holderOf(current, { scope: WHOLE_FEED, period });
  const sha256 = holder && current.arrivals[holder.submission]?.sha256;
  return sha256 === undefined ? undefined : Number(sha256.slice('content-'.length));
}

describe('whatever comes, is decided and is heard of twice, in any order', () => {
  test('ends in the same pointer', () => {
    fc.assert(
      fc.property(histories(MOST_CLAIMS), ({ inOrder, order }) => {
        expect(withoutVersion(play(order))).toEqual(withoutVersion(play(inOrder)));
      }),
      { numRuns: 500 },
    );
  });

  test('each month counts the newest content that nobody withdrew or holds back', () => {
    fc.assert(
      fc.property(histories(MOST_CLAIMS), ({ all, order }) => {
        const current = play(order);
        for (const period of PERIODS) expect(contentAt(current, period)).toBe(wantedContent(all, period));
      }),
      { numRuns: 500 },
    );
  });

  test('of more files than are remembered, the newest still counts unless it is withdrawn', () => {
    fc.assert(
      fc.property(histories(14), ({ all, order }) => {
        const current = play(order);
        for (const period of PERIODS) {
          const newest = all.findLast(({ decision, covers }) => decision !== 'held' && covers.includes(period));
          if (newest && counts(newest)) expect(contentAt(current, period)).toBe(newest.content);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('no file is counted twice in a month, none without counting there, and no more are remembered than may be', () => {
    fc.assert(
      fc.property(histories(14), ({ order }) => {
        const current = play(order);
        for (const place of placesIn(current)) {
          const submissions = claimsOn(current, place).map(({ submission }) => submission);
          expect(new Set(submissions).size).toBe(submissions.length);
          expect(submissions.length).toBeLessThanOrEqual(MOST_CLAIMS);
          for (const submission of submissions) expect(current.arrivals[submission]).toBeDefined();
          const holder = holderOf(current, place);
          if (!holder) continue;
          const content = contentAt(current, place.period) ?? 0;
          expect([holder.rows, holder.count]).toEqual([rowsIn(content, place.period), 2 * content]);
          expect(current.arrivals[holder.submission]?.withdrawn).toBeUndefined();
        }
      }),
      { numRuns: 300 },
    );
  });

  test('a file that a newer one keeps from a month does not count there', () => {
    fc.assert(
      fc.property(histories(MOST_CLAIMS), ({ all, order }) => {
        const current = play(order);
        for (const [n, life] of all.entries()) {
          for (const slot of keptByNewer(current, arrivalOf(life, n), slotsOf(life))) {
            expect(holderOf(current, slot)?.submission).not.toBe(`s-${n}`);
          }
        }
      }),
    );
  });

  test('is stored and read back as it was', () => {
    fc.assert(
      fc.property(histories(14), ({ order }) => {
        const current = play(order);
        expect(unpackCurrent(packCurrent(current))).toEqual(current);
      }),
    );
  });
});
