import { expect, test } from 'vitest';
import { byarLimits } from '../../functions/core/metrics/byar.ts';
import { countLimits } from '../../functions/core/metrics/count-limits.ts';
import { wilsonLimits } from '../../functions/core/metrics/wilson.ts';
import vectors from './interval-vectors.json' with { type: 'json' };

/** Equal to 1e-9, or to one part in 10^9 where the numbers are large. */
function expectEqual(found: number, expected: number) {
  expect(Math.abs(found - expected)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(expected)));
}

test.each(vectors.rate)('a rate of $count in $population has the expected 95 % and 99.8 % limits', (vector) => {
  const scale = vector.multiplier / vector.population;
  const [limits95, limits998] = [countLimits(vector.count, 0.95), countLimits(vector.count, 0.998)];
  expectEqual(limits95.lower * scale, vector.lower95);
  expectEqual(limits95.upper * scale, vector.upper95);
  expectEqual(limits998.lower * scale, vector.lower99_8);
  expectEqual(limits998.upper * scale, vector.upper99_8);
});

test.each(vectors.proportion)('$numerator of $denominator has the expected 95 % and 99.8 % limits', (vector) => {
  const { numerator, denominator, multiplier } = vector;
  const [limits95, limits998] = [
    wilsonLimits(numerator, denominator, 0.95),
    wilsonLimits(numerator, denominator, 0.998),
  ];
  expectEqual(limits95.lower * multiplier, vector.lower95);
  expectEqual(limits95.upper * multiplier, vector.upper95);
  expectEqual(limits998.lower * multiplier, vector.lower99_8);
  expectEqual(limits998.upper * multiplier, vector.upper99_8);
});

// From the test data of PHEindicatormethods 2.1.0 (testdata_*.xlsx).
test.each([
  [65, 0.95, 50.163187710459454, 82.84913854593984],
  [1_045, 0.95, 982.593201807333, 1110.33121298565],
  [1, 0.95, 0.013072132901504, 5.56375558247526],
  [65, 0.998, 42.88026147148, 94.000290844318],
  [10, 0.998, 2.91631837469569, 24.19372492788054],
])('Byar’s limits of %i at %f are those of PHEindicatormethods', (count, confidence, lower, upper) => {
  const limits = byarLimits(count, confidence);
  expectEqual(limits.lower, lower);
  expectEqual(limits.upper, upper);
});

test.each([
  [65, 100, 0.55254443296888, 0.73635751756902],
  [1_045, 5_000, 0.19795549880013, 0.22049130373189],
])('Wilson’s limits of %i of %i are those of PHEindicatormethods', (events, total, lower, upper) => {
  const limits = wilsonLimits(events, total, 0.95);
  expectEqual(limits.lower, lower);
  expectEqual(limits.upper, upper);
});

test.each([
  [0, 0, 3.68888],
  [1, 0.02532, 5.57164],
  [5, 1.62349, 11.66833],
  [9, 4.11537, 17.0848],
])('the exact limits of %i events are the published ones', (count, lower, upper) => {
  const limits = countLimits(count, 0.95);
  expect(limits.lower).toBeCloseTo(lower, 4);
  expect(limits.upper).toBeCloseTo(upper, 4);
});
