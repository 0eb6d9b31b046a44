import type { Period } from '../periods/period.ts';
import { assess } from './assess.ts';
import { rollingYearOf, yearAgoOf } from './compared-periods.ts';
import { isTooLow, lowestMonth } from './coverage-gate.ts';
import { display } from './display.ts';
import { estimateOf, limitsOf } from './figure.ts';
import { lineageOf } from './lineage.ts';
import { shownMeanOfMonths } from './mean-of-months.ts';
import type { MetricContext } from './metric-context.ts';
import { methodOf } from './metric-definition.ts';
import type { Coverage, MetricFlag, MetricValue, OtherVariant } from './metric-value.ts';
import { type PeriodFigure, periodFigure } from './period-figure.ts';
import { monthsPresent } from './pieces.ts';
import { planFor } from './plan-for.ts';
import { planVintageFlags } from './plan-vintage.ts';
import { toNumber } from './rational.ts';
import { sourcesOf, valueFlags } from './value-flags.ts';

const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);

function otherVariants(
  { chosen: { metric } }: MetricContext,
  { pieces: { counts }, numerator: used, parts }: PeriodFigure,
): OtherVariant[] {
  return metric.numerators.flatMap((other) => {
    const { variant } = other;
    const given = counts.flatMap(({ variants }) =>
      variants.flatMap((each) => (each.variant === variant ? each.numerator : [])),
    );
    // Stryker disable next-line ConditionalExpression: without a name there is one variant, which is in use
    if (variant === null) return [];
    if (variant === used.variant || given.length === 0 || given.length < counts.length) return [];
    const numerator = total(given);
    const method = methodOf(metric, other);
    const exact = parts && estimateOf(metric, method, { ...parts, numerator })?.exact;
    return [
      {
        variant,
        method,
        numerator,
        value: exact ? toNumber(exact) : null,
        display: exact ? display(metric, exact).text : null,
      },
    ];
  });
}

function intervalsOf({ chosen: { metric } }: MetricContext, { estimate }: PeriodFigure) {
  const [at95, at99_8] = [limitsOf(metric, estimate, 0.95), limitsOf(metric, estimate, 0.998)];
  return {
    lower95: at95?.lower ?? null,
    upper95: at95?.upper ?? null,
    lower99_8: at99_8?.lower ?? null,
    upper99_8: at99_8?.upper ?? null,
  };
}

type Judged = Pick<MetricValue, 'plan' | 'planDisplay' | 'assessment'> & { flags: MetricFlag[] };

/** The plan of a period, and whether the value as displayed met it. */
function judge(
  context: MetricContext,
  period: Period,
  { figure, coverage }: { figure: PeriodFigure; coverage: Coverage },
): Judged {
  const { metric } = context.chosen;
  const { denominator: rule } = metric;
  const { population } = figure;
  const actual = figure.estimate && display(metric, figure.estimate.exact);
  const plan = planFor(metric, period, context.plans);
  const planned = plan && display(metric, plan.exact);
  const isWhole = coverage.complete && !isTooLow(coverage.lowest);
  // Stryker disable next-line ConditionalExpression,LogicalOperator: a rate by population has chosen one, no other has
  const vintages = rule.kind === 'population' && population && { rule, population, figures: context.populations };
  return {
    plan: plan && toNumber(plan.exact),
    planDisplay: planned?.text ?? null,
    assessment: assess({
      better: metric.better,
      actual: actual?.rounded ?? null,
      plan: planned?.rounded ?? null,
      complete: isWhole,
    }),
    flags: plan ? [...plan.flags, ...(vintages ? planVintageFlags(vintages, plan) : [])] : [],
  };
}

function denominatorOf({ chosen: { metric } }: MetricContext, { population, parts, expected }: PeriodFigure) {
  const { denominator } = metric;
  const reference = expected?.reference ?? null;
  if (denominator.kind === 'expected') {
    return {
      denominator: reference && toNumber(reference.expected),
      denominatorBasis: denominator.basis,
      referenceRate: reference && toNumber(reference.referenceRate),
    };
  }
  return {
    denominator: population ? population.persons : (parts?.denominator ?? null),
    // Stryker disable next-line OptionalChaining: a rate by population has chosen one
    denominatorBasis: denominator.kind === 'measures' ? denominator.basis : (population?.basis ?? ''),
    referenceRate: null,
  };
}

function coverageOf({ lastTwelve }: MetricContext, { pieces, monthsExpected }: PeriodFigure): Coverage {
  const present = monthsPresent(pieces);
  const lowest = lowestMonth(pieces.counts, lastTwelve);
  return { monthsExpected, monthsPresent: present, complete: present === monthsExpected, lowest };
}

/** One metric in one period, from the months of it that have data. */
export function periodValue(context: MetricContext, period: Period): MetricValue {
  const { metric } = context.chosen;
  const figure = periodFigure(context, period);
  const { pieces, estimate, numerator, method, expected, population } = figure;
  const coverage = coverageOf(context, figure);
  const { flags, ...judged } = judge(context, period, { figure, coverage });
  const exact = estimate?.exact ?? null;
  const cells = [...pieces.counts.flatMap((count) => count.cells), ...(estimate ? (expected?.cells ?? []) : [])];
  return {
    metric: metric.id,
    metricVersion: metric.version,
    period,
    numerator: figure.parts?.numerator ?? null,
    ...denominatorOf(context, figure),
    value: exact && toNumber(exact),
    display: exact && display(metric, exact).text,
    unit: numerator.unit ?? metric.unit,
    method,
    variant: numerator.variant,
    ...intervalsOf(context, figure),
    ...judged,
    coverage,
    population: population?.used ?? null,
    meanOfMonths: shownMeanOfMonths(metric, { period, counts: pieces.counts, exact }),
    rolling12: rollingYearOf(context, period),
    yearAgo: yearAgoOf(context, period, figure),
    source: sourcesOf(context, figure).join(', ') || null,
    otherVariants: otherVariants(context, figure),
    lineage: lineageOf(cells),
    flags: [...valueFlags(context, period, { figure, lowest: coverage.lowest }), ...flags],
  };
}
