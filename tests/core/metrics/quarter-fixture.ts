import { metricCatalogue } from '../../../functions/core/metrics/catalogue.ts';
import { computeQuarter } from '../../../functions/core/metrics/compute-quarter.ts';
import type { MetricValue } from '../../../functions/core/metrics/metric-value.ts';
import type { PlanFigure, QuarterInputs, SourceCell } from '../../../functions/core/metrics/quarter-inputs.ts';
import type { Month, Period } from '../../../functions/core/periods/period.ts';

/** Coventry's people aged 65+, ONS 2018-based projection for 2025. */
export const coventry2025 = { year: 2025, basis: 'snpp-2018-based', persons: 53_366, origin: 'published' };

/** What one feed of a source counts in one period. */
export function cell(source: string, feed: string, period: Period, counts: Record<string, number>): SourceCell {
  const name = `${feed}-${period}`;
  return {
    source,
    feed,
    submission: `s-${source}-${name}`,
    sha256: `sha-${name}`,
    file: `${name}.csv`,
    arrivedAt: '2025-08-01T09:00:00Z',
    period,
    rows: 100,
    counts,
  };
}

/** A month of a hospital extract with its admissions by NHS planning and by every emergency admission. */
export function extractMonth(
  month: Month,
  planning: number,
  { feed = 'coventry', all = planning + 200 } = {},
): SourceCell {
  return cell('sus-apc', feed, month, {
    'emergency-admissions-65-plus.nhs-planning': planning,
    'emergency-admissions-65-plus.all-emergency': all,
  });
}

/** A month of discharge figures: discharges, those on the ready date, and days of delay. */
export function dischargeMonth(
  month: Month,
  [discharges, onReadyDate, days]: readonly [number, number, number],
  { feed = 'rkb', source = 'discharge-ready' } = {},
): SourceCell {
  return cell(source, feed, month, {
    discharges,
    'discharges-on-ready-date': onReadyDate,
    'bed-days-after-ready-date': days,
  });
}

export function plan(metric: string, period: Period, value: number): PlanFigure {
  return {
    metric,
    period,
    value,
    numerator: null,
    denominator: null,
    planVersion: '1',
    submission: `s-plan-${period}`,
    arrivedAt: '2025-04-01T09:00:00Z',
  };
}

export function inputsOf(given: Partial<QuarterInputs>): QuarterInputs {
  return {
    unit: 'E08000026',
    quarter: '2025-26-Q1',
    cells: [],
    populations: [coventry2025],
    plans: [],
    choices: { metrics: metricCatalogue, variants: {} },
    ...given,
  };
}

/** The value of one metric in one period of a computed quarter. */
export function metricValue(given: Partial<QuarterInputs>, metric: string, period: Period): MetricValue {
  const inputs = inputsOf(given);
  const metrics = inputs.choices.metrics.filter(({ id }) => id === metric);
  const values = computeQuarter({ ...inputs, choices: { ...inputs.choices, metrics } });
  const value = values.find((each) => each.period === period);
  if (value === undefined) throw new Error(`no ${metric} in ${period}`);
  return value;
}
