import { describe, expect, test } from 'vitest';
import { monthsOfQuarter, type Period } from '../../../functions/core/periods/period.ts';
import { cell, coventry2025, metricValue } from './quarter-fixture.ts';

const FALLS = 'falls-admissions-65-plus';
const BANDS = ['65-69', '70-74', '75-79', '80-84', '85-89', '90-plus'];
const EVENTS = [90, 130, 200, 270, 260, 185];
const PERSONS = [16_400, 14_100, 10_200, 6_100, 2_700, 1_000];
const byBand = (values: readonly number[]) => Object.fromEntries(BANDS.map((band, n) => [band, values[n] ?? 0]));
const falls = (period: Period, events: readonly number[]) =>
  cell('sus-apc', 'coventry', period, Object.fromEntries(BANDS.map((band, n) => [`${FALLS}.${band}`, events[n] ?? 0])));
const withBands = { ...coventry2025, basis: 'mid-year-estimate', year: 2024, persons: 50_500, bands: byBand(PERSONS) };
const codes = ({ flags }: { flags: readonly { code: string }[] }) => flags.map(({ code }) => code);

describe('falls', () => {
  const cells = [falls('2025-26-Q1', EVENTS)];

  test('are standardised to the European population where people are known by age, with the crude rate beside', () => {
    const value = metricValue({ cells, populations: [coventry2025, withBands] }, FALLS, '2025-26-Q1');
    expect(value).toMatchObject({
      method: 'dsr',
      variant: 'standardised',
      numerator: 1_135,
      denominator: 50_500,
      display: '3,050.3',
      population: { year: 2024, basis: 'mid-year-estimate', persons: 50_500 },
      otherVariants: [{ variant: 'crude', method: 'crude', numerator: 1_135, display: '2,247.5' }],
    });
    expect(value.lower95).toBeCloseTo(2_860.3379, 4);
    expect(value.upper95).toBeCloseTo(3_248.8501, 4);
    expect(codes(value)).toEqual(['population-year']);
  });

  test('without people by age are the crude rate, and say so', () => {
    const value = metricValue({ cells }, FALLS, '2025-26-Q1');
    expect(value).toMatchObject({ method: 'crude', variant: 'crude', unit: 'per 100,000 people aged 65+' });
    expect(value.value).toBe((1_135 * 100_000) / 53_366);
    expect(value.otherVariants).toEqual([
      { variant: 'standardised', method: 'dsr', numerator: 1_135, value: null, display: null },
    ]);
    expect(codes(value)).toEqual(['not-standardised']);
  });

  test('fewer than ten are not standardised', () => {
    const few = [falls('2025-26-Q1', [1, 1, 2, 2, 2, 1])];
    const value = metricValue({ cells: few, populations: [withBands] }, FALLS, '2025-26-Q1');
    expect(value).toMatchObject({ numerator: 9, value: null, display: null, lower95: null, method: 'dsr' });
    expect(value.otherVariants).toMatchObject([{ variant: 'crude', display: '17.8' }]);
    expect(codes(value)).toContain('too-few-events');
  });

  test('of a quarter are those of its months over one population', () => {
    const months = monthsOfQuarter('2025-26-Q1').map((month) => falls(month, [10, 10, 10, 10, 10, 10]));
    const populations = [withBands];
    const quarter = metricValue({ cells: months, populations }, FALLS, '2025-26-Q1');
    const month = metricValue({ cells: months, populations }, FALLS, '2025-04');
    expect(quarter.numerator).toBe(180);
    expect(quarter.value).toBeCloseTo(3 * (month.value ?? 0), 9);
  });
});

describe('avoidable admissions', () => {
  const ID = 'avoidable-admissions';
  const observed = (period: Period, count: number) => cell('sus-apc', 'coventry', period, { [ID]: count });
  const reference = (period: Period, expected: number, rate: number) =>
    cell('expected-admissions', 'tool', period, {
      'expected-avoidable-admissions': expected,
      'reference-rate-avoidable-admissions': rate,
    });
  const months = monthsOfQuarter('2025-26-Q1').map((month) => observed(month, 250));

  test('are observed over expected times the reference rate, and name all three', () => {
    const value = metricValue({ cells: [...months, reference('2025-26-Q1', 800, 248)] }, ID, '2025-26-Q1');
    expect(value).toMatchObject({
      method: 'isr',
      numerator: 750,
      denominator: 800,
      referenceRate: 248,
      value: 232.5,
      display: '232.5',
      source: 'sus-apc',
    });
    expect(value.lineage.map(({ file }) => file)).toContain('tool-2025-26-Q1.csv');
    expect(codes(value)).toEqual([]);
  });

  test('of a month take its even share of the quarter’s expected number, and say so', () => {
    const value = metricValue({ cells: [...months, reference('2025-26-Q1', 810, 243)] }, ID, '2025-04');
    expect(value).toMatchObject({ denominator: 270, referenceRate: 81, value: 75 });
    expect(codes(value)).toEqual(['expected-from-longer']);
  });

  test('of a quarter add up the expected numbers of its months', () => {
    const parts = monthsOfQuarter('2025-26-Q1').map((month) => reference(month, 250, 80));
    const value = metricValue({ cells: [...months, ...parts] }, ID, '2025-26-Q1');
    expect(value).toMatchObject({ denominator: 750, referenceRate: 240, value: 240 });
    expect(codes(value)).toEqual(['expected-from-parts']);
  });

  test('of a year are the same from four quarters as from the year’s own expected number', () => {
    const quarters = (['2025-26-Q1', '2025-26-Q2', '2025-26-Q3', '2025-26-Q4'] as const).map((quarter) => quarter);
    const counts = quarters.map((quarter) => observed(quarter, 700));
    const parts = quarters.map((quarter) => reference(quarter, 800, 240));
    const from = (cells: typeof counts) => metricValue({ quarter: '2025-26-Q4', cells }, ID, '2025-26').value;
    expect(from([...counts, ...parts])).toBe(840);
    expect(from([...counts, reference('2025-26', 3_200, 960)])).toBe(840);
  });

  test('without an expected number have no rate, and say what is missing', () => {
    const value = metricValue({ cells: months }, ID, '2025-26-Q1');
    expect(value).toMatchObject({ numerator: 750, denominator: null, value: null, assessment: 'not-assessable' });
    expect(codes(value)).toEqual(['expected-missing']);
  });
});
