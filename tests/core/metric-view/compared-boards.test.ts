import { describe, expect, test } from 'vitest';
import { boardValues, comparisonChart } from '../../../functions/core/metric-view/compared-boards.ts';
import { boardsCsv, historyCsv } from '../../../functions/core/metric-view/figures-csv.ts';
import { metricHistory } from '../../../functions/core/metric-view/metric-history.ts';
import {
  comparisonWords,
  figureWords,
  intervalWords,
  movement,
  unitBeside,
  yearAgoWords,
} from '../../../functions/core/metric-view/metric-words.ts';
import { comparableValues } from '../../../functions/core/metrics/comparable-values.ts';
import { layoutFor } from '../../../functions/core/returns/layout.ts';
import { coventry, coventryQuarter, metricValue } from '../returns/coventry-quarter.ts';

const METRIC = 'discharge-delay-average-days';
const delay = (value: number | null, more = {}) =>
  metricValue({
    metric: METRIC,
    period: '2025-26-Q1',
    method: 'mean',
    unit: 'days',
    value,
    display: String(value),
    ...more,
  });
const own = delay(0.75);
const board = (unit: string, value: number, more = {}) => ({ unit, values: comparableValues([delay(value, more)]) });
const boards = boardValues({ code: 'E08000026', value: own }, [
  board('E08000029', 0.5),
  board('E10000028', 1.234),
  board('E08000027', 2, { method: 'proportion' }),
]);
const entry = layoutFor('2025-26').metrics.find(({ metric }) => metric === METRIC);
if (!entry) throw new Error('The layout has the metric');

describe('a board among others', () => {
  test('is named, and a board by another method has no value beside it', () => {
    expect(boards.map(({ name, isOwn, value }) => [name, isOwn, value?.value ?? null])).toEqual([
      ['Coventry', true, 0.75],
      ['Solihull', false, 0.5],
      ['Staffordshire', false, 1.234],
      ['Dudley', false, null],
    ]);
  });

  test('is not compared while a month of its own is missing', () => {
    const coverage = { monthsExpected: 3, monthsPresent: 2, complete: false, lowest: null };
    expect(boardValues({ code: 'E08000026', value: delay(0.75, { coverage }) }, [])[0]?.value).toBeNull();
  });

  test('is charted with the figures as they are shown', () => {
    const chart = comparisonChart({ entry, group: 'Boards of the same region', own, boards });
    expect(chart).toMatchObject({
      better: 'lower',
      unit: 'days',
      title: 'Length of discharge delay, Quarter 1 2025-26',
    });
    expect(chart.boards.map(({ value }) => value?.text)).toEqual(['0.75', '0.50', '1.23', undefined]);
    expect(chart.description).toContain('Staffordshire: 1.23; Dudley: no data.');
  });

  test('is downloaded with values that are not rounded, and nothing where there is none', () => {
    const lines = boardsCsv(METRIC, '2025-26-Q1', boards).split('\r\n');
    expect(lines[0]).toBe('\uFEFFarea_code,area_name,metric,period,value,display,lower95,upper95');
    expect(lines[3]).toBe('E10000028,Staffordshire,discharge-delay-average-days,2025-26-Q1,1.234,1.23,,');
    expect(lines[4]).toBe('E08000027,Dudley,discharge-delay-average-days,2025-26-Q1,,,,');
  });
});

test('the figures of a trend are downloaded period by period', () => {
  const { months } = metricHistory(coventryQuarter(['2025-05']), METRIC, '2025-26-Q1');
  const lines = historyCsv(coventry, METRIC, months).split('\r\n');
  expect(lines[0]).toContain('unit,numerator,denominator,plan,assessment');
  expect(lines.slice(1, 3)).toEqual([
    'E08000026,Coventry,discharge-delay-average-days,2025-04,0.75,0.75,,,days,1800,2400,1.13,met',
    'E08000026,Coventry,discharge-delay-average-days,2025-05,,,,,days,,,1.13,not-assessable',
  ]);
});

describe('in words', () => {
  test('a change is better or worse by what the metric wants, as it is shown', () => {
    expect([movement(METRIC, 0.8, 0.7), movement(METRIC, 0.7, 0.8), movement(METRIC, 0.8, 0.801)]).toEqual([
      'better',
      'worse',
      'the same',
    ]);
    expect(movement('discharged-on-ready-date', 80, 85)).toBe('better');
  });

  test('a year ago says both', () => {
    const yearAgo = { period: '2024-25-Q1', value: 0.9, display: '0.90', change: -0.15 };
    expect(yearAgoWords(delay(0.75, { yearAgo }))).toBe('0.90 in Quarter 1 2024-25: better now');
    expect(yearAgoWords(own)).toBeNull();
  });

  test('an interval has the decimals of its metric', () => {
    const found = { metric: 'discharged-on-ready-date', lower95: 81.44, upper95: 84.36 };
    expect(intervalWords(found)).toBe('81.4% to 84.4%');
    expect(intervalWords({ ...found, lower95: null })).toBeNull();
  });

  test('a comparison says the median and the place', () => {
    const compared = {
      metric: METRIC,
      period: '2025-26-Q1',
      boards: 13,
      median: 0.8,
      medianDisplay: '0.80',
      lowest: 0.5,
      highest: 2,
      place: 4,
      position: 'better' as const,
    };
    expect(comparisonWords(compared)).toBe(
      'It is better than the median of 13 other boards, 0.80. Its place is 4 of 14, the first being the best.',
    );
    expect(comparisonWords({ ...compared, place: null, position: 'same' })).toBe(
      'It is the same as the median of 13 other boards, 0.80.',
    );
  });

  test('a per cent sign is said once, and only whole figures have separators', () => {
    expect(unitBeside({ display: '81.9%', unit: '% of discharges' })).toBe('of discharges');
    expect(unitBeside({ display: '0.75', unit: 'days' })).toBe('days');
    expect([figureWords(3288), figureWords(1234.5678)]).toEqual(['3,288', '1234.5678']);
  });
});
