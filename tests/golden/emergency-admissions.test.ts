import { expect, test } from 'vitest';
import { metricDefinition } from '../../functions/core/metrics/catalogue.ts';
import { display } from '../../functions/core/metrics/display.ts';
import { estimateOf } from '../../functions/core/metrics/figure.ts';
import { monthsOfQuarter, type Quarter } from '../../functions/core/periods/period.ts';
import { extractMonth, metricValue, plan } from '../core/metrics/quarter-fixture.ts';

const METRIC = 'emergency-admissions-65-plus';

// Solved back from the published rates (one unknown, two outputs), so this checks their consistency; it is no ONS figure.
const LEICESTERSHIRE_BACK_SOLVED_POPULATION = 157_370;

test.each([
  ['actual', 20_810, '1,469'],
  ['target', 23_520, '1,661'],
])(
  'Leicestershire April to December 2025, %s: nine months’ admissions give the published mean monthly rate',
  (_, admissions, rate) => {
    const metric = metricDefinition(METRIC);
    const estimate = estimateOf(metric, 'crude', {
      numerator: admissions,
      denominator: LEICESTERSHIRE_BACK_SOLVED_POPULATION,
      months: 9,
    });
    expect(estimate && display(metric, estimate.exact).text).toBe(rate);
  },
);

// Rates and targets: Coventry Health and Wellbeing Board, Better Care Fund report on 2025-26, section 4.6.1.
// The counts are not published; these are whole numbers that give the published rates.
test.each<[Quarter, number, string, number, string]>([
  ['2025-26-Q1', 3_288, '2,054', 2_124, '2,124'],
  ['2025-26-Q2', 3_071, '1,918', 1_997, '1,997'],
  ['2025-26-Q3', 3_298, '2,060', 2_142, '2,142'],
  ['2025-26-Q4', 3_247, '2,028', 2_171, '2,171'],
])('Coventry %s: the target for emergency admissions was met', (quarter, admissions, rate, target, targetShown) => {
  const [first, second, third] = monthsOfQuarter(quarter);
  const cells = [extractMonth(first, 1_000), extractMonth(second, 1_000), extractMonth(third, admissions - 2_000)];
  expect(metricValue({ quarter, cells, plans: [plan(METRIC, quarter, target)] }, METRIC, quarter)).toMatchObject({
    display: rate,
    planDisplay: targetShown,
    assessment: 'met',
  });
});
