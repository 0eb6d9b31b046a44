import { describe, expect, test } from 'vitest';
import { boardByCode } from '../../../functions/core/areas/boards.ts';
import { comparisonGroup } from '../../../functions/core/areas/comparison-group.ts';
import { publishedPopulation65Plus } from '../../../functions/core/areas/population.ts';
import { comparableValues } from '../../../functions/core/metrics/comparable-values.ts';
import { comparison } from '../../../functions/core/metrics/comparison.ts';
import type { MetricValue } from '../../../functions/core/metrics/metric-value.ts';
import { worseAndWorsening } from '../../../functions/core/metrics/worse-and-worsening.ts';
import { metricValue as anyValue } from '../returns/coventry-quarter.ts';
import { cell, metricValue, plan } from './quarter-fixture.ts';

const RATE = 'long-term-admissions-65-plus';
const cells = [cell('care-home-admissions', 'coventry', '2025-26-Q1', { [RATE]: 76 })];
const codes = ({ flags }: { flags: readonly { code: string }[] }) => flags.map(({ code }) => code);

describe('the population of a rate', () => {
  test('is named with its year and basis', () => {
    expect(metricValue({ cells }, RATE, '2025-26-Q1')).toMatchObject({
      denominatorBasis: 'ONS 2018-based subnational population projection for 2025, people aged 65+',
      population: { year: 2025, basis: 'snpp-2018-based', persons: 53_366, origin: 'published' },
    });
  });

  test('that a plan was not made on is said, with how much it moves the rate', () => {
    const populations = publishedPopulation65Plus('E08000026');
    const plans = [{ ...plan(RATE, '2025-26-Q1', 140), numerator: 73, denominator: 52_078 }];
    const value = metricValue({ cells, plans, populations }, RATE, '2025-26-Q1');
    expect(codes(value)).toEqual(['plan-vintage']);
    expect(value.flags[0]?.text).toBe(
      "The plan divides by 52,078 people, which is the ONS 2018-based subnational population projection for 2023, people aged 65+; this rate divides by 53,366 (ONS 2018-based subnational population projection for 2025, people aged 65+). On the plan's population the rate would be 2.5% higher.",
    );
  });

  test.each([
    ['the same number of people', 53_366],
    ['the same rounded otherwise', 53_362],
    ['no number of people', null],
  ])('is not doubted where the plan names %s', (_, denominator) => {
    const plans = [{ ...plan(RATE, '2025-26-Q1', 140), denominator }];
    expect(codes(metricValue({ cells, plans }, RATE, '2025-26-Q1'))).toEqual([]);
  });

  test('a number of admissions takes its plan from the plan of the rate', () => {
    const plans = [{ ...plan(RATE, '2025-26-Q1', 142.4), numerator: 76, denominator: 53_366 }];
    expect(metricValue({ cells, plans }, `${RATE}-count`, '2025-26-Q1')).toMatchObject({
      display: '76',
      planDisplay: '76',
      assessment: 'met',
    });
  });
});

const quarter = (value: number, more: Partial<MetricValue> = {}) =>
  anyValue({
    metric: RATE,
    period: '2025-26-Q1',
    method: 'crude',
    value,
    display: value.toFixed(1),
    ...more,
  });
const values = [100, 110, 120, 130].map((value) => quarter(value));
const others = comparableValues(values);

describe('a board beside others', () => {
  test('is compared with the boards of its region unless all are asked for', () => {
    const coventry = boardByCode('E08000026');
    if (coventry === undefined) throw new Error('Coventry is a board');
    const group = comparisonGroup(coventry);
    expect(group).toMatchObject({ id: 'region', title: 'Boards of the same region, West Midlands' });
    expect(group.boards).toHaveLength(13);
    expect(group.boards).not.toContain('E08000026');
    expect(comparisonGroup(coventry, 'england').boards).toHaveLength(152);
    expect(() => comparisonGroup(coventry, 'twins')).toThrow('no group twins');
  });

  test('has the median, the ends and its place, the lowest rate being the best', () => {
    expect(comparison(quarter(125), others)).toEqual({
      metric: RATE,
      period: '2025-26-Q1',
      boards: 4,
      median: 115,
      medianDisplay: '115.0',
      lowest: 100,
      highest: 130,
      place: 4,
      position: 'worse',
    });
    expect(comparison(quarter(100), others)).toMatchObject({ place: 1, position: 'better' });
  });

  test('is as good as the median where both are shown alike', () => {
    expect(comparison(quarter(115.04), others)?.position).toBe('same');
  });

  test('has no comparison with fewer than three others, or without a whole value of its own', () => {
    expect(comparison(quarter(125), others.slice(0, 2))).toBeNull();
    const partial = { monthsExpected: 3, monthsPresent: 2, complete: false, lowest: null };
    expect(comparison(quarter(125, { coverage: partial }), others)).toBeNull();
    expect(
      comparison(quarter(125), comparableValues([...values.slice(0, 2), quarter(130, { coverage: partial })])),
    ).toBeNull();
    expect(comparison(quarter(125, { method: 'dsr' }), others)).toBeNull();
  });

  test('that has no plan is not known by its patients in a neighbour’s file, and is by its own figures', () => {
    const strays = quarter(9, { source: 'sus-apc' });
    const sent = quarter(9, { source: 'care-home-admissions' });
    expect(comparableValues([strays, sent])).toEqual(comparableValues([sent]));
    expect(comparableValues([strays, quarter(9, { plan: 10 })])).toHaveLength(2);
  });
});

describe('worse and worsening', () => {
  const yearAgo = (value: number) => ({ period: '2024-25-Q1', value, display: value.toFixed(1), change: 0 });
  const compared = (value: MetricValue) => ({ value, comparison: comparison(value, others) });

  test('keeps what is worse than the median and worse than a year ago', () => {
    const worse = compared(quarter(125, { yearAgo: yearAgo(120) }));
    const improving = compared(quarter(125, { yearAgo: yearAgo(130) }));
    const good = compared(quarter(105, { yearAgo: yearAgo(100) }));
    const sameAsShown = compared(quarter(125, { yearAgo: yearAgo(124.98) }));
    const unknown = compared(quarter(125));
    expect(worseAndWorsening([worse, improving, good, sameAsShown, unknown])).toEqual([worse]);
  });

  test('goes by the plan where there is nobody to compare with', () => {
    const missed = { value: quarter(125, { yearAgo: yearAgo(120), assessment: 'not-met' }), comparison: null };
    const met = { value: quarter(125, { yearAgo: yearAgo(120), assessment: 'met' }), comparison: null };
    expect(worseAndWorsening([missed, met])).toEqual([missed]);
  });

  test('a percentage that should be high worsens by falling', () => {
    const of = (value: number, before: number) => ({
      value: quarter(value, { metric: 'discharged-on-ready-date', yearAgo: yearAgo(before), assessment: 'not-met' }),
      comparison: null,
    });
    const falling = of(80, 85);
    expect(worseAndWorsening([falling, of(85, 80)])).toEqual([falling]);
  });
});
