import { describe, expect, test } from 'vitest';
import { historyTrend } from '../../../functions/core/metric-view/history-trend.ts';
import { historyQuarters, metricHistory } from '../../../functions/core/metric-view/metric-history.ts';
import type { MetricValue } from '../../../functions/core/metrics/metric-value.ts';
import { layoutFor } from '../../../functions/core/returns/layout.ts';
import { coventryQuarter, metricValue } from '../returns/coventry-quarter.ts';

const METRIC = 'emergency-admissions-65-plus';
const value = (period: string, number: number, more: Partial<MetricValue> = {}) =>
  metricValue({
    metric: METRIC,
    period,
    value: number,
    display: String(number),
    method: 'crude',
    unit: 'per 100,000',
    variant: 'nhs-planning',
    ...more,
  });
const texts = (points: { period: string; shown: { value: { text: string } | null } }[]) =>
  points.map(({ period, shown }) => [period, shown.value?.text ?? null]);

describe('the history of a metric', () => {
  test('goes back over two years of quarters', () => {
    const quarters = historyQuarters('2025-26-Q1');
    expect([quarters.length, quarters[0], quarters.at(-1)]).toEqual([8, '2023-24-Q2', '2025-26-Q1']);
  });

  test('begins with the first quarter that is known, and says nothing of a quarter between that is not', () => {
    const history = metricHistory([value('2024-25-Q3', 2100), value('2025-26-Q1', 2054)], METRIC, '2025-26-Q1');
    expect(texts(history.quarters)).toEqual([
      ['2024-25-Q3', '2100'],
      ['2024-25-Q4', null],
      ['2025-26-Q1', '2054'],
    ]);
  });

  test('takes from this year what the earlier year’s return did not have', () => {
    const yearAgo = { period: '2024-25-Q1', value: 2200, display: '2,200', change: -146 };
    const { quarters } = metricHistory([value('2025-26-Q1', 2054, { yearAgo })], METRIC, '2025-26-Q1');
    expect(texts(quarters)[0]).toEqual(['2024-25-Q1', '2,200']);
  });

  test('does not join values that were worked out otherwise', () => {
    const other = value('2024-25-Q4', 2600, { variant: 'all-emergency' });
    const { quarters } = metricHistory([other, value('2025-26-Q1', 2054)], METRIC, '2025-26-Q1');
    expect(texts(quarters)[0]).toEqual(['2024-25-Q4', null]);
    expect(quarters[0]?.isOtherMethod).toBe(true);
  });

  test('has the months of one year', () => {
    const { months } = metricHistory(coventryQuarter(['2025-05']), METRIC, '2025-26-Q1');
    expect(texts(months)).toEqual([
      ['2025-04', '2,099'],
      ['2025-05', null],
      ['2025-06', '2,014'],
    ]);
  });

  test('of a metric without data is empty', () => {
    expect(metricHistory([], METRIC, '2025-26-Q1')).toEqual({ quarters: [], months: [] });
  });
});

describe('the trend', () => {
  const entry = layoutFor('2025-26').metrics.find(({ metric }) => metric === METRIC);
  if (!entry) throw new Error('The layout has the metric');

  test('says in words all that it draws', () => {
    const { quarters } = metricHistory(coventryQuarter(), METRIC, '2025-26-Q1');
    const chart = historyTrend(entry, 'Coventry', quarters);
    expect(chart).toMatchObject({
      title: 'Emergency admissions by quarter',
      unit: 'per 100,000 people aged 65+ per month',
    });
    expect(chart.points.map(({ label }) => label)).toEqual(['Q1 25-26']);
    expect(chart.description).toBe(
      'Coventry, by quarter from Quarter 1 2025-26 to Quarter 1 2025-26. Q1 2025-26: 2,054, target 2,124.',
    );
  });

  test('names twelve months shortly, each once', () => {
    const months = ['2024-07', '2024-12', '2025-04'].map((month) => value(month, 2000));
    const now = value('2025-26-Q1', 2054);
    const { points } = historyTrend(entry, 'Coventry', metricHistory([...months, now], METRIC, '2025-26-Q1').months);
    expect(points.map(({ label }) => label)).toEqual('Jul Aug Sep Oct Nov Dec Jan Feb Mar Apr May Jun'.split(' '));
  });
});
