import type { PopulationFigure } from '../functions/core/areas/population.ts';
import { metricDefinition } from '../functions/core/metrics/catalogue.ts';
import { computeQuarter } from '../functions/core/metrics/compute-quarter.ts';
import type { MetricValue } from '../functions/core/metrics/metric-value.ts';
import type { PlanFigure, SourceCell } from '../functions/core/metrics/quarter-inputs.ts';
import type { Period, Quarter } from '../functions/core/periods/period.ts';

type Counts = Record<string, number>;

/** An example of one metric: what was counted, and the period whose value is shown. */
export type WorkedExample = {
  metric: string;
  /** Whose figures, and where they are from. */
  title: string;
  quarter: Quarter;
  period: Period;
  counted: [source: string, period: Period, counts: Counts][];
  populations?: PopulationFigure[];
  plan?: number;
};

const SAMPLE = 'Coventry in the sample, whose counts are invented';
const TEMPLATE = 'Coventry, Better Care Fund planning template 2023-25';
const projection = (year: number, persons: number): PopulationFigure => ({
  year,
  basis: 'snpp-2018-based',
  persons,
  origin: 'published',
});

const emergency = (planning: number, all: number): Counts => ({
  'emergency-admissions-65-plus.nhs-planning': planning,
  'emergency-admissions-65-plus.all-emergency': all,
});
const discharges = (all: number, onDate: number, days: number, oneDay: number): Counts => ({
  discharges: all,
  'discharges-on-ready-date': onDate,
  'bed-days-after-ready-date': days,
  'discharges-delayed-1-day': oneDay,
});
const months = (source: string, counts: readonly Counts[]): WorkedExample['counted'] =>
  counts.map((each, n) => [source, `2025-0${n + 4}` as Period, each]);

const readyDates = months('discharge-ready', [
  discharges(2_356, 1_945, 1_720, 169),
  discharges(2_431, 2_010, 1_850, 171),
  discharges(2_388, 1_975, 1_811, 165),
]);
const inQuarter1 = { title: SAMPLE, quarter: '2025-26-Q1', period: '2025-26-Q1' } as const;

const bands = ['65-69', '70-74', '75-79', '80-84', '85-89', '90-plus'];
const byBand = (prefix: string, values: readonly number[]): Counts =>
  Object.fromEntries(bands.map((band, n) => [`${prefix}${band}`, values[n] ?? 0]));
const capacity: WorkedExample['counted'] = [
  ['intermediate-care', '2023-04', { 'demand-hospital': 318, 'capacity-hospital': 330 }],
  ['intermediate-care', '2023-05', { 'demand-hospital': 341, 'capacity-hospital': 330 }],
  ['intermediate-care', '2023-06', { 'demand-hospital': 316, 'capacity-hospital': 330 }],
];
const inQuarter1Of2023 = { title: 'Invented counts', quarter: '2023-24-Q1', period: '2023-24-Q1' } as const;

/** One example of each metric; of metrics that differ in their measure only, one for all. */
export const workedExamples: readonly WorkedExample[] = [
  {
    ...inQuarter1,
    metric: 'emergency-admissions-65-plus',
    counted: months('sus-apc', [emergency(1_082, 1_320), emergency(1_112, 1_355), emergency(1_094, 1_334)]),
    populations: [projection(2025, 53_366)],
    plan: 2_124,
  },
  { ...inQuarter1, metric: 'discharge-delay-average-days', counted: readyDates, plan: 1.13 },
  { ...inQuarter1, metric: 'discharged-on-ready-date', counted: readyDates },
  { ...inQuarter1, metric: 'days-from-ready-date-when-delayed', counted: readyDates },
  { ...inQuarter1, metric: 'discharge-delay-1-day', counted: readyDates },
  {
    metric: 'long-term-admissions-65-plus',
    title: `${TEMPLATE}: the actual of 2022-23`,
    quarter: '2022-23-Q4',
    period: '2022-23',
    counted: [['care-home-admissions', '2022-23', { 'long-term-admissions-65-plus': 409 }]],
    populations: [projection(2022, 50_463)],
    plan: 698.5,
  },
  {
    metric: 'long-term-admissions-65-plus-count',
    title: 'Coventry Health and Wellbeing Board, report on 2025-26',
    quarter: '2025-26-Q4',
    period: '2025-26',
    counted: [63, 106, 75, 94].map((count, n) => [
      'care-home-admissions',
      `2025-26-Q${n + 1}` as Period,
      { 'long-term-admissions-65-plus': count },
    ]),
    plan: 303,
  },
  {
    metric: 'avoidable-admissions',
    title: `${TEMPLATE}: 803 admissions; the expected number and the reference rate are invented, their ratio is not`,
    quarter: '2022-23-Q1',
    period: '2022-23-Q1',
    counted: [
      ['sus-apc', '2022-23-Q1', { 'avoidable-admissions': 803 }],
      [
        'expected-admissions',
        '2022-23-Q1',
        { 'expected-avoidable-admissions': 750, 'reference-rate-avoidable-admissions': 232.2 },
      ],
    ],
  },
  {
    metric: 'falls-admissions-65-plus',
    title: 'Invented counts and populations',
    quarter: '2023-24-Q4',
    period: '2023-24',
    counted: [['sus-apc', '2023-24', byBand('falls-admissions-65-plus.', [90, 130, 200, 270, 260, 185])]],
    populations: [
      {
        year: 2023,
        basis: 'mid-year-estimate',
        persons: 50_500,
        origin: 'published',
        bands: byBand('', [16_400, 14_100, 10_200, 6_100, 2_700, 1_000]),
      },
    ],
  },
  {
    metric: 'discharged-to-usual-residence',
    title: `${TEMPLATE}: 2022-23, quarter 1`,
    quarter: '2022-23-Q1',
    period: '2022-23-Q1',
    counted: [
      ['sus-apc', '2022-23-Q1', { 'discharged-to-usual-residence': 8_307, 'discharges-for-usual-residence': 8_527 }],
    ],
  },
  {
    metric: 'reablement-still-at-home-91-days',
    title: `${TEMPLATE}: the estimate of 2022-23`,
    quarter: '2022-23-Q4',
    period: '2022-23',
    counted: [['reablement', '2022-23-Q3', { 'reablement-still-at-home-91-days': 439, 'reablement-discharged': 541 }]],
    plan: 84,
  },
  {
    metric: 'reablement-still-at-home-84-days',
    title: 'Invented counts',
    quarter: '2025-26-Q1',
    period: '2025-26-Q1',
    counted: [['reablement', '2025-26-Q1', { 'reablement-still-at-home-84-days': 138, 'reablement-discharged': 200 }]],
  },
  { ...inQuarter1Of2023, metric: 'intermediate-care-demand-hospital', counted: capacity },
  { ...inQuarter1Of2023, metric: 'intermediate-care-capacity-hospital', counted: capacity },
  { ...inQuarter1Of2023, metric: 'intermediate-care-demand-against-capacity-hospital', counted: capacity },
];

const cellOf = ([source, period, counts]: WorkedExample['counted'][number]): SourceCell => ({
  source,
  feed: source,
  submission: `${source} ${period}`,
  sha256: '',
  file: `${source}.csv`,
  arrivedAt: '',
  period,
  rows: 1,
  counts,
});

function planOf({ metric, period, plan }: WorkedExample): PlanFigure[] {
  if (plan === undefined) return [];
  const none = { numerator: null, denominator: null, planVersion: null, submission: '', arrivedAt: '' };
  return [{ ...none, metric, period, value: plan }];
}

/** What the product makes of an example. Throws where it makes nothing of it. */
export function workedValue(example: WorkedExample): MetricValue {
  const { metric, quarter, period, counted, populations } = example;
  const values = computeQuarter({
    unit: 'E08000026',
    quarter,
    cells: counted.map(cellOf),
    populations: populations ?? [],
    plans: planOf(example),
    choices: { metrics: [metricDefinition(metric)], variants: {} },
  });
  const value = values.find((each) => each.period === period);
  if (value === undefined || value.value === null) throw new Error(`The example of ${metric} gives no value`);
  return value;
}
