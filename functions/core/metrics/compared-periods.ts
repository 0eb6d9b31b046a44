import { lastTwelveMonths, yearBefore } from '../periods/earlier-periods.ts';
import { isQuarter, type Period } from '../periods/period.ts';
import { display } from './display.ts';
import { limitsOf } from './figure.ts';
import type { MetricContext } from './metric-context.ts';
import type { RollingYear, YearAgo } from './metric-value.ts';
import { type PeriodFigure, periodFigure, rollingFigure } from './period-figure.ts';
import { monthsPresent } from './pieces.ts';
import { toNumber } from './rational.ts';

/**
 * The same period a year earlier, where all of its months are there and it was worked out by the same method.
 * `change` is the value less that one, in the metric's unit.
 */
export function yearAgoOf(context: MetricContext, period: Period, figure: PeriodFigure): YearAgo | null {
  const { metric } = context.chosen;
  const before = yearBefore(period);
  const earlier = periodFigure(context, before);
  const isComparable = monthsPresent(earlier.pieces) === earlier.monthsExpected && earlier.method === figure.method;
  if (!isComparable || earlier.estimate === null || figure.estimate === null) return null;
  const value = toNumber(earlier.estimate.exact);
  return {
    period: before,
    value,
    display: display(metric, earlier.estimate.exact).text,
    change: toNumber(figure.estimate.exact) - value,
  };
}

/**
 * The twelve months that end with the quarter; null for other periods, and where none of the twelve has data. There is
 * a value only where all twelve are there.
 */
export function rollingYearOf(context: MetricContext, period: Period): RollingYear | null {
  if (!isQuarter(period)) return null;
  const { metric } = context.chosen;
  const { pieces, parts, estimate: ofMonths } = rollingFigure(context);
  const months = lastTwelveMonths(period);
  const present = monthsPresent(pieces);
  const estimate = present === months.length ? ofMonths : null;
  const [from, to] = [months[0], months.at(-1)];
  if (parts === null) return null;
  // Stryker disable next-line ConditionalExpression,LogicalOperator: twelve months have a first and a last
  if (from === undefined || to === undefined) return null;
  const limits = limitsOf(metric, estimate, 0.95);
  return {
    from,
    to,
    monthsPresent: present,
    numerator: parts.numerator,
    denominator: parts.reference ? toNumber(parts.reference.expected) : parts.denominator,
    value: estimate && toNumber(estimate.exact),
    display: estimate && display(metric, estimate.exact).text,
    lower95: limits?.lower ?? null,
    upper95: limits?.upper ?? null,
  };
}
