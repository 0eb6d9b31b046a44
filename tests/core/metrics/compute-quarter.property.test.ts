import fc from 'fast-check';
import { expect, test } from 'vitest';
import { computeQuarter } from '../../../functions/core/metrics/compute-quarter.ts';
import type { SourceCell } from '../../../functions/core/metrics/quarter-inputs.ts';
import { monthsOfYear } from '../../../functions/core/periods/period.ts';
import { dischargeMonth, extractMonth, inputsOf, metricValue } from './quarter-fixture.ts';

const month = fc.constantFrom(...monthsOfYear('2025-26'));
const feed = fc.constantFrom('a', 'b', 'c');

const extract = fc
  .tuple(month, feed, fc.nat(3_000), fc.nat(3_000))
  .map(([of, from, planning, more]) => extractMonth(of, planning, { feed: from, all: planning + more }));

const discharges = fc
  .tuple(month, feed, fc.nat(5_000), fc.nat(5_000), fc.nat(20_000), fc.constantFrom('discharge-ready', 'sus-apc'))
  .map(([of, from, a, b, days, source]) =>
    dischargeMonth(of, [Math.max(a, b), Math.min(a, b), days], { feed: from, source }),
  );

const cells = fc.uniqueArray(fc.oneof(extract, discharges), {
  selector: ({ source, feed: from, period: of }) => `${source} ${from} ${of}`,
  maxLength: 40,
});

test('the order of cells changes nothing', () => {
  fc.assert(
    fc.property(
      cells.chain((given) => fc.tuple(fc.constant(given), fc.shuffledSubarray(given, { minLength: given.length }))),
      ([given, shuffled]) => {
        const compute = (each: SourceCell[]) => computeQuarter(inputsOf({ quarter: '2025-26-Q4', cells: each }));
        expect(compute(shuffled)).toEqual(compute(given));
      },
    ),
  );
});

test('the counts of a quarter are the sums of its months, and so are those of the year', () => {
  fc.assert(
    fc.property(cells, (given) => {
      const values = computeQuarter(inputsOf({ quarter: '2025-26-Q4', cells: given }));
      for (const quarter of values.filter(({ period }) => period === '2025-26-Q4')) {
        const months = values.filter(({ metric, period }) => metric === quarter.metric && /^2026-\d\d$/.test(period));
        const sum = months.reduce((total, { numerator }) => total + (numerator ?? 0), 0);
        expect(quarter.numerator ?? 0).toBe(sum);
        expect(quarter.coverage.monthsPresent).toBe(months.filter(({ numerator }) => numerator !== null).length);
      }
    }),
  );
});

test('a rate and a percentage lie inside their interval', () => {
  fc.assert(
    fc.property(cells, (given) => {
      for (const { value, lower95, upper95 } of computeQuarter(inputsOf({ cells: given }))) {
        if (value === null || lower95 === null || upper95 === null) continue;
        expect(lower95 <= value + 1e-9 && value <= upper95 + 1e-9).toBe(true);
      }
    }),
  );
});

test('the average delay is the share delayed times the delay of those delayed', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 5_000 }), fc.nat(), fc.nat(20_000), (all, part, days) => {
      const given = { cells: [dischargeMonth('2025-04', [all, part % all, days])] };
      const [average, share, delayed] = [
        'discharge-delay-average-days',
        'discharged-on-ready-date',
        'days-from-ready-date-when-delayed',
      ].map((metric) => metricValue(given, metric, '2025-04').value ?? Number.NaN);
      expect((1 - (share ?? 0) / 100) * (delayed ?? 0)).toBeCloseTo(average ?? 0, 6);
    }),
  );
});
