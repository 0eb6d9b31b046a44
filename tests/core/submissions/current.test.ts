import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Arrival } from '../../../functions/core/submissions/arrival.ts';
import {
  applyArrival,
  type Current,
  holderOf,
  largeDrops,
  NOTHING_CURRENT,
  type Slot,
  sameContentAs,
  WHOLE_FEED,
} from '../../../functions/core/submissions/current.ts';

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

const holders = (current: Current) =>
  Object.entries(current.slots)
    .flatMap(([scope, periods]) =>
      Object.entries(periods).map(([period, { submission, rows }]) => `${scope} ${period} ${submission} ${rows}`),
    )
    .sort();

const april = month('2025-04');
const may = month('2025-05');

describe('a file replaces what its feed said before', () => {
  test('the first file takes every month that it covers', () => {
    const { next, taken, kept, replaced } = applyArrival(NOTHING_CURRENT, file(1), [april, may]);
    expect(holders(next)).toEqual(['* 2025-04 s-1 100', '* 2025-05 s-1 100']);
    expect([taken, kept, replaced]).toEqual([[april, may], [], []]);
    expect(next.version).toBe(1);
  });

  test('a later file takes its own months and leaves the others as they are', () => {
    const before = applyArrival(NOTHING_CURRENT, file(1), [april, may]).next;
    const { next, replaced } = applyArrival(before, file(2), [month('2025-05', 90), month('2025-06')]);
    expect(holders(next)).toEqual(['* 2025-04 s-1 100', '* 2025-05 s-2 90', '* 2025-06 s-2 100']);
    expect(replaced).toEqual(['s-1.rules1']);
    expect(holders(before)).toEqual(['* 2025-04 s-1 100', '* 2025-05 s-1 100']);
  });

  test('an older file that comes late keeps only the months that no newer file covers', () => {
    const before = applyArrival(NOTHING_CURRENT, file(2), [may]).next;
    const { next, taken, kept } = applyArrival(before, file(1), [april, may]);
    expect(holders(next)).toEqual(['* 2025-04 s-1 100', '* 2025-05 s-2 100']);
    expect([taken, kept]).toEqual([[april], [may]]);
  });

  test('a file that holds no month any more is forgotten', () => {
    const before = applyArrival(NOTHING_CURRENT, file(1), [april]).next;
    expect(Object.keys(applyArrival(before, file(2), [april]).next.arrivals)).toEqual(['s-2']);
  });

  test('a repeat after a crash still knows which counts it put aside', () => {
    const before = applyArrival(NOTHING_CURRENT, file(1), [april]).next;
    const once = applyArrival(before, file(2), [april]);
    expect(applyArrival(once.next, file(2), [april]).replaced).toEqual(once.replaced);
  });

  test('the same file counted by newer rules puts its own older counts aside', () => {
    const before = applyArrival(NOTHING_CURRENT, file(1), [april]).next;
    const again = applyArrival(before, file(1, { countsId: 's-1.rules2', fingerprint: 'rules/2' }), [april]);
    expect(again.replaced).toEqual(['s-1.rules1']);
    expect(again.next.arrivals['s-1']?.countsId).toBe('s-1.rules2');
  });

  test('an area of a plan is replaced by itself', () => {
    const coventry = { scope: 'E08000026', period: '2025-26-Q1', rows: 4 };
    const solihull = { scope: 'E08000029', period: '2025-26-Q1', rows: 4 };
    const before = applyArrival(NOTHING_CURRENT, file(1), [coventry, solihull]).next;
    const { next } = applyArrival(before, file(2), [coventry]);
    expect(holderOf(next, coventry)?.submission).toBe('s-2');
    expect(holderOf(next, solihull)?.submission).toBe('s-1');
  });
});

const months = ['2025-04', '2025-05', '2025-06', '2025-07'];
const deliveries = fc
  .array(fc.uniqueArray(fc.constantFrom(...months), { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 6 })
  .map((covers) => covers.map((periods, n) => ({ arrival: file(n + 1), slots: periods.map((p) => month(p, 10 + n)) })));

function deliver(files: readonly { arrival: Arrival; slots: readonly Slot[] }[]): Current {
  return files.reduce((current, { arrival, slots }) => applyArrival(current, arrival, slots).next, NOTHING_CURRENT);
}

describe('files may be delivered in any order and more than once', () => {
  test('every month ends with the newest file that covers it', () => {
    const delivered = deliveries.chain((files) =>
      fc.record({ files: fc.constant(files), order: fc.shuffledSubarray([...files, ...files], fullLength(files)) }),
    );
    fc.assert(
      fc.property(delivered, ({ files, order }) => {
        const complete = [...order, ...files.filter((each) => !order.includes(each))];
        const ended = deliver(complete);
        expect(holders(ended)).toEqual(holders(deliver(files)));
        expect(Object.keys(ended.arrivals).sort()).toEqual(Object.keys(deliver(files).arrivals).sort());
      }),
    );
  });

  test('versions of one key end with the highest sequencer', () => {
    const versions = fc.uniqueArray(fc.integer({ min: 1, max: 99 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(versions, (order) => {
        const files = order.map((n) => ({ arrival: file(n, { key: 'sus-apc/coventry/april.csv' }), slots: [april] }));
        expect(holderOf(deliver(files), april)?.submission).toBe(`s-${Math.max(...order)}`);
      }),
    );
  });
});

function fullLength(files: readonly unknown[]) {
  return { minLength: files.length, maxLength: files.length * 2 };
}

describe('a file that would lose more than half of a month is noticed', () => {
  const before = applyArrival(NOTHING_CURRENT, file(1), [month('2025-04', 101), month('2025-05', 100)]).next;

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
    expect(largeDrops(before, file(2), [month('2025-05', 49)])).toEqual([{ slot: month('2025-05', 49), before: 100 }]);
  });

  test('a month that nobody sent before cannot drop', () => {
    expect(largeDrops(before, file(2), [month('2025-06', 1)])).toEqual([]);
  });

  test('a file does not drop against itself, nor does an older one that will not count', () => {
    expect(largeDrops(before, file(1), [month('2025-04', 1)])).toEqual([]);
    expect(largeDrops(before, file(0), [month('2025-04', 1)])).toEqual([]);
  });
});

describe('the same content again is recognised', () => {
  const before = applyArrival(NOTHING_CURRENT, file(1), [april, may]).next;
  const same = file(2, { sha256: 'content-1' });

  test('the same bytes under the same rules, while the first still counts for everything', () => {
    expect(sameContentAs(before, same, [april, may])).toBe('s-1');
  });

  test.each([
    ['other bytes', file(2)],
    ['other rules', { ...same, fingerprint: 'rules/2' }],
    ['the very same submission, delivered twice', file(1)],
  ])('not %s', (_what, arrival) => {
    expect(sameContentAs(before, arrival, [april, may])).toBeNull();
  });

  test('not once another file has replaced one of its months', () => {
    const replaced = applyArrival(before, file(3), [may]).next;
    expect(sameContentAs(replaced, file(4, { sha256: 'content-1' }), [april, may])).toBeNull();
  });

  test('a file that covers nothing is no repeat of anything', () => {
    expect(sameContentAs(before, same, [])).toBeNull();
  });
});
