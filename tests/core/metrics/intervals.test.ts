import fc from 'fast-check';
import { expect, test } from 'vitest';
import { byarLimits } from '../../../functions/core/metrics/byar.ts';
import { countLimits } from '../../../functions/core/metrics/count-limits.ts';
import { exactPoissonLimits } from '../../../functions/core/metrics/exact-poisson.ts';
import { normalQuantile, twoSidedDeviate } from '../../../functions/core/metrics/normal-quantile.ts';
import { wilsonLimits } from '../../../functions/core/metrics/wilson.ts';

test.each([
  [0.5, 0],
  [0.975, 1.959963984540054],
  [0.999, 3.090232306167813],
  [0.025, -1.959963984540054],
  [0.9, 1.2815515655446004],
  [0.6, 0.2533471031357997],
  [1e-10, -6.361340902404056],
  [1e-300, -37.0470962993612],
])('below the deviate of %f lies that probability', (probability, deviate) => {
  expect(normalQuantile(probability)).toBeCloseTo(deviate, 12);
});

test('a probability outside 0 to 1 has no deviate', () => {
  for (const probability of [0, 1, -0.1, Number.NaN]) {
    const refusal = new RangeError(`not a probability between 0 and 1: ${probability}`);
    expect(() => normalQuantile(probability)).toThrow(refusal);
  }
});

test('the deviates of 95 % and 99.8 % are those of the OHID methods', () => {
  expect(twoSidedDeviate(0.95)).toBeCloseTo(1.959963984540054, 14);
  expect(twoSidedDeviate(0.998)).toBeCloseTo(3.090232306167813, 12);
});

test('from ten events the limits are Byar’s, below ten they are exact', () => {
  expect(countLimits(10, 0.95)).toEqual(byarLimits(10, 0.95));
  expect(countLimits(9, 0.95)).toEqual(exactPoissonLimits(9, 0.95));
});

test('no events have a lower limit of nought', () => {
  expect(countLimits(0, 0.95).lower).toBe(0);
  expect(wilsonLimits(0, 12, 0.95).lower).toBe(0);
  expect(wilsonLimits(12, 12, 0.95).upper).toBe(1);
});

test('a count lies inside its limits, and the 99.8 % limits enclose the 95 % ones', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 200_000 }), (count) => {
      const [inner, outer] = [countLimits(count, 0.95), countLimits(count, 0.998)];
      expect(inner.lower <= count && count <= inner.upper).toBe(true);
      expect(outer.lower <= inner.lower && inner.upper <= outer.upper).toBe(true);
    }),
  );
});

test('a proportion lies inside its limits, which lie between 0 and 1', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100_000 }), fc.double({ min: 0, max: 1, noNaN: true }), (total, share) => {
      const events = Math.round(total * share);
      const { lower, upper } = wilsonLimits(events, total, 0.95);
      expect(lower >= 0 && upper <= 1).toBe(true);
      expect(lower <= events / total && events / total <= upper).toBe(true);
    }),
  );
});
