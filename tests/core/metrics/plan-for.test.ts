import { expect, test } from 'vitest';
import { metricDefinition } from '../../../functions/core/metrics/catalogue.ts';
import { planFor } from '../../../functions/core/metrics/plan-for.ts';
import type { PlanFigure } from '../../../functions/core/metrics/quarter-inputs.ts';
import { monthsOfQuarter, type Period, quartersOfYear } from '../../../functions/core/periods/period.ts';
import { extractMonth, metricValue, plan } from './quarter-fixture.ts';

const RATE = 'emergency-admissions-65-plus';
const cells = [extractMonth('2025-04', 1_000), extractMonth('2025-05', 1_100), extractMonth('2025-06', 1_200)];

test('a quarter is held against its own plan', () => {
  const value = metricValue(
    { cells, plans: [plan(RATE, '2025-26-Q1', 2_124), plan(RATE, '2025-04', 1)] },
    RATE,
    '2025-26-Q1',
  );
  expect(value).toMatchObject({ plan: 2_124, planDisplay: '2,124', assessment: 'met', flags: [] });
});

test('a quarter without a plan of its own is held against the mean of its three monthly plans, and says so', () => {
  const plans = [plan(RATE, '2025-04', 2_000), plan(RATE, '2025-05', 2_100), plan(RATE, '2025-06', 2_201)];
  const value = metricValue({ cells, plans }, RATE, '2025-26-Q1');
  expect(value).toMatchObject({ planDisplay: '2,100', flags: [{ code: 'plan-from-months' }] });
});

test('the monthly plans of a count add up to that of the quarter', () => {
  const band = 'discharge-delay-1-day';
  const plans = [plan(band, '2025-04', 10), plan(band, '2025-05', 20), plan(band, '2025-06', 30)];
  expect(metricValue({ cells, plans }, band, '2025-26-Q1').planDisplay).toBe('60');
});

test('two monthly plans of three are no plan for the quarter', () => {
  const value = metricValue({ cells, plans: [plan(RATE, '2025-04', 1), plan(RATE, '2025-05', 1)] }, RATE, '2025-26-Q1');
  expect(value).toMatchObject({ plan: null, planDisplay: null, assessment: 'no-plan' });
});

test('the newest version of a plan counts, whatever the order', () => {
  const older = plan(RATE, '2025-26-Q1', 1_000);
  const newer = { ...plan(RATE, '2025-26-Q1', 3_000), arrivedAt: '2025-09-01T09:00:00Z' };
  for (const plans of [
    [older, newer],
    [newer, older],
  ])
    expect(metricValue({ cells, plans }, RATE, '2025-26-Q1').plan).toBe(3_000);
});

test('a plan that gives only its counts is worked out as the metric is', () => {
  const counts = { ...plan(RATE, '2025-26-Q1', 0), value: null, numerator: 3_288, denominator: 53_366 };
  expect(metricValue({ cells, plans: [counts] }, RATE, '2025-26-Q1').planDisplay).toBe('2,054');
});

test('a plan that gives nothing is no plan', () => {
  const empty = { ...plan(RATE, '2025-26-Q1', 0), value: null };
  expect(metricValue({ cells, plans: [empty] }, RATE, '2025-26-Q1').assessment).toBe('no-plan');
});

test('a plan with a numerator but no denominator is no plan of a rate, and is the plan of a count', () => {
  const counted = { ...plan(RATE, '2025-26-Q1', 0), value: null, numerator: 3_288 };
  expect(metricValue({ cells, plans: [counted] }, RATE, '2025-26-Q1').plan).toBeNull();
  const band = 'discharge-delay-1-day';
  expect(metricValue({ plans: [{ ...counted, metric: band }] }, band, '2025-26-Q1').plan).toBe(3_288);
});

test('a plan with a denominator but no numerator is no plan', () => {
  const counted = { ...plan(RATE, '2025-26-Q1', 0), value: null, denominator: 53_366 };
  expect(metricValue({ cells, plans: [counted] }, RATE, '2025-26-Q1').plan).toBeNull();
});

test('a count takes the newest numerator that the plan of its own rate and period gives', () => {
  const id = 'long-term-admissions-65-plus';
  const planned = { ...plan(id, '2025-26-Q1', 142.4), numerator: 76, denominator: 53_366 };
  const newer = { ...planned, arrivedAt: '2025-09-01T09:00:00Z' };
  const plans = [
    planned,
    { ...newer, numerator: null },
    { ...newer, period: '2025-26-Q2' as const, numerator: 99 },
    { ...newer, metric: RATE, numerator: 50 },
  ];
  const expected = { exact: { numerator: 76n, denominator: 1n }, figures: [planned], flags: [] };
  expect(planFor(metricDefinition(`${id}-count`), '2025-26-Q1', plans)).toEqual(expected);
});

test('how a plan was put together is said: mean or sum, of months or quarters', () => {
  const months = (metric: string) => monthsOfQuarter('2025-26-Q1').map((month) => plan(metric, month, 10));
  const quarters = (metric: string) => quartersOfYear('2025-26').map((quarter) => plan(metric, quarter, 10));
  const said = (metric: string, plans: PlanFigure[], period: Period) =>
    planFor(metricDefinition(metric), period, plans)?.flags.map(({ text }) => text);
  const text = (way: string) => [`There is no plan for the whole period; the ${way} plans is used.`];
  const band = 'discharge-delay-1-day';
  expect(said(RATE, months(RATE), '2025-26-Q1')).toEqual(text('mean of its monthly'));
  expect(said(RATE, quarters(RATE), '2025-26')).toEqual(text('mean of its quarterly'));
  expect(said(band, months(band), '2025-26-Q1')).toEqual(text('sum of its monthly'));
  expect(said(band, [...months(band), ...quarters(band).slice(1)], '2025-26')).toEqual(text('sum of its quarterly'));
});
