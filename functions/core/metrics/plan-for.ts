import { isMonth, monthsOf, type Period } from '../periods/period.ts';
import { exactValue } from './figure.ts';
import type { MetricDefinition } from './metric-definition.ts';
import type { MetricFlag } from './metric-value.ts';
import type { PlanFigure } from './quarter-inputs.ts';
import { decimal, dividedBy, type Rational, sum } from './rational.ts';

/** The plan that a period is held against, in the metric's unit. */
export type Plan = { exact: Rational; flags: MetricFlag[] };

function newest(plans: readonly PlanFigure[]): PlanFigure | undefined {
  const text = ({ arrivedAt, submission }: PlanFigure) => `${arrivedAt} ${submission}`;
  return [...plans].sort((a, b) => (text(a) < text(b) ? 1 : -1))[0];
}

/** The value that a plan states, or the one that its counts come to where it states only those. */
function statedValue(metric: MetricDefinition, plan: PlanFigure): Rational | null {
  if (plan.value !== null) return decimal(plan.value);
  const { numerator, denominator } = plan;
  if (!Number.isInteger(numerator) || !Number.isInteger(denominator)) return null;
  const months = monthsOf(plan.period).length;
  return exactValue(metric, { numerator: numerator ?? 0, denominator: denominator ?? 0, months });
}

function ownPlan(metric: MetricDefinition, period: Period, plans: readonly PlanFigure[]): Rational | null {
  const own = newest(plans.filter((plan) => plan.metric === metric.id && plan.period === period));
  return own === undefined ? null : statedValue(metric, own);
}

/**
 * The plan of exactly this period, in its newest version; else, for a longer period all of whose months have plans,
 * their mean (for a count, their sum) with a flag; else null.
 */
export function planFor(metric: MetricDefinition, period: Period, plans: readonly PlanFigure[]): Plan | null {
  const own = ownPlan(metric, period, plans);
  if (own !== null) return { exact: own, flags: [] };
  const months = isMonth(period) ? [] : monthsOf(period);
  const monthly = months.flatMap((month) => ownPlan(metric, month, plans) ?? []);
  if (monthly.length === 0 || monthly.length < months.length) return null;
  const counted = metric.method === 'count';
  const text = `There is no plan for the whole period; the ${counted ? 'sum' : 'mean'} of its monthly plans is used.`;
  return {
    exact: counted ? sum(monthly) : dividedBy(sum(monthly), months.length),
    flags: [{ code: 'plan-from-months', text }],
  };
}
