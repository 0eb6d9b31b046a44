import type { MetricValue } from '../metrics/metric-value.ts';
import { monthsOfQuarter } from '../periods/period.ts';
import { periodWords } from '../periods/period-words.ts';
import { createMetricLookup } from './metric-lookup.ts';
import type { ReturnFigures } from './return-content.ts';
import type { ReturnIssue } from './return-issue.ts';

/** The months' numerators of a metric must add up to the quarter's. */
export function monthSumRemarks({ layout, quarter, metrics }: ReturnFigures): ReturnIssue[] {
  const lookUp = createMetricLookup(metrics);
  return layout.metrics.flatMap((entry) => {
    const whole = lookUp(entry.metric, quarter)?.numerator ?? null;
    const parts = monthsOfQuarter(quarter).map((month) => lookUp(entry.metric, month));
    const sum = sumOf(parts);
    if (whole === null || sum === null || whole === sum || isOneFigure(lookUp(entry.metric, quarter), parts)) return [];
    return [
      broken({
        code: 'total-mismatch',
        metric: entry.metric,
        period: quarter,
        found: `${entry.title}: the months add up to ${sum}, the quarter is ${whole}`,
        expected: 'the same number',
      }),
    ];
  });
}

/** In each period, discharges on the ready date and in the delay bands must add up to all discharges (NHS England, discharge ready date statistics). */
export function delayBandRemarks({ layout, quarter, metrics }: ReturnFigures): ReturnIssue[] {
  const lookUp = createMetricLookup(metrics);
  const bands = layout.metrics.filter(({ metric }) => isDelayBand(metric));
  if (bands.length === 0) return [];
  return [...monthsOfQuarter(quarter), quarter].flatMap((period) => {
    const onDate = lookUp('discharged-on-ready-date', period);
    const delayed = bands.map((entry) => lookUp(entry.metric, period));
    const sum = sumOf([onDate, ...delayed]);
    const all = onDate?.denominator ?? null;
    if (delayed.includes(undefined) || sum === null || all === null || sum === all) return [];
    return [
      broken({
        code: 'identity-mismatch',
        metric: 'discharged-on-ready-date',
        period,
        found: `${periodWords(period)}: on the ready date and by delay ${sum} discharges, in all ${all}`,
        expected: 'the same number',
      }),
    ];
  });
}

/** Six counts such as `discharge-delay-2-3-days`. */
const isDelayBand = (metric: string): boolean => /^discharge-delay-\d/.test(metric);

/** A quarter that came as one figure is not made from months, of which some may be there beside it. */
function isOneFigure(whole: MetricValue | undefined, months: readonly (MetricValue | undefined)[]): boolean {
  const present = months.reduce((total, month) => total + (month?.coverage.monthsPresent ?? 0), 0);
  return whole !== undefined && present < whole.coverage.monthsPresent;
}

function sumOf(values: readonly (MetricValue | undefined)[]): number | null {
  const numerators = values.map((value) => value?.numerator ?? null).filter((numerator) => numerator !== null);
  return numerators.length === 0 ? null : numerators.reduce((sum, numerator) => sum + numerator, 0);
}

function broken(said: Pick<ReturnIssue, 'code' | 'metric' | 'period' | 'found' | 'expected'>): ReturnIssue {
  const fix = 'Do not send the return: report this to the people who run the product';
  return { ...said, level: 'warning', sheet: null, row: null, column: null, fix };
}
