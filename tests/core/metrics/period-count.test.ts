import { expect, test } from 'vitest';
import { metricDefinition } from '../../../functions/core/metrics/catalogue.ts';
import { type ChosenMetric, countPeriod } from '../../../functions/core/metrics/period-count.ts';
import type { SourceCell } from '../../../functions/core/metrics/quarter-inputs.ts';
import { cell } from './quarter-fixture.ts';

const delay = metricDefinition('discharge-delay-average-days');
const numerator = { variant: 'days', title: 'Days', measures: ['days'], citation: '', confidence: 'inferred' as const };
const metric = {
  ...delay,
  numerators: [numerator, { ...numerator, variant: 'days and nights', measures: ['days', 'nights'] }],
  coverage: { by: 'beds', citation: '', confidence: 'inferred' as const },
};
const chosen: ChosenMetric = { metric, numerator, choices: { metrics: [metric], variants: {} } };
const sent = (feed: string, counts: Record<string, number>): SourceCell =>
  cell('discharge-ready', feed, '2025-04', { discharges: 10, ...counts });
const counted = (...cells: SourceCell[]) => countPeriod(chosen, '2025-04', cells);

test('a variant is counted where every feed gives all of its measures', () => {
  const whole = [
    { variant: 'days', numerator: 7 },
    { variant: 'days and nights', numerator: 16 },
  ];
  expect(counted(sent('a', { days: 3, nights: 4 }), sent('b', { days: 4, nights: 5 }))?.variants).toEqual(whole);
  expect(counted(sent('a', { days: 3, nights: 4 }), sent('b', { days: 4 }))?.variants).toEqual(whole.slice(0, 1));
  expect(counted(sent('a', { days: 7 }))?.variants).toEqual(whole.slice(0, 1));
});

test('a month has a size where every feed says it', () => {
  expect(counted(sent('a', { days: 3, beds: 20 }), sent('b', { days: 4, beds: 30 }))?.size).toBe(50);
  expect(counted(sent('a', { days: 3, beds: 20 }), sent('b', { days: 4 }))?.size).toBeNull();
});

test('a month without any cell is not counted', () => {
  expect(counted()).toBeNull();
});
