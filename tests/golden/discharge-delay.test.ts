import { expect, test } from 'vitest';
import { type Month, monthsOfQuarter, type Quarter } from '../../functions/core/periods/period.ts';
import { dischargeMonth, metricValue, plan } from '../core/metrics/quarter-fixture.ts';

const AVERAGE = 'discharge-delay-average-days';
const SHARE = 'discharged-on-ready-date';
const WHEN_DELAYED = 'days-from-ready-date-when-delayed';

// Targets and performance: Coventry Health and Wellbeing Board, Better Care Fund report on 2025-26, section 4.6.2.
// The counts are not published; these are whole numbers that give the published averages.
test.each<[Quarter, number, string, number]>([
  ['2025-26-Q1', 5_400, '0.75', 1.13],
  ['2025-26-Q2', 5_832, '0.81', 1.1],
  ['2025-26-Q3', 6_192, '0.86', 1.1],
  ['2025-26-Q4', 6_264, '0.87', 1.1],
])('Coventry %s: the target for the length of discharge delay was met', (quarter, days, average, target) => {
  const cells = monthsOfQuarter(quarter).map((month) => dischargeMonth(month, [2_400, 2_000, days / 3]));
  expect(metricValue({ quarter, cells, plans: [plan(AVERAGE, quarter, target)] }, AVERAGE, quarter)).toMatchObject({
    display: average,
    planDisplay: target.toFixed(2),
    assessment: 'met',
  });
});

test('Leicestershire’s targets for 2026-27, 1.5 points above its best month of 86.2 % and 3.9 days, imply a delay of 0.48 days', () => {
  const onReadyDate = 8_620 + 150;
  const cells = [dischargeMonth('2026-04', [10_000, onReadyDate, (10_000 - onReadyDate) * 3.9])];
  const shown = [SHARE, WHEN_DELAYED, AVERAGE].map(
    (metric) => metricValue({ quarter: '2026-27-Q1', cells }, metric, '2026-04').display,
  );
  expect(shown).toEqual(['87.7%', '3.9', '0.48']);
});

// NHS England, Discharge ready date statistics, April 2024, upper-tier local authority Leicestershire.
test('Leicestershire April 2024: 3,780 of 4,342 left on the day, the 562 others waited 2,770 days', () => {
  const cells = [dischargeMonth('2024-04', [4_342, 3_780, 2_770])];
  const [share, delayed, average] = [SHARE, WHEN_DELAYED, AVERAGE].map((metric) =>
    metricValue({ quarter: '2024-25-Q1', cells }, metric, '2024-04'),
  );
  expect(share).toMatchObject({ numerator: 3_780, denominator: 4_342, display: '87.1%' });
  expect(delayed).toMatchObject({ numerator: 2_770, denominator: 562, display: '4.9' });
  expect(average).toMatchObject({ numerator: 2_770, denominator: 4_342, display: '0.64' });
  expect(share?.value).toBeCloseTo(87.0567, 4);
  expect(delayed?.value).toBeCloseTo(4.9288, 4);
});

// NHS England, Discharge ready date statistics 2024-25, Coventry: discharges, on the ready date, days of delay.
// A large trust's data was not accepted for April and May.
const coventry: [Month, [number, number, number]][] = [
  ['2024-04', [179, 157, 142]],
  ['2024-05', [234, 201, 111]],
  ['2024-06', [2_224, 1_992, 679]],
  ['2024-07', [2_504, 2_059, 2_231]],
  ['2024-08', [2_385, 1_959, 2_230]],
  ['2024-09', [2_347, 1_944, 2_164]],
  ['2024-10', [2_480, 1_996, 2_527]],
  ['2024-11', [2_401, 1_964, 2_070]],
  ['2024-12', [2_470, 2_051, 2_345]],
  ['2025-01', [2_401, 1_959, 2_390]],
  ['2025-02', [2_287, 1_831, 2_746]],
  ['2025-03', [2_473, 2_033, 2_862]],
];
const coventryCells = coventry.map(([month, figures]) => dischargeMonth(month, figures));

test.each<[Quarter, string, string]>([
  ['2024-25-Q1', '0.35', '0.52'],
  ['2024-25-Q2', '0.92', '0.92'],
  ['2024-25-Q3', '0.94', '0.94'],
  ['2024-25-Q4', '1.12', '1.12'],
])('Coventry %s: the pooled delay is %s days, the mean of the months %s', (quarter, pooled, meanOfMonths) => {
  const given = { quarter, cells: coventryCells };
  const months = monthsOfQuarter(quarter).map((month) => metricValue(given, AVERAGE, month).value ?? Number.NaN);
  expect(metricValue(given, AVERAGE, quarter).display).toBe(pooled);
  expect((months.reduce((sum, value) => sum + value, 0) / 3).toFixed(2)).toBe(meanOfMonths);
});

test('Coventry’s first quarter of 2024-25 says that April is nearly empty and shows the mean of the months beside the pooled delay, the others need not', () => {
  const flags = (['2024-25-Q1', '2024-25-Q2', '2024-25-Q3', '2024-25-Q4'] as const).map(
    (quarter) => metricValue({ quarter, cells: coventryCells }, AVERAGE, quarter).flags,
  );
  expect(flags).toEqual([
    [
      {
        code: 'low-coverage',
        text: 'April 2024 has 8.0% of the data of June 2024, the best of the last twelve months: too few to assess the number.',
      },
      { code: 'mean-of-months', text: 'The mean of the months is 0.52; all months together give 0.35.' },
    ],
    [],
    [],
    [],
  ]);
});

test('Coventry’s year 2024-25 had 82.62 % discharged on the ready date', () => {
  const year = metricValue({ quarter: '2024-25-Q4', cells: coventryCells }, SHARE, '2024-25');
  expect(year).toMatchObject({ denominator: 24_385, coverage: { monthsPresent: 12, complete: true } });
  expect(year.value?.toFixed(2)).toBe('82.62');
});
