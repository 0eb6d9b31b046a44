import { expect, test } from 'vitest';
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
