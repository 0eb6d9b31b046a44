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

  test('that is smaller than that of the plan makes the rate higher than the plan’s would', () => {
    const [april, may, june] = [
      plan(RATE, '2025-04', 47),
      { ...plan(RATE, '2025-05', 47), denominator: 60_000 },
      plan(RATE, '2025-06', 47),
    ];
    const text = metricValue({ cells, plans: [april, may, june] }, RATE, '2025-26-Q1').flags.at(-1)?.text;
    expect(text).toContain('The plan divides by 60,000 people; this rate divides by 53,366');
    expect(text).toContain("On the plan's population the rate would be 11.1% lower.");
  });

  test('cannot be held against that of the plan where there is none', () => {
    const plans = [{ ...plan(RATE, '2025-26-Q1', 140), denominator: 52_078 }];
    expect(codes(metricValue({ cells, plans, populations: [] }, RATE, '2025-26-Q1'))).toEqual(['denominator-missing']);
  });

  test('is no matter of a percentage, whatever its plan divides by', () => {
    const plans = [{ ...plan('discharged-on-ready-date', '2025-26-Q1', 87), denominator: 1_000 }];
    expect(metricValue({ plans }, 'discharged-on-ready-date', '2025-26-Q1')).toMatchObject({
      denominatorBasis: 'discharges from acute hospital of people aged 18 and over',
      flags: [],
    });
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

  test('has the highest percentage as the best where more is better', () => {
    const of = (value: number) => quarter(value, { metric: 'discharged-on-ready-date' });
    const shares = comparableValues([130, 90, 100, 120].map(of));
    expect(comparison(of(125), shares)).toMatchObject({ median: 110, place: 2, position: 'better' });
    expect(comparison(of(120), shares)).toMatchObject({ place: 2, position: 'better' });
    expect(comparison(of(95), shares)).toMatchObject({ lowest: 90, highest: 130, place: 4, position: 'worse' });
  });

  test('is lower or higher, and has no place, where neither is better', () => {
    const of = (value: number) => quarter(value, { metric: 'intermediate-care-demand-hospital' });
    const demands = comparableValues([110, 100, 120].map(of));
    expect(comparison(of(125), demands)).toMatchObject({ boards: 3, place: null, position: 'higher' });
    expect(comparison(of(105), demands)).toMatchObject({ place: null, position: 'lower' });
  });

  test('is compared only with values of the same metric and period', () => {
    const beside = (more: Partial<MetricValue>) =>
      comparison(quarter(125), comparableValues([...values.slice(0, 2), quarter(120, more)]));
    expect(beside({})).toMatchObject({ boards: 3 });
    expect(beside({ metric: `${RATE}-count` })).toBeNull();
    expect(beside({ period: '2025-26-Q2' })).toBeNull();
    expect(beside({ value: null })).toBeNull();
    expect(comparison(quarter(125, { value: null }), others)).toBeNull();
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
    expect(comparableValues([quarter(9, { source: null })])).toHaveLength(1);
    expect(comparableValues([quarter(9, { value: null })])).toEqual([]);
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

  test('is nothing that has no value, or of which neither more nor less is better', () => {
    const missed = { yearAgo: yearAgo(120), assessment: 'not-met' as const };
    const none = { value: quarter(125, { ...missed, value: null }), comparison: null };
    const demand = { ...missed, metric: 'intermediate-care-demand-hospital' };
    const neither = [130, 110].map((value) => ({ value: quarter(value, demand), comparison: null }));
    expect(worseAndWorsening([none, ...neither])).toEqual([]);
  });

  test('a percentage that should be high worsens by falling', () => {
    const of = (value: number, before: number) => ({
      value: quarter(value, { metric: 'discharged-on-ready-date', yearAgo: yearAgo(before), assessment: 'not-met' }),
      comparison: null,
    });
    const falling = of(80, 85);
    expect(worseAndWorsening([falling, of(85, 80), of(80, 80)])).toEqual([falling]);
  });
});
