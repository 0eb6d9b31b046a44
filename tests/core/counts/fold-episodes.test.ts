import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SourceRecord } from '../../../functions/core/intake/source-record.ts';
import { countRecords, day, rowsIn, soundSpell } from './records-for-test.ts';

const PLANNING = 'emergency-admissions-65-plus.nhs-planning';

/** One row of a spell in the layout of episodes: what is known only at the end stands on the last episode. */
function episode(spellId: string, number: number, parts: { last: boolean; treatment?: string; version?: number }) {
  return soundSpell({
    spellId,
    episodeNumber: number,
    lastEpisode: parts.last ? '1' : '2',
    dischargeDate: parts.last ? day('2025-04-09') : null,
    dischargeReadyDate: parts.last ? day('2025-04-07') : null,
    treatmentFunction: parts.treatment ?? '300',
    extractDate: parts.version ?? 1,
  });
}

const permutations = <T>(values: readonly T[]): T[][] =>
  values.length < 2
    ? [[...values]]
    : values.flatMap((value, at) => permutations(values.toSpliced(at, 1)).map((rest) => [value, ...rest]));

/** What must not depend on the order of rows; row numbers in issues do. */
function outcomeOf(records: readonly SourceRecord[]) {
  const { cells, slots, accepted, notCounted } = countRecords(records);
  return { cells, slots, accepted, notCounted: Object.fromEntries(Object.entries(notCounted).sort()) };
}

function expectSameInAnyOrder(records: readonly SourceRecord[]) {
  const wanted = outcomeOf(records);
  for (const order of permutations(records)) expect(outcomeOf(order)).toEqual(wanted);
  return wanted;
}

describe('episodes are folded to spells', () => {
  test('three episodes are one spell, by the treatment function of the last, in any order of rows', () => {
    const found = expectSameInAnyOrder([
      episode('H1', 1, { last: false, treatment: '300' }),
      episode('H1', 2, { last: false, treatment: '300' }),
      episode('H1', 3, { last: true, treatment: '650' }),
    ]);
    expect(found.cells[0]?.counts).toMatchObject({ [PLANNING]: 0, 'emergency-admissions-65-plus.all-emergency': 1 });
    expect([found.accepted, found.notCounted]).toEqual([3, {}]);
  });

  test('a spell of which the last episode is not there has not ended', () => {
    const found = expectSameInAnyOrder([episode('H1', 1, { last: false }), episode('H1', 2, { last: false })]);
    expect([found.cells, found.accepted, found.notCounted]).toEqual([[], 0, { 'spell-not-ended': 2 }]);
  });

  test('a repeated last episode is a duplicate, in any order of rows', () => {
    const found = expectSameInAnyOrder([
      episode('H1', 1, { last: false }),
      episode('H1', 2, { last: true }),
      episode('H1', 2, { last: true }),
    ]);
    expect([found.cells[0]?.rows, found.accepted, found.notCounted]).toEqual([1, 2, { duplicate: 1 }]);
  });

  test('a repeated earlier episode is a duplicate, in any order of rows', () => {
    const found = expectSameInAnyOrder([
      episode('H1', 1, { last: false }),
      episode('H1', 1, { last: false }),
      episode('H1', 2, { last: true }),
    ]);
    expect([found.cells[0]?.rows, found.accepted, found.notCounted]).toEqual([1, 2, { duplicate: 1 }]);
  });

  test('a later version of the last episode counts instead of the earlier one, in any order of rows', () => {
    const found = expectSameInAnyOrder([
      episode('H1', 1, { last: false, version: 1 }),
      episode('H1', 2, { last: true, version: 1, treatment: '650' }),
      episode('H1', 1, { last: false, version: 2 }),
      episode('H1', 2, { last: true, version: 2, treatment: '300' }),
    ]);
    expect(found.cells[0]?.counts[PLANNING]).toBe(1);
    expect([found.accepted, found.notCounted]).toEqual([2, { duplicate: 2 }]);
  });

  test('an episode that was open in an earlier extract and has ended in a later one has ended, in any order', () => {
    const found = expectSameInAnyOrder([
      episode('H1', 1, { last: false, version: 1 }),
      episode('H1', 1, { last: true, version: 2 }),
    ]);
    expect(found.cells[0]?.counts[PLANNING]).toBe(1);
    expect([found.accepted, found.notCounted]).toEqual([1, { duplicate: 1 }]);
  });

  test('a spell of more episodes than a byte can count keeps its totals', () => {
    const open = Array.from({ length: 300 }, (_, n) => episode('H1', n + 1, { last: false }));
    const found = outcomeOf([...open, episode('H1', 301, { last: true })]);
    expect([found.accepted, found.notCounted, found.cells[0]?.rows]).toEqual([301, {}, 1]);
  });
});

const spells = fc.array(
  fc.record({
    episodes: fc.integer({ min: 1, max: 3 }),
    ended: fc.boolean(),
    repeats: fc.array(fc.integer({ min: 1, max: 3 }), { maxLength: 2 }),
    home: fc.constantFrom('E08000026', 'E08000029', 'W06000015', null),
    treatment: fc.constantFrom('300', '650', null),
  }),
  { minLength: 1, maxLength: 4 },
);

const rowsOf = (parts: typeof spells extends fc.Arbitrary<infer T> ? T : never): SourceRecord[] =>
  parts.flatMap(({ episodes, ended, repeats, home, treatment }, n) => {
    const row = (number: number) => ({
      ...episode(`H${n}`, number, { last: ended && number === episodes }),
      localAuthority: home,
      treatmentFunction: treatment,
    });
    const numbers = Array.from({ length: episodes }, (_, index) => index + 1);
    return [...numbers, ...repeats.filter((number) => number <= episodes)].map(row);
  });

describe('the order of rows never matters', () => {
  test('any extract of episodes, shuffled, gives the same cells and the same totals of rows', () => {
    const shuffled = spells.chain((parts) => {
      const rows = rowsOf(parts);
      const whole = { minLength: rows.length, maxLength: rows.length };
      return fc.record({ rows: fc.constant(rows), order: fc.shuffledSubarray(rows, whole) });
    });
    fc.assert(
      fc.property(shuffled, ({ rows, order }) => {
        expect(outcomeOf(order)).toEqual(outcomeOf(rows));
        expect(rowsIn(countRecords(order))).toBe(rows.length);
      }),
      { numRuns: 300 },
    );
  });

  test('every row of an extract is accepted, a duplicate, or not counted for a reason', () => {
    fc.assert(
      fc.property(spells, (parts) => {
        const repeated = parts.reduce(
          (sum, { repeats, episodes }) => sum + repeats.filter((r) => r <= episodes).length,
          0,
        );
        expect(countRecords(rowsOf(parts)).notCounted.duplicate ?? 0).toBe(repeated);
      }),
    );
  });
});
