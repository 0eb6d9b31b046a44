import { expect, test } from 'vitest';
import { metricDefinition } from '../../functions/core/metrics/catalogue.ts';
import { crudeRate } from '../../functions/core/metrics/crude-rate.ts';
import { directlyStandardisedRate } from '../../functions/core/metrics/directly-standardised-rate.ts';
import { estimateOf } from '../../functions/core/metrics/figure.ts';
import { indirectlyStandardisedRate } from '../../functions/core/metrics/indirectly-standardised-rate.ts';
import { decimal, toNumber } from '../../functions/core/metrics/rational.ts';
import standardPopulation from '../../schemas/areas/european-standard-population-2013.json' with { type: 'json' };
import vectors from './interval-vectors.json' with { type: 'json' };

/** Equal to 1e-9, or to one part in 10^9 where the numbers are large. */
function expectEqual(found: number | undefined, expected: number) {
  expect(Math.abs((found ?? Number.NaN) - expected)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(expected)));
}

const bandsOf = ({ count, pop, std_pop }: (typeof vectors.dsr)[number]) =>
  count.map((events, index) => ({ events, persons: pop[index] ?? 0, standard: std_pop[index] ?? 0 }));

test.each(vectors.dsr.filter(({ value }) => value !== null))(
  '$total_count events in $area, ages $ages, are the expected standardised rate with its limits',
  (vector) => {
    const rate = directlyStandardisedRate(bandsOf(vector), vector.multiplier);
    const [limits95, limits998] = [rate.limits(0.95), rate.limits(0.998)];
    expectEqual(toNumber(rate.exact), vector.value ?? Number.NaN);
    expectEqual(limits95.lower, vector.lower95 ?? Number.NaN);
    expectEqual(limits95.upper, vector.upper95 ?? Number.NaN);
    expectEqual(limits998.lower, vector.lower99_8 ?? Number.NaN);
    expectEqual(limits998.upper, vector.upper99_8 ?? Number.NaN);
  },
);

test('of fewer than 10 events no standardised rate is given', () => {
  const few = vectors.dsr.filter(({ value }) => value === null);
  expect(few.length).toBeGreaterThan(0);
  const falls = metricDefinition('falls-admissions-65-plus');
  for (const vector of few) {
    const parts = { numerator: vector.total_count, denominator: 1, months: 12, bands: bandsOf(vector) };
    expect(estimateOf(falls, 'dsr', parts)).toBeNull();
  }
});

test('the standard population is 100,000 people, 19,500 of them aged 65 and over', () => {
  const persons = standardPopulation.bands.map((band) => band.persons);
  expect(persons.reduce((sum, each) => sum + each, 0)).toBe(100_000);
  expect(persons.slice(-6)).toEqual([5_500, 5_000, 4_000, 2_500, 1_500, 1_000]);
});

// Invented counts and populations.
test('1,135 falls among 50,500 people aged 65 and over: standardised 3,050.3, crude 2,247.5', () => {
  const events = [90, 130, 200, 270, 260, 185];
  const persons = [16_400, 14_100, 10_200, 6_100, 2_700, 1_000];
  const standard = standardPopulation.bands.slice(-6).map((band) => band.persons);
  const bands = events.map((count, index) => ({
    events: count,
    persons: persons[index] ?? 0,
    standard: standard[index] ?? 0,
  }));
  const rate = directlyStandardisedRate(bands, 100_000);
  expect(toNumber(rate.exact)).toBeCloseTo(3_050.327, 4);
  expect(rate.limits(0.95).lower).toBeCloseTo(2_860.3379, 4);
  expect(rate.limits(0.95).upper).toBeCloseTo(3_248.8501, 4);
  const crude = crudeRate({ events: 1_135, population: 50_500, per: 100_000, sharedOver: 1 });
  expect(toNumber(crude.exact)).toBeCloseTo(2_247.5248, 4);
});

// From the test data of PHEindicatormethods 2.1.0 (testdata_*.xlsx).
test('895 events where 835.88 were expected are the indirectly standardised rate of PHEindicatormethods', () => {
  const rate = indirectlyStandardisedRate(895, {
    expected: decimal(835.88356123117433),
    referenceRate: decimal(9349.8830922110192),
  });
  expectEqual(toNumber(rate.exact), 10011.137622091057);
  expectEqual(rate.limits(0.95).lower, 9365.91600297888);
  expectEqual(rate.limits(0.95).upper, 10689.097582910616);
});

test('9 events have the exact limits of PHEindicatormethods, to a millionth', () => {
  const rate = indirectlyStandardisedRate(9, { expected: decimal(9), referenceRate: decimal(100.6706576523) });
  expect(rate.limits(0.95).lower).toBeCloseTo(46.0330351331, 8);
  expect(rate.limits(0.95).upper).toBeCloseTo(191.104266, 5);
});

// Coventry, Better Care Fund planning template 2023-25, sheet 8 Metrics. Expected admissions and reference rate are not
// published: their ratio is solved back (one unknown, three outputs), so this checks that the three agree.
test.each([
  [803, '248.6'],
  [664, '205.6'],
  [854, '264.4'],
])('%i avoidable admissions of a quarter of 2022-23 are a standardised rate of %s', (observed, shown) => {
  const rate = indirectlyStandardisedRate(observed, { expected: decimal(1), referenceRate: decimal(0.3096) });
  expect(toNumber(rate.exact).toFixed(1)).toBe(shown);
});

test('the rates of the template that are called standardised are not all: one is the crude rate', () => {
  const crude = (events: number, population: number, decimals: number) =>
    toNumber(crudeRate({ events, population, per: 100_000, sharedOver: 1 }).exact).toFixed(decimals);
  expect(crude(971, 52_078, 0)).toBe('1865');
  expect([crude(1_135, 50_439, 1), crude(1_138, 51_541, 1)]).toEqual(['2250.2', '2208.0']);
});
