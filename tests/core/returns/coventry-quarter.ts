import type { Assessment, MetricValue } from '../../../functions/core/metrics/metric-value.ts';
import { layoutFor } from '../../../functions/core/returns/layout.ts';

// Invented counts on the scale of Coventry: 2,054 emergency admissions per 100,000 a month and 0.75 days of delay.
const monthly = ['2025-04', '2025-05', '2025-06'];
const admissions = [1120, 1093, 1075];
const bands = [120, 140, 80, 45, 15, 10];
const population = 53_366;

const extract = {
  submission: 's-0123456789abcdef0123',
  sha256: 'a'.repeat(64),
  file: 'sus-apc/coventry/apc-2025-q1.csv',
  rows: 3288,
};
const readyDates = {
  submission: 's-fedcba98765432100123',
  sha256: 'b'.repeat(64),
  file: 'discharge-ready/rkb/drd-2025-q1.csv',
  rows: 3,
};

/** A metric value with every field, for tests that care about a few of them. */
export function metricValue(fields: Partial<MetricValue> & Pick<MetricValue, 'metric' | 'period'>): MetricValue {
  const months = /^\d{4}-(0[1-9]|1[0-2])$/.test(fields.period) ? 1 : 3;
  return {
    metricVersion: 1,
    numerator: null,
    denominator: null,
    denominatorBasis: '',
    value: null,
    display: null,
    unit: 'discharges',
    method: 'count',
    variant: null,
    lower95: null,
    upper95: null,
    lower99_8: null,
    upper99_8: null,
    plan: null,
    planDisplay: null,
    assessment: 'no-plan',
    coverage: { monthsExpected: months, monthsPresent: months, complete: true, lowest: null },
    population: null,
    referenceRate: null,
    meanOfMonths: null,
    rolling12: null,
    yearAgo: null,
    source: 'discharge-ready',
    otherVariants: [],
    lineage: [readyDates],
    flags: [],
    ...fields,
  };
}

function emergency(period: string, months: number, count: number): MetricValue {
  const value = (count / months / population) * 1e5;
  return metricValue({
    metric: 'emergency-admissions-65-plus',
    period,
    numerator: count,
    denominator: population,
    denominatorBasis: 'ONS 2018-based subnational population projection for 2025, people aged 65+',
    value,
    display: Math.round(value).toLocaleString('en-GB'),
    unit: 'per 100,000 people aged 65+ per month',
    method: 'crude',
    variant: 'nhs-planning',
    lower95: value * 0.96,
    upper95: value * 1.04,
    plan: 2124,
    planDisplay: '2,124',
    assessment: 'met',
    source: 'sus-apc',
    otherVariants: [
      { variant: 'all-emergency', method: 'crude', numerator: count + 400, value: value * 1.3, display: '2,670' },
    ],
    lineage: [extract],
  });
}

/** 25 admissions a month, as a rate with a plan and as a number. */
function careHomes(period: string, months: number): MetricValue[] {
  const count = 25 * months;
  const value = (count / population) * 1e5;
  const whole = {
    period,
    numerator: count,
    denominator: population,
    denominatorBasis: 'ONS 2018-based subnational population projection for 2025, people aged 65+',
    source: 'care-home-admissions',
    lineage: [],
  };
  return [
    metricValue({
      ...whole,
      metric: 'long-term-admissions-65-plus',
      value,
      display: value.toFixed(1),
      unit: 'per 100,000 people aged 65+',
      method: 'crude',
      lower95: value * 0.8,
      upper95: value * 1.2,
      plan: 142.4,
      planDisplay: '142.4',
      assessment: 'met',
    }),
    metricValue({ ...whole, metric: 'long-term-admissions-65-plus-count', value: count, display: String(count) }),
  ];
}

function delays(period: string, months: number): MetricValue[] {
  const [all, onDate, days] = [2400 * months, 1990 * months, 1800 * months];
  const planned = { plan: 1.13, planDisplay: '1.13', assessment: 'met' as Assessment };
  const average = {
    metric: 'discharge-delay-average-days',
    numerator: days,
    denominator: all,
    value: 0.75,
    display: '0.75',
    ...planned,
  };
  const proportion = {
    metric: 'discharged-on-ready-date',
    numerator: onDate,
    denominator: all,
    value: (onDate / all) * 100,
    display: '82.9%',
  };
  const whenDelayed = {
    metric: 'days-from-ready-date-when-delayed',
    numerator: days,
    denominator: all - onDate,
    value: days / (all - onDate),
    display: '4.4',
  };
  return [
    metricValue({ ...average, period, unit: 'days', method: 'mean' }),
    metricValue({ ...proportion, period, unit: '% of discharges', method: 'proportion', lower95: 81.4, upper95: 84.4 }),
    metricValue({ ...whenDelayed, period, unit: 'days', method: 'mean' }),
    ...bandValues(period, months, all),
  ];
}

function bandValues(period: string, months: number, all: number): MetricValue[] {
  const ids = layoutFor('2025-26').metrics.filter(({ metric }) => /^discharge-delay-\d/.test(metric));
  return ids.map(({ metric }, index) => {
    const count = (bands[index] ?? 0) * months;
    return metricValue({
      metric,
      period,
      numerator: count,
      denominator: all,
      value: count,
      display: count.toLocaleString('en-GB'),
    });
  });
}

const blank = {
  numerator: null,
  denominator: null,
  value: null,
  display: null,
  lower95: null,
  upper95: null,
  assessment: 'not-assessable' as Assessment,
  source: null,
  otherVariants: [],
  lineage: [],
};

/**
 * Quarter 1 of 2025-26 for Coventry, every metric that has data by month and quarter, months first, so not yet in template order.
 * `missing` months have no data; the quarter is then made from the others and is not assessed.
 */
export function coventryQuarter(missing: readonly string[] = []): MetricValue[] {
  const present = monthly.filter((month) => !missing.includes(month)).length;
  const counts = monthly.map((month, index) => (missing.includes(month) ? 0 : (admissions[index] ?? 0)));
  const months = monthly.flatMap((month, index) => {
    const values = [...delays(month, 1), ...careHomes(month, 1), emergency(month, 1, counts[index] ?? 0)];
    const coverage = { monthsExpected: 1, monthsPresent: 0, complete: false, lowest: null };
    return missing.includes(month) ? values.map((value) => ({ ...value, ...blank, coverage })) : values;
  });
  const sum = counts.reduce((total, count) => total + count, 0);
  const quarter = '2025-26-Q1';
  const whole = [...delays(quarter, present), ...careHomes(quarter, present), emergency(quarter, present, sum)];
  if (present === 3) return [...months, ...whole];
  const coverage = { monthsExpected: 3, monthsPresent: present, complete: false, lowest: null };
  return [...months, ...whole.map((value) => ({ ...value, coverage, assessment: blank.assessment }))];
}

export const coventry = { code: 'E08000026', name: 'Coventry' };
