import { expect, test } from 'vitest';
import { metricCatalogue, metricDefinition } from '../../../functions/core/metrics/catalogue.ts';
import { computeQuarter } from '../../../functions/core/metrics/compute-quarter.ts';
import { estimateOf } from '../../../functions/core/metrics/figure.ts';
import { yearOf } from '../../../functions/core/metrics/metric-context.ts';
import { monthsOfYear } from '../../../functions/core/periods/period.ts';
import { dischargeMonth, extractMonth, inputsOf, metricValue, plan } from './quarter-fixture.ts';

const RATE = 'emergency-admissions-65-plus';
const quarterOf = (counts: [number, number, number]) => [
  extractMonth('2025-04', counts[0]),
  extractMonth('2025-05', counts[1]),
  extractMonth('2025-06', counts[2]),
];

test('3,288 admissions of Coventry residents in a quarter are a monthly rate of 2,054', () => {
  const value = metricValue(
    { cells: quarterOf([1_050, 1_138, 1_100]), plans: [plan(RATE, '2025-26-Q1', 2_124)] },
    RATE,
    '2025-26-Q1',
  );
  expect(value).toMatchObject({
    numerator: 3_288,
    denominator: 53_366,
    display: '2,054',
    unit: 'per 100,000 people aged 65+ per month',
    method: 'crude',
    variant: 'nhs-planning',
    planDisplay: '2,124',
    assessment: 'met',
    source: 'sus-apc',
    coverage: { monthsExpected: 3, monthsPresent: 3, complete: true },
  });
  expect(value.value).toBe(((3_288 / 3) * 100_000) / 53_366);
});

test('the quarter is the mean of the monthly rates that it has, and a missing month leaves it unassessed', () => {
  const cells = [extractMonth('2025-04', 1_000), extractMonth('2025-06', 1_200)];
  const value = metricValue({ cells, plans: [plan(RATE, '2025-26-Q1', 9_999)] }, RATE, '2025-26-Q1');
  expect(value.value).toBe((1_100 * 100_000) / 53_366);
  expect(value).toMatchObject({
    numerator: 2_200,
    coverage: { monthsExpected: 3, monthsPresent: 2, complete: false },
    assessment: 'not-assessable',
  });
});

test('both definitions of an emergency admission are shown, one of them as the value', () => {
  const cells = quarterOf([1_000, 1_000, 1_000]);
  const { choices } = inputsOf({});
  expect(metricValue({ cells }, RATE, '2025-26-Q1')).toMatchObject({
    numerator: 3_000,
    otherVariants: [{ variant: 'all-emergency', numerator: 3_600, display: '2,249' }],
  });
  const chosen = { cells, choices: { ...choices, variants: { [RATE]: 'all-emergency' } } };
  expect(metricValue(chosen, RATE, '2025-26-Q1')).toMatchObject({
    variant: 'all-emergency',
    numerator: 3_600,
    otherVariants: [{ variant: 'nhs-planning', numerator: 3_000 }],
  });
});

test('another definition is shown where every month has it, and nothing without data', () => {
  const [april, may, june] = quarterOf([1_000, 1_000, 1_000]);
  if (may === undefined) throw new Error('three months expected');
  const { 'emergency-admissions-65-plus.all-emergency': _, ...counts } = may.counts;
  const cells = [april, { ...may, counts }, june].flatMap((each) => each ?? []);
  expect(metricValue({ cells }, RATE, '2025-26-Q1')).toMatchObject({ numerator: 3_000, otherVariants: [] });
  expect(metricValue({}, RATE, '2025-26-Q1')).toMatchObject({ otherVariants: [], lineage: [] });
  expect(metricValue({ cells }, 'avoidable-admissions', '2025-26-Q1').otherVariants).toEqual([]);
});

test('a count and a mean have no limits of their own', () => {
  const counts = { numerator: 12, denominator: 40, months: 1 };
  const nowhere = { lower: Number.NaN, upper: Number.NaN };
  for (const [id, method] of [
    ['discharge-delay-1-day', 'count'],
    ['discharge-delay-average-days', 'mean'],
  ] as const)
    expect(estimateOf(metricDefinition(id), method, counts)?.limits(0.95)).toEqual(nowhere);
});

test('the financial year whose population counts is that in which the period lies', () => {
  expect((['2026-03', '2025-26-Q4', '2025-26', '1999-00'] as const).map(yearOf)).toEqual([
    '2025-26',
    '2025-26',
    '2025-26',
    '1999-00',
  ]);
});

test('the interval of a quarter is that of its whole count, as a monthly rate', () => {
  const value = metricValue({ cells: quarterOf([20, 22, 23]) }, RATE, '2025-26-Q1');
  const scale = 100_000 / (3 * 53_366);
  expect(value.lower95).toBeCloseTo(50.163187710459454 * scale, 9);
  expect(value.upper95).toBeCloseTo(82.84913854593984 * scale, 9);
});

test('without discharges there is no percentage and no average', () => {
  const cells = [dischargeMonth('2025-04', [0, 0, 0])];
  for (const metric of [
    'discharged-on-ready-date',
    'discharge-delay-average-days',
    'days-from-ready-date-when-delayed',
  ] as const) {
    expect(metricValue({ cells }, metric, '2025-04')).toMatchObject({
      numerator: 0,
      denominator: 0,
      value: null,
      display: null,
    });
  }
});

test('where nobody was delayed the delay of those delayed is unknown, and the average delay is nought', () => {
  const cells = [dischargeMonth('2025-04', [50, 50, 0])];
  expect(metricValue({ cells }, 'days-from-ready-date-when-delayed', '2025-04')).toMatchObject({
    denominator: 0,
    value: null,
  });
  expect(metricValue({ cells }, 'discharge-delay-average-days', '2025-04')).toMatchObject({
    value: 0,
    display: '0.00',
  });
});

test('a delay band is a count of discharges, beside all discharges', () => {
  const month = dischargeMonth('2025-04', [4_000, 2_700, 3_000]);
  const cells = [{ ...month, counts: { ...month.counts, 'discharges-delayed-1-day': 1_300 } }];
  expect(metricValue({ cells }, 'discharge-delay-1-day', '2025-04')).toMatchObject({
    numerator: 1_300,
    denominator: 4_000,
    value: 1_300,
    display: '1,300',
    method: 'count',
    lower95: null,
  });
});

test('a file that covers two months is named once, with the rows of both', () => {
  const [april, may] = quarterOf([1, 2, 3]);
  if (april === undefined || may === undefined) throw new Error('two months expected');
  const cells = [april, { ...may, submission: april.submission, file: april.file, sha256: april.sha256 }];
  expect(metricValue({ cells }, RATE, '2025-26-Q1').lineage).toEqual([
    { submission: april.submission, sha256: april.sha256, file: april.file, rows: 200 },
  ]);
});

test('the last quarter also gives the year, from all of its months', () => {
  const cells = monthsOfYear('2025-26').map((month) => extractMonth(month, 1_000));
  const year = metricValue({ quarter: '2025-26-Q4', cells }, RATE, '2025-26');
  expect(year).toMatchObject({
    numerator: 12_000,
    coverage: { monthsExpected: 12, monthsPresent: 12, complete: true },
  });
  expect(year.value).toBe((1_000 * 100_000) / 53_366);
});

test('every metric comes once for each month and once for the quarter, in the order of the return', () => {
  const values = computeQuarter(inputsOf({}));
  expect(values.map(({ metric, period }) => [metric, period])).toEqual(
    metricCatalogue.flatMap(({ id }) => ['2025-04', '2025-05', '2025-06', '2025-26-Q1'].map((period) => [id, period])),
  );
});

test('in the last quarter every metric also comes once for the year', () => {
  const values = computeQuarter(inputsOf({ quarter: '2025-26-Q4' }));
  const keys = values.map(({ metric, period }) => `${metric} ${period}`);
  expect(new Set(keys).size).toBe(keys.length);
  expect(keys).toHaveLength(metricCatalogue.length * 5);
  expect(keys).toContain('discharge-delay-21-plus-days 2025-26');
});
