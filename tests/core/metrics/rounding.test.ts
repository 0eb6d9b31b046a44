import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  decimal,
  fraction,
  over,
  product,
  type Rational,
  times,
  toNumber,
} from '../../../functions/core/metrics/rational.ts';
import { roundedText, roundHalfAwayFromZero } from '../../../functions/core/metrics/rounding.ts';

const rounded = (value: Rational, decimals: number) => roundedText(roundHalfAwayFromZero(value, decimals));

test.each([
  ['half a percent rounds up', times(fraction(1, 200), 100), 0, '1'],
  ['a negative half rounds away from zero', fraction(-1, 2), 0, '-1'],
  ['two and a half rounds to three, not to the even number', fraction(5, 2), 0, '3'],
  ['a value just below the half rounds down', fraction(4_999_999, 10_000_000), 0, '0'],
  ['an eighth at two decimals rounds up', fraction(1, 8), 2, '0.13'],
  ['thousands are separated', fraction(1_234_567, 1), 0, '1,234,567'],
  ['three digits are not separated', fraction(999, 1), 0, '999'],
  ['decimals are filled up', fraction(1, 2), 2, '0.50'],
  ['a thousand with decimals is separated before the point only', fraction(12_345_678, 10_000), 4, '1,234.5678'],
  ['nought is nought', fraction(0, 7), 1, '0.0'],
])('%s', (_, value, decimals, text) => {
  expect(rounded(value, decimals)).toBe(text);
});

test('a decimal from a plan is taken as it is written, not as the binary number beside it', () => {
  expect(rounded(decimal(1.005), 2)).toBe('1.01');
  expect(rounded(decimal(1.13), 2)).toBe('1.13');
  expect(rounded(decimal(-0.145), 2)).toBe('-0.15');
  expect(rounded(decimal(1e-7), 6)).toBe('0.000000');
  expect(rounded(decimal(5e-7), 6)).toBe('0.000001');
  expect(rounded(decimal(1.5e21), 0)).toBe('1,500,000,000,000,000,000,000');
});

test('a fraction of nothing is refused', () => {
  expect(() => fraction(1, 0)).toThrow(new RangeError('a fraction needs a denominator above 0, got 0'));
  expect(() => decimal(Number.NaN)).toThrow(new RangeError('not a finite number: NaN'));
  const refusal = new RangeError('a fraction can be divided by one above 0 only');
  expect(() => over(fraction(1, 2), fraction(0, 3))).toThrow(refusal);
  expect(() => over(fraction(1, 2), fraction(-1, 3))).toThrow(refusal);
});

test('fractions are multiplied part by part, and divided crosswise', () => {
  expect(product(fraction(2, 3), fraction(4, 5))).toEqual({ numerator: 8n, denominator: 15n });
  expect(over(fraction(2, 3), fraction(4, 5))).toEqual({ numerator: 10n, denominator: 12n });
});

test('rounding moves a value by at most half a unit of the last decimal', () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer({ min: 1 }), fc.integer({ min: 0, max: 4 }), (top, bottom, decimals) => {
      const { units } = roundHalfAwayFromZero(fraction(top, bottom), decimals);
      const difference = BigInt(top) * 10n ** BigInt(decimals) - units * BigInt(bottom);
      expect(2n * (difference < 0n ? -difference : difference) <= BigInt(bottom)).toBe(true);
    }),
  );
});

test('a negative value rounds to the opposite of the positive one', () => {
  fc.assert(
    fc.property(fc.nat(), fc.integer({ min: 1 }), fc.integer({ min: 0, max: 4 }), (top, bottom, decimals) => {
      const { units } = roundHalfAwayFromZero(fraction(top, bottom), decimals);
      expect(roundHalfAwayFromZero(fraction(-top, bottom), decimals).units).toBe(-units);
    }),
  );
});

test('a number read as a decimal gives the number back', () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer({ min: 0, max: 9 }), (digits, decimals) => {
      const value = digits / 10 ** decimals;
      expect(toNumber(decimal(value))).toBe(value);
    }),
  );
});

test('the text without its separators is the rounded number', () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer({ min: 0, max: 3 }), (units, decimals) => {
      const text = roundedText({ units: BigInt(units), decimals });
      expect(Number(text.replaceAll(',', ''))).toBeCloseTo(units / 10 ** decimals, 9);
    }),
  );
});
