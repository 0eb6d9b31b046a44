import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { heldByBoth } from '../../../functions/core/counts/same-discharges.ts';
import type { SourceCell } from '../../../functions/core/metrics/quarter-inputs.ts';
import { withoutOverlaps } from '../../../functions/core/metrics/without-overlaps.ts';
import { dischargeMonth, metricValue } from './quarter-fixture.ts';

const DELAY = 'discharge-delay-average-days';

type Sent = { feed: string; trusts?: string; arrived?: string };

const sent = (discharges: number, { feed, trusts, arrived = '2025-08-01' }: Sent): SourceCell => ({
  ...dischargeMonth('2025-04', [discharges, discharges - 10, 50], { feed }),
  arrivedAt: `${arrived}T09:00:00Z`,
  labels: trusts ? { providers: trusts } : { coverage: 'all-providers' },
});
const april = (...cells: SourceCell[]) => {
  const { denominator, flags, lineage } = metricValue({ cells }, DELAY, '2025-04');
  return { discharges: denominator, flags, feeds: lineage.map(({ file }) => file.replace('-2025-04.csv', '')) };
};

describe('discharge figures of one area and month', () => {
  test('of different trusts are added up', () => {
    expect(april(sent(1_000, { feed: 'rkb', trusts: 'RKB' }), sent(500, { feed: 'rjc', trusts: 'RJC' }))).toEqual({
      discharges: 1_500,
      flags: [],
      feeds: ['rjc', 'rkb'],
    });
  });

  test('of all trusts count alone, and the feeds of trusts that are left out are named', () => {
    const official = sent(1_480, { feed: 'nhs-england', arrived: '2025-06-12' });
    const trusts = [sent(1_000, { feed: 'rkb', trusts: 'RKB' }), sent(500, { feed: 'rjc', trusts: 'RJC' })];
    expect(april(...trusts, official)).toEqual({
      discharges: 1_480,
      feeds: ['nhs-england'],
      flags: [
        {
          code: 'overlap',
          text: 'nhs-england reports the discharges from all trusts in April 2025. Only nhs-england is counted; rjc and rkb would be counted twice and are left out.',
        },
      ],
    });
  });

  test('of all trusts sent by two feeds are those that came last', () => {
    const first = sent(1_480, { feed: 'nhs-england', arrived: '2025-06-12' });
    const second = sent(1_490, { feed: 'icb', arrived: '2025-07-10' });
    const { discharges, flags } = april(first, second);
    expect(discharges).toBe(1_490);
    expect(april(second, first).discharges).toBe(1_490);
    expect(flags[0]?.text).toBe(
      'icb reports the discharges from all trusts in April 2025, the newest file that does. Only icb is counted; nhs-england would be counted twice and is left out.',
    );
  });

  test('of all trusts alone need no words', () => {
    expect(april(sent(1_480, { feed: 'nhs-england' }))).toMatchObject({ discharges: 1_480, flags: [] });
  });

  test('of all trusts sent by two feeds beside a trust’s own are the newest, and both others are named', () => {
    const text = april(
      sent(1_480, { feed: 'nhs-england', arrived: '2025-06-12' }),
      sent(1_000, { feed: 'rkb', trusts: 'RKB' }),
      sent(1_490, { feed: 'icb', arrived: '2025-07-10' }),
    ).flags[0]?.text;
    expect(text).toContain('in April 2025, the newest file that does. Only icb is counted;');
    expect(text).toContain('nhs-england and rkb would be counted twice and are left out.');
  });

  test('that came at the same time are those of the first feed by name, whatever the order', () => {
    const [a, b] = [sent(1_480, { feed: 'a' }), sent(1_490, { feed: 'b' })];
    expect([april(a, b).feeds, april(b, a).feeds]).toEqual([['a'], ['a']]);
  });

  test('that overlap are named without those that do not', () => {
    const text = april(
      sent(1_000, { feed: 'x', trusts: 'RKB RJC', arrived: '2025-06-12' }),
      sent(1_010, { feed: 'y', trusts: 'RKB RJC', arrived: '2025-07-10' }),
      sent(500, { feed: 'z', trusts: 'RWE' }),
    ).flags.map((flag) => flag.text);
    expect(text).toEqual([
      'x and y each report RJC and RKB in April 2025; only y is counted, the file that came last, and x is left out.',
    ]);
  });

  test('that overlap with two files are left out for the one with more trusts, and what neither has is missing', () => {
    const text = april(
      sent(1_000, { feed: 'left', trusts: 'RA RB', arrived: '2025-06-12' }),
      sent(1_600, { feed: 'more', trusts: 'RA RC RD' }),
      sent(500, { feed: 'one', trusts: 'RB RE', arrived: '2025-07-10' }),
    ).flags.map((flag) => flag.text);
    expect(text).toEqual([
      'left, more and one each report RA and RB in April 2025; only more and one are counted, the file with more trusts, and left is left out.',
    ]);
  });

  test('of which two trusts are then missing say both', () => {
    const text = april(
      sent(1_000, { feed: 'left', trusts: 'RA RB RC' }),
      sent(1_600, { feed: 'more', trusts: 'RA RD RE RF' }),
    ).flags[0]?.text;
    expect(text).toContain('So RB and RC are missing.');
  });

  test('of all trusts without a figure that is needed do not push out the trusts that have it', () => {
    const official = sent(1_480, { feed: 'nhs-england' });
    const { 'bed-days-after-ready-date': _, ...counts } = official.counts;
    const found = april({ ...official, counts }, sent(1_000, { feed: 'rkb', trusts: 'RKB' }));
    expect([found.discharges, found.feeds]).toEqual([1_000, ['rkb']]);
    expect(found.flags.map(({ code }) => code)).toEqual(['feed-left-out']);
  });

  test('of one trust sent by two feeds are those that came last', () => {
    const trust = sent(1_000, { feed: 'rkb', trusts: 'RKB', arrived: '2025-06-12' });
    const board = sent(1_010, { feed: 'icb', trusts: 'RKB', arrived: '2025-07-10' });
    expect(april(trust, board)).toEqual({
      discharges: 1_010,
      feeds: ['icb'],
      flags: [
        {
          code: 'overlap',
          text: 'icb and rkb each report RKB in April 2025; only icb is counted, the file that came last, and rkb is left out.',
        },
      ],
    });
  });

  test('of several trusts in one file stay whole, although one of the trusts sends a newer file', () => {
    const board = sent(1_600, { feed: 'icb', trusts: 'RJC RKB', arrived: '2025-06-12' });
    const trust = sent(1_000, { feed: 'rkb', trusts: 'RKB', arrived: '2025-07-10' });
    const { discharges, flags } = april(board, trust);
    expect(discharges).toBe(1_600);
    expect(flags[0]?.text).toContain('only icb is counted, the file with more trusts');
  });

  test('that overlap in part are not added up, and the trust that is then missing is named', () => {
    const one = sent(1_600, { feed: 'icb-a', trusts: 'RJC RKB', arrived: '2025-06-12' });
    const other = sent(1_300, { feed: 'icb-b', trusts: 'RKB RLT', arrived: '2025-07-10' });
    const { discharges, flags } = april(one, other);
    expect(discharges).toBe(1_300);
    expect(flags[0]?.text).toContain('So RJC is missing.');
  });

  test('hold no discharge twice once they are added up, whichever way the files came in', () => {
    const trusts = fc.subarray(['RJC', 'RKB', 'RLT', 'RWE'], { minLength: 1 });
    const cell = fc.record({ trusts: fc.option(trusts), day: fc.integer({ min: 10, max: 28 }) });
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1, maxLength: 6 }), fc.nat(), (files, turn) => {
        const cells = files.map(({ trusts: codes, day }, n) =>
          sent(100 + n, { feed: `f${n}`, arrived: `2025-07-${day}`, ...(codes && { trusts: codes.join(' ') }) }),
        );
        const { kept, flags } = withoutOverlaps(cells);
        const at = turn % cells.length;
        const turned = withoutOverlaps([...cells.slice(at), ...cells.slice(0, at)]);
        expect(turned.kept.map(({ feed }) => feed).sort()).toEqual(kept.map(({ feed }) => feed).sort());
        for (const one of kept) for (const other of kept) if (one !== other) expect(heldByBoth(one, other)).toBeNull();
        const said = flags.map(({ text }) => text).join(' ');
        for (const { feed } of cells.filter((each) => !kept.includes(each))) expect(said).toContain(feed);
      }),
    );
  });
});
