import { isMonth, isQuarter, monthsOf, type Period, quarterFrom, quartersOfYear } from '../periods/period.ts';
import { estimateOf } from './figure.ts';
import type { MetricDefinition } from './metric-definition.ts';
import type { MetricFlag } from './metric-value.ts';
import type { PlanFigure } from './quarter-inputs.ts';
import { decimal, dividedBy, type Rational, sum } from './rational.ts';

/** The plan that a period is held against, in the metric's unit, with the figures that say it. */
export type Plan = { exact: Rational; figures: readonly PlanFigure[]; flags: MetricFlag[] };

function newest(plans: readonly PlanFigure[]): PlanFigure | undefined {
  const text = ({ arrivedAt, submission }: PlanFigure) => `${arrivedAt} ${submission}`;
  // Stryker disable next-line EqualityOperator: a submission states a plan once
  return [...plans].sort((a, b) => (text(a) < text(b) ? 1 : -1))[0];
}

/** The value that a plan states, or the one that its counts come to where it states only those. */
function statedValue(metric: MetricDefinition, plan: PlanFigure): Rational | null {
  if (plan.value !== null) return decimal(plan.value);
  const { numerator, denominator } = plan;
  if (numerator === null) return null;
  const months = monthsOf(plan.period).length;
  return estimateOf(metric, metric.method, { numerator, denominator, months })?.exact ?? null;
}

/** The numerator of the plan of the rate that a count belongs to. */
function plannedNumerator(
  { planNumeratorOf }: MetricDefinition,
  period: Period,
  plans: readonly PlanFigure[],
): Plan | null {
  const own = newest(
    plans.filter((plan) => plan.metric === planNumeratorOf && plan.period === period && plan.numerator !== null),
  );
  return own?.numerator == null ? null : { exact: decimal(own.numerator), figures: [own], flags: [] };
}

function ownPlan(metric: MetricDefinition, period: Period, plans: readonly PlanFigure[]): Plan | null {
  const own = newest(plans.filter((plan) => plan.metric === metric.id && plan.period === period));
  const exact = own && statedValue(metric, own);
  return own && exact ? { exact, figures: [own], flags: [] } : plannedNumerator(metric, period, plans);
}

function partsOf({ yearIsQuarter }: MetricDefinition, period: Period): readonly Period[] {
  if (isMonth(period)) return [];
  if (isQuarter(period)) return monthsOf(period);
  return yearIsQuarter ? [quarterFrom(period, yearIsQuarter.quarter)] : quartersOfYear(period);
}

function combined(metric: MetricDefinition, parts: readonly Plan[], partWords: string): Plan {
  const whole = sum(parts.map(({ exact }) => exact));
  const isSum = metric.longerPeriods.rule === 'sum';
  const text = `There is no plan for the whole period; the ${isSum ? 'sum' : 'mean'} of its ${partWords} plans is used.`;
  return {
    exact: isSum ? whole : dividedBy(whole, parts.length),
    figures: parts.flatMap(({ figures }) => figures),
    flags: [{ code: 'plan-from-months', text }],
  };
}

/**
 * The plan of exactly this period, in its newest version; else, for a longer period all of whose quarters or months
 * have plans, their mean, or their sum where the metric adds up, with a flag; else null.
 */
export function planFor(metric: MetricDefinition, period: Period, plans: readonly PlanFigure[]): Plan | null {
  const own = ownPlan(metric, period, plans);
  if (own !== null) return own;
  const parts = partsOf(metric, period);
  const planned = parts.flatMap((part) => planFor(metric, part, plans) ?? []);
  if (planned.length === 0 || planned.length < parts.length) return null;
  const isMonthly = planned.flatMap(({ figures }) => figures).every((figure) => isMonth(figure.period));
  return combined(metric, planned, isMonthly ? 'monthly' : 'quarterly');
}
