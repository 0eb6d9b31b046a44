import fc from 'fast-check';
import type { Chart, ChartNumber } from '../../../functions/core/charts/chart.ts';

const text = fc.oneof(
  fc.string({ maxLength: 60 }),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.constantFrom('', 'Q1', '<script>alert("1")</script> & more', 'a'.repeat(300), 'St. Helens', '\u0000\uD800\uFFFF'),
);

const value = fc.oneof(
  fc.constantFrom(0, 1, 5e-324, 1e-300, Number.MIN_VALUE, 5e-9, 1e15, 1e21, 1e300),
  fc.integer({ min: 0, max: 1_000_000 }),
  fc.double({ min: 0, max: 1e12, noNaN: true }),
);

const number: fc.Arbitrary<ChartNumber | null> = fc.option(fc.record({ value, text }), { nil: null });
const titled = { title: text, description: text, unit: text };

const trend = fc.record({
  ...titled,
  kind: fc.constant('trend' as const),
  label: text,
  points: fc.array(
    fc.record({ label: text, isToCome: fc.boolean(), value: number, plan: number, lower: number, upper: number }),
    { maxLength: 14 },
  ),
});

const bands = fc.record({
  ...titled,
  kind: fc.constant('bands' as const),
  bands: fc.array(text, { maxLength: 8 }),
  bars: fc.array(fc.record({ label: text, values: fc.array(number, { maxLength: 9 }) }), { maxLength: 6 }),
});

const comparison = fc.record({
  ...titled,
  kind: fc.constant('comparison' as const),
  better: fc.constantFrom('lower' as const, 'higher' as const, 'neither' as const),
  boards: fc.array(fc.record({ name: text, isOwn: fc.boolean(), value: number, lower: number, upper: number }), {
    maxLength: 12,
  }),
});

const demand = fc.record({
  ...titled,
  kind: fc.constant('demand' as const),
  points: fc.array(fc.record({ label: text, demand: number, capacity: number }), { maxLength: 14 }),
});

/** Any chart there can be: nothing, one point, zeros, gaps, the smallest and largest numbers, and hostile words. */
export const anyChart: fc.Arbitrary<Chart> = fc.oneof(trend, bands, comparison, demand);
