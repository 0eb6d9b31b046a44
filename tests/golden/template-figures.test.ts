import { expect, test } from 'vitest';
import { decimal, over, times } from '../../functions/core/metrics/rational.ts';
import { roundedText, roundHalfAwayFromZero } from '../../functions/core/metrics/rounding.ts';
import { type Period, type Quarter, quartersOfYear } from '../../functions/core/periods/period.ts';
import { cell, metricValue, plan } from '../core/metrics/quarter-fixture.ts';

const RATE = 'long-term-admissions-65-plus';
const COUNT = 'long-term-admissions-65-plus-count';

const people = (year: number, persons: number) => ({ year, basis: 'snpp-2018-based', persons, origin: 'published' });
const care = (period: Period, count: number) => cell('care-home-admissions', 'coventry', period, { [RATE]: count });

// Coventry, Better Care Fund planning template 2023-25, sheet 8 Metrics: a year's admissions and population.
test.each<[string, number, number, number, string]>([
  ['2022-23 actual', 2022, 409, 50_463, '810.5'],
  ['2022-23 plan', 2022, 360, 51_541, '698.5'],
  ['2022-23 estimate', 2022, 367, 51_541, '712.1'],
  ['2023-24 plan', 2023, 350, 52_078, '672.1'],
])('long-term admissions, %s: the year’s admissions are the rate of the template', (_, year, count, persons, shown) => {
  const period = year === 2022 ? '2022-23' : '2023-24';
  const given = { quarter: `${period}-Q4` as const, populations: [people(year, persons)] };
  expect(metricValue({ ...given, cells: [care(period, count)] }, RATE, period)).toMatchObject({
    numerator: count,
    denominator: persons,
    display: shown,
    coverage: { monthsExpected: 12, monthsPresent: 12, complete: true },
  });
  // The same admissions by quarter give the same year.
  const quarters = quartersOfYear(period).map((quarter, n) => care(quarter, n === 0 ? count - 300 : 100));
  expect(metricValue({ ...given, cells: quarters }, RATE, period).display).toBe(shown);
});

test('the interval of 409 admissions among 50,463 people is 733.8 to 893.0', () => {
  const given = { quarter: '2022-23-Q4' as const, populations: [people(2022, 50_463)], cells: [care('2022-23', 409)] };
  const { lower95, upper95 } = metricValue(given, RATE, '2022-23');
  expect([lower95?.toFixed(1), upper95?.toFixed(1)]).toEqual(['733.8', '893.0']);
});

// Coventry Health and Wellbeing Board, Better Care Fund report on 2025-26, section 4.6.3: numbers, under a wrong title.
const TARGETS = [76, 76, 76, 75];
const ACTUALS = [63, 106, 75, 94];
const coventry = quartersOfYear('2025-26');
const cells = coventry.map((quarter, n) => care(quarter, ACTUALS[n] ?? 0));
const plans = coventry.map((quarter, n) => plan(COUNT, quarter, TARGETS[n] ?? 0));

test.each<[Quarter, string, string, string]>([
  ['2025-26-Q1', '63', '76', 'met'],
  ['2025-26-Q2', '106', '76', 'not-met'],
  ['2025-26-Q3', '75', '76', 'met'],
  ['2025-26-Q4', '94', '75', 'not-met'],
])('Coventry %s: %s admissions against a target of %s, %s', (quarter, display, planDisplay, assessment) => {
  expect(metricValue({ quarter, cells, plans }, COUNT, quarter)).toMatchObject({ display, planDisplay, assessment });
});

test('Coventry’s year 2025-26 is the sum of its quarters: 338 admissions against 303, not met', () => {
  const year = metricValue({ quarter: '2025-26-Q4', cells, plans }, COUNT, '2025-26');
  expect(year).toMatchObject({ display: '338', planDisplay: '303', assessment: 'not-met' });
  expect(metricValue({ quarter: '2025-26-Q4', cells }, RATE, '2025-26').value).toBe((338 / 53_366) * 100_000);
});

const usual = (quarter: Quarter, home: number, all: number) =>
  cell('sus-apc', 'coventry', quarter, {
    'discharged-to-usual-residence': home,
    'discharges-for-usual-residence': all,
  });

// Coventry, Better Care Fund planning template 2023-25, sheet 8 Metrics.
test.each<[Quarter, number, number, string]>([
  ['2022-23-Q1', 8_307, 8_527, '97.4%'],
  ['2022-23-Q2', 8_000, 8_242, '97.1%'],
  ['2022-23-Q3', 8_074, 8_344, '96.8%'],
  ['2022-23-Q4', 7_925, 8_184, '96.8%'],
  ['2023-24-Q1', 8_363, 8_587, '97.4%'],
  ['2023-24-Q2', 8_084, 8_300, '97.4%'],
  ['2023-24-Q3', 8_184, 8_402, '97.4%'],
  ['2023-24-Q4', 8_027, 8_241, '97.4%'],
])('discharges to the usual residence %s: %i of %i are %s', (quarter, home, all, display) => {
  const given = { quarter, cells: [usual(quarter, home, all)] };
  expect(metricValue(given, 'discharged-to-usual-residence', quarter)).toMatchObject({ display });
});

test('the interval of 8,307 of 8,527 is 97.1 % to 97.7 %', () => {
  const given = { quarter: '2022-23-Q1' as const, cells: [usual('2022-23-Q1', 8_307, 8_527)] };
  const { lower95, upper95 } = metricValue(given, 'discharged-to-usual-residence', '2022-23-Q1');
  expect([lower95?.toFixed(1), upper95?.toFixed(1)]).toEqual(['97.1', '97.7']);
});

test.each([
  ['2022-23 plan', 482, 574, '84.0%'],
  ['2022-23 estimate', 439, 541, '81.1%'],
  ['2023-24 plan', 455, 541, '84.1%'],
])(
  'reablement %s: %i of %i at home, of the discharges of October to December, are the year’s %s',
  (_, home, all, shown) => {
    const counts = { 'reablement-still-at-home-91-days': home, 'reablement-discharged': all };
    const given = { quarter: '2022-23-Q4' as const, cells: [cell('reablement', 'coventry', '2022-23-Q3', counts)] };
    expect(metricValue(given, 'reablement-still-at-home-91-days', '2022-23')).toMatchObject({
      display: shown,
      coverage: { monthsExpected: 3, monthsPresent: 3, complete: true },
    });
  },
);

test('the quarterly plans of avoidable admissions for 2023-24 add up to 694.4 for the year', () => {
  const quarterly = quartersOfYear('2023-24').map((quarter, n) =>
    plan('avoidable-admissions', quarter, [191.8, 148.8, 207.6, 146.2][n] ?? 0),
  );
  const year = metricValue({ quarter: '2023-24-Q4', plans: quarterly }, 'avoidable-admissions', '2023-24');
  expect(year).toMatchObject({ planDisplay: '694.4', assessment: 'not-assessable' });
  expect(year.flags.map(({ code }) => code)).toContain('plan-from-months');
});

// Leicestershire Better Care Fund narrative plan 2026-27: a target of 552 after 563.1, "a 2% reduction".
test('552 is 1.971 % less than 563.1', () => {
  const change = times(over(decimal(-11.1), decimal(563.1)), 100);
  expect(roundedText(roundHalfAwayFromZero(change, 3))).toBe('-1.971');
});
