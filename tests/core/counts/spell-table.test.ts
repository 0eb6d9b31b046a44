import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Fingerprint } from '../../../functions/core/counts/fingerprint.ts';
import { type SpellEntry, SpellTable } from '../../../functions/core/counts/spell-table.ts';

const entryOf = (n: number): SpellEntry => ({
  unit: n % 153,
  month: n % 12,
  measures: n % 2 ** 31,
  delayDays: n % 400,
  episode: n % 1_000_004,
  version: 1_750_000_000_000 + n,
  standing: n % 7,
  openRows: n % 5,
  age: n % 110,
  conditions: n % 4,
  opening: n % 2_000_009,
  openingVersion: 1_740_000_000_000 + n,
});

const blank = (): SpellEntry => entryOf(0);

function readAt(table: SpellTable, position: number): SpellEntry {
  const entry = blank();
  table.read(position, entry);
  return entry;
}

describe('the table of spells', () => {
  test('an empty table knows no spell', () => {
    expect(new SpellTable().find({ low: 0, high: 0 })).toBe(-1);
  });

  test('spells whose fingerprints fall into the same bucket are told apart', () => {
    const table = new SpellTable();
    // The low bits of the high half are the same for all, so all of them start at one slot; for every two it is the same.
    const at = (n: number): Fingerprint => ({ low: n, high: (((n >>> 1) << 20) | 0xabcd) >>> 0 });
    const planted = Array.from({ length: 500 }, (_, n) => at(n));
    planted.forEach((fingerprint, n) => {
      expect(table.find(fingerprint)).toBe(-1);
      table.add(fingerprint, entryOf(n));
    });
    planted.forEach((fingerprint, n) => {
      expect(readAt(table, table.find(fingerprint))).toEqual(entryOf(n));
    });
    expect(table.find(at(500))).toBe(-1);
    expect(table.find({ ...at(0), low: 500 })).toBe(-1);
  });

  test('fingerprints that agree in one half only are two spells', () => {
    const table = new SpellTable();
    table.add({ low: 7, high: 9 }, entryOf(1));
    expect(table.find({ low: 7, high: 10 })).toBe(-1);
    expect(table.find({ low: 8, high: 9 })).toBe(-1);
    expect(table.find({ low: 9, high: 7 })).toBe(-1);
    expect(table.find({ low: 7, high: 9 })).toBe(0);
  });

  test('nothing is lost while it grows through its sizes', () => {
    const table = new SpellTable();
    const spells = 100_000;
    const fingerprintOf = (n: number) => ({
      low: Math.imul(n, 0x9e3779b1) >>> 0,
      high: Math.imul(n, 0x85ebca77) >>> 0,
    });
    for (let n = 0; n < spells; n += 1) table.add(fingerprintOf(n), entryOf(n));
    expect(table.size).toBe(spells);
    const found = blank();
    for (let n = 0; n < spells; n += 1) {
      const position = table.find(fingerprintOf(n));
      table.read(position, found);
      if (position !== n || found.version !== entryOf(n).version) throw new Error(`spell ${n} is at ${position}`);
    }
    expect(readAt(table, spells - 1)).toEqual(entryOf(spells - 1));
    expect(table.find(fingerprintOf(spells))).toBe(-1);
  });

  test('it answers as a plain map would, whatever is added and changed', () => {
    const half = fc.integer({ min: 0, max: 15 });
    const step = fc.record({ low: half, high: half, n: fc.nat({ max: 1_000_000 }) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 300 }), (steps) => {
        const table = new SpellTable();
        const known = new Map<string, number>();
        for (const { low, high, n } of steps) {
          const position = table.find({ low, high });
          expect(position >= 0).toBe(known.has(`${low} ${high}`));
          if (position < 0) table.add({ low, high }, entryOf(n));
          else table.set(position, entryOf(n));
          known.set(`${low} ${high}`, n);
        }
        expect(table.size).toBe(known.size);
        for (const [key, n] of known) {
          const [low = 0, high = 0] = key.split(' ').map(Number);
          expect(readAt(table, table.find({ low, high }))).toEqual(entryOf(n));
        }
      }),
    );
  });
});
