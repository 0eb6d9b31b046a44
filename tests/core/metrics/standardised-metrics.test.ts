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
    expect(value.flags).toEqual([
      {
        code: 'not-standardised',
        text: 'There is no population by age band, so this is the crude rate and not the standardised one. Send a population file with ages to have the rate standardised.',
      },
    ]);
  });

  test('fewer than ten are not standardised', () => {
    const few = [falls('2025-26-Q1', [1, 1, 2, 2, 2, 1])];
    const value = metricValue({ cells: few, populations: [withBands] }, FALLS, '2025-26-Q1');
    expect(value).toMatchObject({ numerator: 9, value: null, display: null, lower95: null, method: 'dsr' });
    expect(value.otherVariants).toMatchObject([{ variant: 'crude', display: '17.8' }]);
    expect(value.flags).toContainEqual({
      code: 'too-few-events',
      text: 'A standardised rate is not given for fewer than 10 events.',
    });
  });

  test('from ten on are standardised', () => {
    const ten = [falls('2025-26-Q1', [0, 0, 0, 0, 0, 10])];
    const value = metricValue({ cells: ten, populations: [{ ...withBands, year: 2025 }] }, FALLS, '2025-26-Q1');
    // 10 of 1,000 people aged 90 and over, who are 1,000 of the 19,500 of the standard population.
    expect(value.value).toBeCloseTo((10 / 1_000) * (1_000 / 19_500) * 100_000, 9);
    expect(value.flags).toEqual([]);
  });

  test('are the crude rate where one band has nobody', () => {
    const populations = [{ ...withBands, bands: byBand([16_400, 14_100, 10_200, 6_100, 2_700, 0]) }];
    expect(metricValue({ cells, populations }, FALLS, '2025-26-Q1')).toMatchObject({
      method: 'crude',
      otherVariants: [{ variant: 'standardised', value: null }],
    });
  });

  test('are not held against a year ago that could not be standardised', () => {
    const both = [...cells, falls('2024-25-Q1', EVENTS)];
    const populations = [
      { ...coventry2025, year: 2024 },
      { ...withBands, year: 2025 },
    ];
    expect(metricValue({ cells: both, populations }, FALLS, '2025-26-Q1')).toMatchObject({
      method: 'dsr',
      yearAgo: null,
    });
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
    expect(value.flags).toEqual([
      {
        code: 'expected-from-longer',
        text: 'The expected admissions of April 2025 are its share of those of Quarter 1 2025-26, spread evenly.',
      },
    ]);
  });

  test('of a quarter add up the expected numbers of its months', () => {
    const parts = monthsOfQuarter('2025-26-Q1').map((month) => reference(month, 250, 80));
    const value = metricValue({ cells: [...months, ...parts] }, ID, '2025-26-Q1');
    expect(value).toMatchObject({ denominator: 750, referenceRate: 240, value: 240 });
    expect(value.flags).toEqual([
      {
        code: 'expected-from-parts',
        text: 'The expected admissions and the reference rate of Quarter 1 2025-26 are those of its months added up.',
      },
    ]);
  });

  test('of a year are the same from four quarters as from the year’s own expected number', () => {
    const quarters = (['2025-26-Q1', '2025-26-Q2', '2025-26-Q3', '2025-26-Q4'] as const).map((quarter) => quarter);
    const counts = quarters.map((quarter) => observed(quarter, 700));
    const parts = quarters.map((quarter) => reference(quarter, 800, 240));
    const from = (cells: typeof counts) => metricValue({ quarter: '2025-26-Q4', cells }, ID, '2025-26').value;
    const year = metricValue({ quarter: '2025-26-Q4', cells: [...counts, ...parts] }, ID, '2025-26');
    expect(year.flags[0]?.text).toContain('of Year 2025-26 are those of its quarters added up');
    expect(year.value).toBe(840);
    expect(from([...counts, reference('2025-26', 3_200, 960)])).toBe(840);
  });

  test('without an expected number have no rate, and say what is missing', () => {
    const value = metricValue({ cells: months }, ID, '2025-26-Q1');
    expect(value).toMatchObject({ numerator: 750, denominator: null, value: null, assessment: 'not-assessable' });
    expect(value.flags).toEqual([
      {
        code: 'expected-missing',
        text: 'There are no expected admissions and no reference rate for Quarter 1 2025-26, so no rate can be given. Send them as expected-admissions.',
      },
    ]);
    expect(metricValue({}, ID, '2025-26-Q1').flags).toEqual([]);
  });

  test('of a quarter take its even share of the year’s expected number', () => {
    const value = metricValue({ cells: [...months, reference('2025-26', 3_200, 960)] }, ID, '2025-26-Q1');
    expect(value).toMatchObject({ denominator: 800, referenceRate: 240, value: 225 });
  });

  test.each([
    [
      'two months of three',
      monthsOfQuarter('2025-26-Q1')
        .slice(1)
        .map((month) => reference(month, 250, 80)),
    ],
    ['nobody', [reference('2025-26-Q1', 0, 248)]],
  ])('have no rate where %s were expected', (_, given) => {
    const value = metricValue({ cells: [...months, ...given] }, ID, '2025-26-Q1');
    expect(value).toMatchObject({ denominator: null, value: null });
    expect(codes(value)).toEqual(['expected-missing']);
  });

  test('pass over a larger expected number that comes without a reference rate', () => {
    const part = cell('expected-admissions', 'part', '2025-26-Q1', { 'expected-avoidable-admissions': 9_000 });
    const value = metricValue({ cells: [...months, part, reference('2025-26-Q1', 800, 248)] }, ID, '2025-26-Q1');
    expect(value.denominator).toBe(800);
  });

  test('of twelve months are those of four quarters, where all four have an expected number', () => {
    const quarters = ['2024-25-Q2', '2024-25-Q3', '2024-25-Q4', '2025-26-Q1'] as const;
    const counts = quarters.map((quarter) => observed(quarter, 700));
    const parts = quarters.map((quarter) => reference(quarter, 800, 240));
    const over = (cells: typeof counts) => metricValue({ cells: [...counts, ...cells] }, ID, '2025-26-Q1').rolling12;
    expect(over(parts)).toMatchObject({ numerator: 2_800, denominator: 3_200, value: 840, display: '840.0' });
    expect(over(parts.slice(1))).toMatchObject({ numerator: 2_800, value: null });
  });
});
