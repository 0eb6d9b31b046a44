import { describe, expect, test } from 'vitest';
import { createFingerprinter } from '../../../functions/core/counts/fingerprint.ts';

const HALF = 2 ** 32;

/** Ids that real extracts hold: numbers that run on, in the forms of two trusts and of a derived table. */
const forms: Record<string, (n: number) => [trust: string, id: string]> = {
  'plain numbers': (n: number) => ['', String(100_000_000 + n)],
  'numbers with a letter': (n: number) => ['RKB', `H${n}`],
  'numbers of fixed length': (n: number) => ['RWE', `RWE-2025-${String(n).padStart(8, '0')}`],
};

describe('fingerprints tell spells apart without keeping their ids', () => {
  test('two million ids that run on, of three forms, share none', () => {
    const fingerprint = createFingerprinter();
    const perForm = Math.ceil(2_000_000 / 3);
    const seen = new Float64Array(perForm * 3);
    let at = 0;
    for (const form of Object.values(forms)) {
      for (let n = 0; n < perForm; n += 1) {
        const { low, high } = fingerprint(...form(n));
        // 53 bits of the 64 are more than enough: by chance two million would share one in 4,500 times.
        seen[at] = (high % 2 ** 21) * HALF + low;
        at += 1;
      }
    }
    seen.sort();
    let shared = 0;
    for (let index = 1; index < seen.length; index += 1) if (seen[index] === seen[index - 1]) shared += 1;
    expect(shared).toBe(0);
  });

  test.each(Object.entries(forms))('of %s, every bit is set about half the time', (_name, form) => {
    const fingerprint = createFingerprinter();
    const ids = 100_000;
    const set = new Float64Array(64);
    for (let n = 0; n < ids; n += 1) {
      const { low, high } = fingerprint(...form(n));
      for (let bit = 0; bit < 32; bit += 1) {
        set[bit] = (set[bit] ?? 0) + ((low >>> bit) & 1);
        set[bit + 32] = (set[bit + 32] ?? 0) + ((high >>> bit) & 1);
      }
    }
    for (const count of set) expect(Math.abs(count / ids - 0.5)).toBeLessThan(0.02);
  });

  test('ids fill the buckets of a table evenly', () => {
    const fingerprint = createFingerprinter();
    const buckets = new Float64Array(1024);
    for (let n = 0; n < 102_400; n += 1) {
      const { low, high } = fingerprint('RKB', `H${n}`);
      const bucket = (low ^ high) & 1023;
      buckets[bucket] = (buckets[bucket] ?? 0) + 1;
    }
    const chiSquare = buckets.reduce((sum, count) => sum + (count - 100) ** 2 / 100, 0);
    expect(chiSquare).toBeGreaterThan(850); // 1,023 degrees of freedom: expected 1,023, standard deviation 45
    expect(chiSquare).toBeLessThan(1200);
  });

  test('the trust is part of the identity, and it cannot run over into the id', () => {
    const fingerprint = createFingerprinter();
    const of = (trust: string, id: string) => {
      const { low, high } = fingerprint(trust, id);
      return `${low} ${high}`;
    };
    expect(of('RKB', '1')).not.toBe(of('RWE', '1'));
    expect(of('RK', 'B1')).not.toBe(of('RKB', '1'));
    expect(of('', 'RKB1')).not.toBe(of('RKB', '1'));
    expect(of('RKB', '1')).toBe(of('RKB', '1'));
  });

  test('both halves are whole numbers of 32 bits without a sign', () => {
    const fingerprint = createFingerprinter();
    for (let n = 0; n < 1000; n += 1) {
      for (const half of Object.values(fingerprint('RKB', String(n)))) {
        expect(Number.isInteger(half) && half >= 0 && half < HALF).toBe(true);
      }
    }
  });
});
