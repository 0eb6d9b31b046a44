import { describe, expect, test } from 'vitest';
import { keptByNewer, largeDrops, sameContentAs } from '../../../functions/core/submissions/against-current.ts';
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
import { insteadOf } from '../../../functions/core/submissions/instead.ts';
import { concernedBy, replacedBy } from '../../../functions/core/submissions/replaced.ts';

/** The n-th file to arrive; `sha256` says what is in it. */
const file = (n: number, parts: Partial<Arrival> = {}): Arrival => ({
  submission: `s-${n}`,
  countsId: `s-${n}.rules1`,
  key: `sus-apc/coventry/file-${n}.csv`,
  sequencer: String(n).padStart(4, '0'),
  arrivedAt: `2025-05-01T00:00:${String(n).padStart(2, '0')}.000Z`,
  sha256: `content-${n}`,
  fingerprint: 'rules/1',
  ...parts,
});

const month = (period: string, rows = 100): Slot => ({ scope: WHOLE_FEED, period, rows });

/** What counts: scope, period, submission and rows. */
const holders = (current: Current) =>
  placesIn(current)
    .flatMap((place) => {
      const holder = holderOf(current, place);
      return holder ? [`${place.scope} ${place.period} ${holder.submission} ${holder.rows}`] : [];
    })
    .sort();

const april = month('2025-04');
const may = month('2025-05');

type Sent = { arrival: Arrival; slots: readonly Slot[] };
const sent = (arrival: Arrival, ...slots: Slot[]): Sent => ({ arrival, slots });

function pointerAfter(...files: readonly Sent[]): Current {
  return files.reduce((current, { arrival, slots }) => applyArrival(current, arrival, slots), NOTHING_CURRENT);
}

describe('a file replaces what its feed said before', () => {
  test('the first file takes every month that it covers', () => {
    const current = pointerAfter(sent(file(1), april, may));
    expect(holders(current)).toEqual(['* 2025-04 s-1 100', '* 2025-05 s-1 100']);
    expect(keptByNewer(current, file(1), [april, may])).toEqual([]);
    expect(replacedBy(current, file(1))).toEqual([]);
    expect(current.version).toBe(1);
  });

  test('a later file takes its own months and leaves the others as they are, and says what it replaced', () => {
    const before = pointerAfter(sent(file(1), april, may));
    const next = applyArrival(before, file(2), [month('2025-05', 90), month('2025-06')]);
    expect(holders(next)).toEqual(['* 2025-04 s-1 100', '* 2025-05 s-2 90', '* 2025-06 s-2 100']);
    expect(replacedBy(next, file(2))).toEqual([
      { period: '2025-05', scope: '*', rows: 90, before: 100, submission: 's-1', count: null, countBefore: null },
    ]);
    expect(holders(before)).toEqual(['* 2025-04 s-1 100', '* 2025-05 s-1 100']);
  });

  test('an older file that comes late counts in the months that no newer file covers, and is remembered in the others', () => {
    const current = pointerAfter(sent(file(2), may), sent(file(1), april, may));
    expect(holders(current)).toEqual(['* 2025-04 s-1 100', '* 2025-05 s-2 100']);
    expect(keptByNewer(current, file(1), [april, may])).toEqual([may]);
    expect(holders(withdrawArrival(current, file(2), []))).toEqual(['* 2025-04 s-1 100', '* 2025-05 s-1 100']);
  });

  test('an area of a plan is replaced by itself', () => {
    const coventry = { scope: 'E08000026', period: '2025-26-Q1', rows: 4 };
    const solihull = { scope: 'E08000029', period: '2025-26-Q1', rows: 4 };
    const current = pointerAfter(sent(file(1), coventry, solihull), sent(file(2), coventry));
    expect(holderOf(current, coventry)?.submission).toBe('s-2');
    expect(holderOf(current, solihull)?.submission).toBe('s-1');
  });

  test('a file of which nothing counts yet is remembered, six versions of one name at most', () => {
    const versions = Array.from({ length: 9 }, (_, n) => sent(file(n + 1, { key: 'sus-apc/coventry/april.csv' })));
    const current = pointerAfter(...versions);
    expect(Object.keys(current.arrivals).sort()).toEqual(['s-4', 's-5', 's-6', 's-7', 's-8', 's-9']);
    expect(holders(applyArrival(current, file(9, { key: 'sus-apc/coventry/april.csv' }), [april]))).toHaveLength(1);
  });

  test('a month that a file counted and, counted anew, does not any more goes back to the file before', () => {
    const current = pointerAfter(sent(file(1), april), sent(file(2), april, may), sent(file(2), may));
    expect(holders(current)).toEqual(['* 2025-04 s-1 100', '* 2025-05 s-2 100']);
  });

  test('of each month the newest six files are remembered', () => {
    const files = Array.from({ length: 9 }, (_, n) => sent(file(n + 1), april));
    const submissions = claimsOn(pointerAfter(...files), april).map(({ submission }) => submission);
    expect(submissions).toEqual(['s-9', 's-8', 's-7', 's-6', 's-5', 's-4']);
    expect(submissions).toHaveLength(MOST_CLAIMS);
  });
});

describe('a repeat after a crash still knows what follows', () => {
  test('the counts of the file itself and of those that it put aside', () => {
    const once = pointerAfter(sent(file(1), april), sent(file(2), april));
    const twice = applyArrival(once, file(2), [april]);
    expect(concernedBy(twice, file(2), [april])).toEqual(concernedBy(once, file(2), [april]));
    expect(concernedBy(once, file(2), [april]).countsIds).toEqual(['s-2.rules1', 's-1.rules1']);
  });

  test('the older counts of the same file, counted by newer rules', () => {
    const again = file(1, { countsId: 's-1.rules2', fingerprint: 'rules/2' });
    const current = pointerAfter(sent(file(1), april), sent(again, april));
    expect(current.arrivals['s-1']?.countsId).toBe('s-1.rules2');
    expect(concernedBy(current, again, [april]).countsIds).toEqual(['s-1.rules2', 's-1.rules1']);
  });

  test('the counts of a file that counted until it fell out of the history', () => {
    const withdrawn = [2, 3, 4, 5, 6].reduce(
      (current, n) => withdrawArrival(applyArrival(current, file(n), [april]), file(n), []),
      pointerAfter(sent(file(1), april)),
    );
    expect(holderOf(withdrawn, april)?.submission).toBe('s-1');
    const next = applyArrival(withdrawn, file(7), [april]);
    expect(Object.keys(next.arrivals)).not.toContain('s-1');
    expect(concernedBy(applyArrival(next, file(7), [april]), file(7), [april]).countsIds).toContain('s-1.rules1');
  });
});

describe('a file that is withdrawn', () => {
  const before = pointerAfter(
    sent(file(1), april, may),
    sent(file(2), month('2025-04', 90)),
    sent(file(3), month('2025-04', 80)),
  );

  test('gives each month back to the file that it replaced, and says so', () => {
    const current = withdrawArrival(before, file(3), []);
    expect(holders(current)).toEqual(['* 2025-04 s-2 90', '* 2025-05 s-1 100']);
    expect(insteadOf(current, file(3))).toEqual([
      { period: '2025-04', scope: '*', rows: 90, before: 80, submission: 's-2', isLost: false },
    ]);
  });

  test('leaves a month empty that nobody else sent', () => {
    const current = withdrawArrival(before, file(1), []);
    expect(holders(current)).toEqual(['* 2025-04 s-3 80']);
    expect(insteadOf(current, file(1))).toEqual([
      { period: '2025-05', scope: '*', rows: null, before: 100, submission: null, isLost: false },
    ]);
  });

  test('changes nothing where it had been replaced already, but does not come back after the one that replaced it', () => {
    const current = withdrawArrival(before, file(2), []);
    expect(holders(current)).toEqual(holders(before));
    expect(holders(withdrawArrival(current, file(3), []))).toEqual(['* 2025-04 s-1 100', '* 2025-05 s-1 100']);
  });

  test('is not brought back when it is heard of or counted again, nor when it was held and is confirmed', () => {
    const withdrawn = withdrawArrival(before, file(3), []);
    const recounted = file(3, { countsId: 's-3.rules2', fingerprint: 'rules/2' });
    for (const late of [file(3), recounted]) {
      expect(holders(applyArrival(withdrawn, late, [month('2025-04', 80)]))).toEqual(holders(withdrawn));
    }
    const held = withdrawArrival(before, file(4), [month('2025-04', 10)]);
    expect(holders(held)).toEqual(holders(before));
    expect(holders(applyArrival(held, file(4), [month('2025-04', 10)]))).toEqual(holders(before));
  });

  test('counts again when its content is sent as a new file', () => {
    const withdrawn = withdrawArrival(before, file(3), []);
    const again = file(5, { sha256: 'content-3' });
    expect(sameContentAs(withdrawn, again, [month('2025-04', 80)])).toBeNull();
    expect(holders(applyArrival(withdrawn, again, [month('2025-04', 80)]))).toContain('* 2025-04 s-5 80');
  });

  test('leaves the month to the same content that was sent again before', () => {
    const current = pointerAfter(sent(file(1), april), sent(file(2, { sha256: 'content-1' }), april));
    expect(holderOf(current, april)?.submission).toBe('s-1');
    expect(holderOf(withdrawArrival(current, file(1), []), april)?.submission).toBe('s-2');
  });
});

describe('a file that would lose more than half of a month is noticed', () => {
  const before = pointerAfter(sent(file(1), month('2025-04', 101), month('2025-05', 100)));

  test.each([
    { rows: 50, lost: 1 },
    { rows: 51, lost: 0 },
    { rows: 0, lost: 1 },
    { rows: 500, lost: 0 },
  ])('$rows rows after 101', ({ rows, lost }) => {
    expect(largeDrops(before, file(2), [month('2025-04', rows)])).toHaveLength(lost);
  });

  test('exactly half is not more than half', () => {
    expect(largeDrops(before, file(2), [month('2025-05', 50)])).toEqual([]);
    expect(largeDrops(before, file(2), [month('2025-05', 49)])).toEqual([
      { slot: month('2025-05', 49), before: { rows: 100 } },
    ]);
  });

  test('as many rows with less than half of what they count', () => {
    const counted = (rows: number, count: number): Slot => ({ ...april, rows, count });
    const current = pointerAfter(sent(file(1), counted(9, 2314)));
    expect(largeDrops(current, file(2), [counted(9, 1156)])).toEqual([
      { slot: counted(9, 1156), before: { rows: 9, count: 2314 } },
    ]);
    expect(largeDrops(current, file(2), [counted(9, 1157)])).toEqual([]);
    expect(largeDrops(current, file(2), [month('2025-04', 9)])).toEqual([]);
  });

  test('a month that nobody sent before cannot drop', () => {
    expect(largeDrops(before, file(2), [month('2025-06', 1)])).toEqual([]);
  });

  test('a file does not drop against itself, nor does an older one that will not count', () => {
    expect(largeDrops(before, file(1), [month('2025-04', 1)])).toEqual([]);
    expect(largeDrops(before, file(0), [month('2025-04', 1)])).toEqual([]);
  });

  test('a file that counts already is not held for what it replaced when it is counted again', () => {
    const current = pointerAfter(sent(file(1), april), sent(file(2), month('2025-04', 10)));
    expect(largeDrops(current, file(2), [month('2025-04', 9)])).toEqual([]);
  });
});

describe('the same content again is recognised', () => {
  const before = pointerAfter(sent(file(1), april, may));
  const same = file(2, { sha256: 'content-1' });

  test('the same bytes under the same rules, while the first still counts for everything', () => {
    expect(sameContentAs(before, same, [april, may])).toBe('s-1');
  });

  test('and changes nothing, however often it comes', () => {
    const copies = Array.from({ length: 12 }, (_, n) => sent(file(n + 2, { sha256: 'content-1' }), april, may));
    const current = pointerAfter(sent(file(1), april, may), ...copies);
    expect(holders(current)).toEqual(holders(before));
    expect(claimsOn(current, april)).toHaveLength(MOST_CLAIMS);
  });

  test.each([
    ['other bytes', file(2)],
    ['other rules', { ...same, fingerprint: 'rules/2' }],
    ['the very same submission, delivered twice', file(1)],
  ])('not %s', (_what, arrival) => {
    expect(sameContentAs(before, arrival, [april, may])).toBeNull();
  });

  test('not once another file has replaced one of its months', () => {
    const replaced = applyArrival(before, file(3), [may]);
    expect(sameContentAs(replaced, file(4, { sha256: 'content-1' }), [april, may])).toBeNull();
  });

  test('a file that covers nothing is no repeat of anything', () => {
    expect(sameContentAs(before, same, [])).toBeNull();
  });

  test('sent again after another file, it counts in place of that one though the event of that one comes last', () => {
    const [first, between, again] = [
      sent(file(1), april),
      sent(file(2), april),
      sent(file(3, { sha256: 'content-1' }), april),
    ];
    for (const order of [
      [first, between, again],
      [first, again, between],
      [again, first, between],
      [between, again, first],
    ]) {
      expect(holders(pointerAfter(...order))).toEqual(['* 2025-04 s-3 100']);
    }
  });
});
