import { describe, expect, test } from 'vitest';
import { monthsOfQuarter, monthsOfYear, type Period } from '../../../functions/core/periods/period.ts';
import { cell, coventry2025, dischargeMonth, extractMonth, metricValue, plan } from './quarter-fixture.ts';

const RATE = 'long-term-admissions-65-plus';
const AVERAGE = 'discharge-delay-average-days';
const EMERGENCY = 'emergency-admissions-65-plus';
const care = (period: Period, count: number, feed = 'coventry') =>
  cell('care-home-admissions', feed, period, { [RATE]: count });
const codes = ({ flags }: { flags: readonly { code: string }[] }) => flags.map(({ code }) => code);

describe('a quarter may come as one figure or as three months', () => {
  test('as one figure it is whole, and its months have none', () => {
    const given = { cells: [care('2025-26-Q1', 76)] };
    expect(metricValue(given, RATE, '2025-26-Q1')).toMatchObject({
      numerator: 76,
      coverage: { monthsExpected: 3, monthsPresent: 3, complete: true },
    });
    expect(metricValue(given, RATE, '2025-04')).toMatchObject({ numerator: null, value: null });
  });

  test('as three months it is their sum over one population, never a mean of rates', () => {
    const cells = monthsOfQuarter('2025-26-Q1').map((month, n) => care(month, 20 + n));
    const quarter = metricValue({ cells }, RATE, '2025-26-Q1');
    expect(quarter).toMatchObject({ numerator: 63, denominator: 53_366 });
    expect(quarter.value).toBe((63 * 100_000) / 53_366);
  });

  test('where both came they are not added up, and a difference is said', () => {
    const cells = [...monthsOfQuarter('2025-26-Q1').map((month) => care(month, 25)), care('2025-26-Q1', 76, 'late')];
    const quarter = metricValue({ cells }, RATE, '2025-26-Q1');
    expect(quarter.numerator).toBe(75);
    expect(quarter.flags).toEqual([
      {
        code: 'parts-disagree',
        text: 'The parts of Quarter 1 2025-26 add up to 75, the figure sent for the whole is 76; the parts are counted.',
      },
    ]);
    const same = [...cells.slice(0, 3), care('2025-26-Q1', 75, 'late')];
    expect(codes(metricValue({ cells: same }, RATE, '2025-26-Q1'))).toEqual([]);
  });

  test('one month beside a figure for the whole quarter is not added to it', () => {
    const cells = [care('2025-04', 25), care('2025-26-Q1', 76)];
    expect(metricValue({ cells }, RATE, '2025-26-Q1').numerator).toBe(76);
    expect(metricValue({ cells }, RATE, '2025-04').numerator).toBe(25);
  });

  test('a year is the sum of three quarters and three months', () => {
    const months = monthsOfQuarter('2025-26-Q4').map((month) => care(month, 25));
    const cells = [care('2025-26-Q1', 63), care('2025-26-Q2', 106), care('2025-26-Q3', 75), ...months];
    expect(metricValue({ quarter: '2025-26-Q4', cells }, RATE, '2025-26')).toMatchObject({
      numerator: 319,
      coverage: { complete: true },
    });
  });
});

describe('a month that lacks a part of its data', () => {
  const months = (sizes: readonly number[]) =>
    monthsOfQuarter('2025-26-Q1').map((month, n) => dischargeMonth(month, [sizes[n] ?? 0, 0, sizes[n] ?? 0]));
  const quarterOf = (sizes: readonly number[]) =>
    metricValue({ cells: months(sizes), plans: [plan(AVERAGE, '2025-26-Q1', 9)] }, AVERAGE, '2025-26-Q1');

  test.each<[string, number, string[], string]>([
    ['80 % of the best month is enough', 800, [], 'met'],
    ['just under is flagged', 799, ['low-coverage'], 'met'],
    ['half is flagged', 500, ['low-coverage'], 'met'],
    ['under half cannot be assessed', 499, ['low-coverage'], 'not-assessable'],
  ])('%s', (_, size, flags, assessment) => {
    const quarter = quarterOf([1_000, size, 1_000]);
    expect(codes(quarter)).toEqual(flags);
    expect(quarter).toMatchObject({
      assessment,
      coverage: { complete: true, lowest: { month: '2025-05', shareOfBest: size / 1_000, bestMonth: '2025-04' } },
    });
  });

  test('is told by the best of twelve months, which may lie in the year before', () => {
    const cells = [...months([600, 600, 600]), dischargeMonth('2024-07', [1_000, 0, 0])];
    expect(codes(metricValue({ cells }, AVERAGE, '2025-26-Q1'))).toEqual(['low-coverage']);
    const older = [...months([600, 600, 600]), dischargeMonth('2024-06', [1_000, 0, 0])];
    expect(codes(metricValue({ cells: older }, AVERAGE, '2025-26-Q1'))).toEqual([]);
  });

  test('is said with its share, the best month and what follows from it', () => {
    const said = (size: number) => quarterOf([1_000, size, 1_000]).flags.map(({ text }) => text);
    const start = 'of the data of April 2025, the best of the last twelve months';
    expect(said(799)).toEqual([`May 2025 has 79.9% ${start}: a part of the data may be missing.`]);
    expect(said(499)).toEqual([`May 2025 has 49.9% ${start}: too few to assess the number.`]);
  });

  test('is no question of a quarter that came as one figure', () => {
    const counts = { discharges: 10, 'discharges-on-ready-date': 5, 'bed-days-after-ready-date': 5 };
    const cells = [cell('discharge-ready', 'rkb', '2025-26-Q1', counts), dischargeMonth('2025-03', [1_000, 0, 0])];
    expect(metricValue({ cells }, AVERAGE, '2025-26-Q1').coverage.lowest).toBeNull();
  });

  test('is told for an extract by all of its rows, not by what is counted', () => {
    const [april, may, june] = monthsOfQuarter('2025-26-Q1');
    const cells = [extractMonth(april, 100), extractMonth(may, 10), { ...extractMonth(june, 100), rows: 40 }];
    expect(metricValue({ cells }, EMERGENCY, '2025-26-Q1').coverage.lowest).toEqual({
      month: june,
      shareOfBest: 0.4,
      bestMonth: april,
    });
    expect(codes(metricValue({ cells }, EMERGENCY, may))).toEqual([]);
    expect(metricValue({ cells }, EMERGENCY, june).assessment).toBe('not-assessable');
  });

  test('is no question where few events are what is counted', () => {
    const cells = [care('2025-04', 1), care('2025-05', 30), care('2025-06', 30)];
    expect(metricValue({ cells }, RATE, '2025-26-Q1').coverage.lowest).toBeNull();
  });
});

describe('a quarter among other periods', () => {
  const coventry2024 = { ...coventry2025, year: 2024, persons: 52_000 };
  const populations = [coventry2024, coventry2025];

  test('has the twelve months that end with it, by the rule of a year', () => {
    const cells = [...monthsOfYear('2024-25'), ...monthsOfQuarter('2025-26-Q1')].map((month) =>
      extractMonth(month, 900),
    );
    const { rolling12 } = metricValue({ cells, populations }, EMERGENCY, '2025-26-Q1');
    expect(rolling12).toMatchObject({ from: '2024-07', to: '2025-06', monthsPresent: 12, numerator: 10_800 });
    expect(rolling12?.value).toBe((900 * 100_000) / 53_366);
    expect(metricValue({ cells, populations }, EMERGENCY, '2025-04').rolling12).toBeNull();
  });

  test('of a metric that adds up has twelve months’ events over one population', () => {
    const cells = [care('2024-25-Q2', 70), care('2024-25-Q3', 70), care('2024-25-Q4', 70), care('2025-26-Q1', 76)];
    const { rolling12 } = metricValue({ cells, populations }, RATE, '2025-26-Q1');
    expect(rolling12).toMatchObject({ numerator: 286, denominator: 53_366, monthsPresent: 12 });
    expect(rolling12?.value).toBe((286 * 100_000) / 53_366);
  });

  test('has the limits of the events of twelve months', () => {
    const cells = [care('2024-25-Q2', 20), care('2024-25-Q3', 20), care('2024-25-Q4', 15), care('2025-26-Q1', 10)];
    const { rolling12 } = metricValue({ cells, populations }, RATE, '2025-26-Q1');
    // Byar's limits of 65 events, from the test data of PHEindicatormethods 2.1.0.
    expect(rolling12?.lower95).toBeCloseTo((50.163187710459454 * 100_000) / 53_366, 9);
    expect(rolling12?.upper95).toBeCloseTo((82.84913854593984 * 100_000) / 53_366, 9);
  });

  test('has no value over twelve months of which one is missing', () => {
    const cells = [care('2024-25-Q3', 70), care('2024-25-Q4', 70), care('2025-26-Q1', 76)];
    expect(metricValue({ cells, populations }, RATE, '2025-26-Q1').rolling12).toMatchObject({
      numerator: 216,
      monthsPresent: 9,
      value: null,
      display: null,
      lower95: null,
    });
  });

  test('is held against the same quarter of the year before, with that year’s population', () => {
    const cells = [care('2024-25-Q1', 70), care('2025-26-Q1', 76)];
    const { yearAgo, value } = metricValue({ cells, populations }, RATE, '2025-26-Q1');
    expect(yearAgo).toMatchObject({ period: '2024-25-Q1', value: (70 * 100_000) / 52_000, display: '134.6' });
    expect(yearAgo?.change).toBe((value ?? 0) - (70 * 100_000) / 52_000);
  });

  test('is not held against a quarter with a month missing', () => {
    const cells = [care('2024-04', 20), care('2024-05', 20), care('2025-26-Q1', 76)];
    expect(metricValue({ cells, populations }, RATE, '2025-26-Q1').yearAgo).toBeNull();
  });

  test('is not held against a quarter without a value', () => {
    const cells = [dischargeMonth('2024-04', [0, 0, 0]), dischargeMonth('2025-04', [100, 50, 50])];
    expect(metricValue({ cells }, AVERAGE, '2025-04').yearAgo).toBeNull();
  });

  test('has the mean of its months beside the pooled value', () => {
    const cells = [
      dischargeMonth('2025-04', [100, 0, 100]),
      dischargeMonth('2025-05', [300, 0, 900]),
      dischargeMonth('2025-06', [400, 0, 400]),
    ];
    const quarter = metricValue({ cells }, AVERAGE, '2025-26-Q1');
    expect(quarter).toMatchObject({ display: '1.75', meanOfMonths: { display: '1.67' } });
    expect(metricValue({ cells }, AVERAGE, '2025-04').meanOfMonths).toBeNull();
    const text = 'The mean of the months is 1.67; all months together give 1.75.';
    expect(quarter.flags).toContainEqual({ code: 'mean-of-months', text });
  });

  test('is not flagged for a mean of its months that is just as far from it as is allowed', () => {
    const cells = [dischargeMonth('2025-04', [100, 0, 20]), dischargeMonth('2025-05', [300, 0, 0])];
    const quarter = metricValue({ cells }, AVERAGE, '2025-26-Q1');
    expect(quarter).toMatchObject({ value: 0.05, meanOfMonths: { value: 0.1 } });
    expect(codes(quarter)).not.toContain('mean-of-months');
  });

  test('is not flagged where the metric allows any distance', () => {
    const share = 'discharged-on-ready-date';
    const cells = [dischargeMonth('2025-04', [100, 100, 0]), dischargeMonth('2025-05', [300, 0, 0])];
    const quarter = metricValue({ cells }, share, '2025-26-Q1');
    expect(quarter).toMatchObject({ display: '25.0%', meanOfMonths: { display: '50.0%' } });
    expect(codes(quarter)).not.toContain('mean-of-months');
  });

  test('has no mean of months where its metric adds up, nor where a part came as one figure', () => {
    const [band, counts] = ['discharge-delay-1-day', { discharges: 100, 'discharges-delayed-1-day': 25 }];
    const summed = monthsOfQuarter('2025-26-Q1').map((month) => cell('discharge-ready', 'rkb', month, counts));
    expect(metricValue({ cells: summed }, band, '2025-26-Q1')).toMatchObject({ value: 75, meanOfMonths: null });
    const whole = { ...dischargeMonth('2025-04', [300, 0, 300]), period: '2025-26-Q1' as const };
    const cells = [whole, ...monthsOfQuarter('2025-26-Q2').map((month) => dischargeMonth(month, [100, 0, 900]))];
    const year = metricValue({ quarter: '2025-26-Q4', cells }, AVERAGE, '2025-26');
    expect(year).toMatchObject({ numerator: 3_000, meanOfMonths: null });
  });

  test('has limits at 95 % and wider ones at 99.8 %', () => {
    const { lower95, upper95, lower99_8, upper99_8 } = metricValue(
      { cells: [extractMonth('2025-04', 65)] },
      EMERGENCY,
      '2025-04',
    );
    const scale = 100_000 / 53_366;
    expect(lower95).toBeCloseTo(50.163187710459454 * scale, 9);
    expect(upper95).toBeCloseTo(82.84913854593984 * scale, 9);
    expect(lower99_8).toBeCloseTo(42.8802614714802 * scale, 9);
    expect(upper99_8).toBeCloseTo(94.00029084431803 * scale, 9);
  });
});

describe('the year of reablement', () => {
  const ID = 'reablement-still-at-home-91-days';
  const cohort = (period: Period, home: number, all: number) =>
    cell('reablement', 'coventry', period, { [ID]: home, 'reablement-discharged': all });

  test('is the discharges of October to December, whatever the other quarters say', () => {
    const cells = [cohort('2025-26-Q1', 10, 100), cohort('2025-26-Q3', 80, 100), cohort('2026-01', 1, 50)];
    expect(metricValue({ quarter: '2025-26-Q4', cells }, ID, '2025-26')).toMatchObject({
      numerator: 80,
      denominator: 100,
      display: '80.0%',
    });
  });

  test('leaves the quarters as they are', () => {
    const cells = [cohort('2025-26-Q1', 10, 100), cohort('2025-26-Q3', 80, 100)];
    expect(metricValue({ cells }, ID, '2025-26-Q1').numerator).toBe(10);
  });

  test('takes its plan from that quarter where the year has none', () => {
    const plans = [plan(ID, '2025-26-Q3', 84)];
    expect(metricValue({ quarter: '2025-26-Q4', plans }, ID, '2025-26').planDisplay).toBe('84.0%');
  });
});

describe('demand against capacity', () => {
  const month = (period: Period, demand: number, capacity: number) =>
    cell('intermediate-care', 'icb', period, { 'demand-hospital': demand, 'capacity-hospital': capacity });

  test('is given as demand, capacity and one as a percentage of the other, by month and quarter', () => {
    const cells = [month('2023-04', 300, 320), month('2023-05', 316, 300.5), month('2023-06', 310, 305)];
    const given = { quarter: '2023-24-Q1' as const, cells };
    const of = (metric: string, period: Period) => metricValue(given, `intermediate-care-${metric}-hospital`, period);
    expect(of('demand', '2023-24-Q1').display).toBe('926');
    expect(of('capacity', '2023-24-Q1').display).toBe('926');
    expect(of('capacity', '2023-24-Q1').value).toBe(925.5);
    expect(of('demand-against-capacity', '2023-05').display).toBe('105.2%');
    expect(of('demand-against-capacity', '2023-24-Q1')).toMatchObject({ display: '100.1%', lower95: null });
  });

  test('no demand is nought, and no capacity gives no percentage', () => {
    const given = { quarter: '2023-24-Q1' as const, cells: [month('2023-04', 0, 0)] };
    expect(metricValue(given, 'intermediate-care-demand-hospital', '2023-04').display).toBe('0');
    expect(metricValue(given, 'intermediate-care-demand-against-capacity-hospital', '2023-04').value).toBeNull();
  });
});
