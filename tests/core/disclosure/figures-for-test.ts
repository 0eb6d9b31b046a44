import fc from 'fast-check';
import type { ReturnForPublic } from '../../../functions/core/disclosure/public-return.ts';
import { metricCatalogue } from '../../../functions/core/metrics/catalogue.ts';
import { computeQuarter } from '../../../functions/core/metrics/compute-quarter.ts';
import type { PlanFigure, SourceCell } from '../../../functions/core/metrics/quarter-inputs.ts';
import {
  financialYearOf,
  firstDay,
  lastDay,
  type Month,
  monthsOfYear,
  type Quarter,
  quartersOfYear,
} from '../../../functions/core/periods/period.ts';
import { quarterName } from '../../../functions/core/returns/layout-settings.ts';

export const LEAST_DAYS = [1, 2, 4, 7, 14, 21];
export const BANDS = ['1-day', '2-3-days', '4-6-days', '7-13-days', '14-20-days', '21-plus-days'];
export const YEAR = '2025-26';

/** One month of one area: discharges on the ready date, by band of delay, days of delay, emergency admissions. */
export type MonthFigures = { onDate: number; bands: number[]; days: number; admissions: number };
export type YearFigures = Record<string, MonthFigures>;

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
export const delayed = ({ bands }: MonthFigures) => sum(bands);
export const discharges = (month: MonthFigures) => month.onDate + delayed(month);

function cells(month: Month, figures: MonthFigures): SourceCell[] {
  const from = { feed: 'rkb', sha256: 'a', arrivedAt: '2026-05-01T09:00:00Z', period: month, rows: 987_654 };
  const byBand = Object.fromEntries(BANDS.map((band, n) => [`discharges-delayed-${band}`, figures.bands[n] ?? 0]));
  const counts = {
    discharges: discharges(figures),
    'discharges-on-ready-date': figures.onDate,
    'bed-days-after-ready-date': figures.days,
    ...byBand,
  };
  const emergency = {
    'emergency-admissions-65-plus.nhs-planning': figures.admissions,
    'emergency-admissions-65-plus.all-emergency': figures.admissions + 3,
  };
  return [
    { ...from, source: 'discharge-ready', submission: 's-1', file: `discharge-ready/rkb/${month}.csv`, counts },
    { ...from, source: 'sus-apc', submission: 's-2', file: `sus-apc/coventry/${month}.csv`, counts: emergency },
  ];
}

const plans: PlanFigure[] = monthsOfYear(YEAR).map((period) => ({
  metric: 'discharge-delay-average-days',
  period,
  value: 1.1,
  numerator: null,
  denominator: null,
  planVersion: '1',
  submission: 's-3',
  arrivedAt: '2025-04-01T09:00:00Z',
}));

/** The metrics that are made of these figures. */
const metricsInPlay = metricCatalogue.filter(({ id }) => /^emergency|^discharge-delay|ready-date/.test(id));

/** The return of one quarter, computed as the product computes it. */
export function returnOf(quarter: Quarter, figures: YearFigures): ReturnForPublic {
  const metrics = computeQuarter({
    unit: 'E08000026',
    quarter,
    cells: monthsOfYear(YEAR).flatMap((month) => {
      const given = figures[month];
      return given && month <= lastDay(quarter).slice(0, 7) ? cells(month, given) : [];
    }),
    populations: [{ year: 2025, basis: 'snpp-2018-based', persons: 53_366, origin: 'published' }],
    plans,
    choices: { metrics: metricsInPlay, variants: {} },
  });
  return {
    schema: 'bcf-return/1',
    layoutVersion: 1,
    area: { code: 'E08000026', name: 'Coventry' },
    period: {
      financialYear: financialYearOf(quarter),
      quarter: quarterName(quarter),
      from: firstDay(quarter),
      to: lastDay(quarter),
    },
    revision: 1,
    status: 'draft',
    signOff: null,
    state: 'final',
    generatedAt: '2026-05-20T09:00:00.000Z',
    metrics,
    checklist: [],
  };
}

/** The returns of all four quarters. */
export function returnsOfYear(figures: YearFigures): ReturnForPublic[] {
  return quartersOfYear(YEAR).map((quarter) => returnOf(quarter, figures));
}

const fewOrMany = (most: number) =>
  fc.oneof(
    { weight: 2, arbitrary: fc.integer({ min: 0, max: 9 }) },
    { weight: 2, arbitrary: fc.integer({ min: 8, max: 30 }) },
    { weight: 3, arbitrary: fc.integer({ min: 8, max: most }) },
  );

const monthFigures = (most: number): fc.Arbitrary<MonthFigures> =>
  fc
    .record({
      onDate: fewOrMany(most * 5),
      bands: fc.tuple(...BANDS.map((_band, n) => fewOrMany(Math.max(9, Math.round(most / (n + 1)))))),
      longer: fc.integer({ min: 0, max: 3 }),
      admissions: fewOrMany(most),
    })
    .map(({ onDate, bands, longer, admissions }) => ({
      onDate,
      bands: [...bands],
      // Some stay longer than the shortest delay of their band; the last band has no end.
      days: sum(bands.map((count, n) => count * (LEAST_DAYS[n] ?? 0))) + longer * (bands[5] ?? 0),
      admissions,
    }));

/** A month of the Isles of Scilly. */
const fewAltogether: fc.Arbitrary<MonthFigures> = fc
  .record({ onDate: fc.integer({ min: 0, max: 9 }), late: fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 7 }) })
  .map(({ onDate, late }) => ({
    onDate,
    bands: LEAST_DAYS.map((_least, n) => late.filter((band) => band === n).length),
    days: sum(late.map((band) => LEAST_DAYS[band] ?? 0)),
    admissions: onDate,
  }));

/** Nearly all who are delayed wait two or three days, so the days all but tell how many waited one. */
const fewWithOneDay: fc.Arbitrary<MonthFigures> = fc
  .record({ one: fc.integer({ min: 0, max: 9 }), two: fc.integer({ min: 130, max: 190 }), onDate: fewOrMany(900) })
  .map(({ one, two, onDate }) => ({ onDate, bands: [one, two, 0, 0, 0, 0], days: one + 2 * two, admissions: 500 }));

/** Twelve months of an area, from very small to large, with many counts from 1 to 7; some months may be missing. */
export const yearOfFigures: fc.Arbitrary<YearFigures> = fc.constantFrom(8, 40, 400).chain((most) => {
  const present = fc.oneof(
    { weight: 5, arbitrary: monthFigures(most) },
    { weight: 1, arbitrary: fewWithOneDay },
    { weight: 2, arbitrary: fewAltogether },
  );
  const month = fc.option(present, { freq: 15 });
  return fc
    .tuple(...monthsOfYear(YEAR).map(() => month))
    .map((given) => Object.fromEntries(monthsOfYear(YEAR).flatMap((name, n) => (given[n] ? [[name, given[n]]] : []))));
});
