import { monthsOf, type Period } from '../periods/period.ts';
import { listWords } from '../periods/period-words.ts';
import { assess } from './assess.ts';
import type { ChosenPopulation } from './choose-population.ts';
import { display } from './display.ts';
import { exactValue, interval95, type Parts } from './figure.ts';
import { lineageOf } from './lineage.ts';
import { meanOfMonthsFlags } from './mean-of-months.ts';
import type { MetricDefinition, MetricNumerator } from './metric-definition.ts';
import type { MetricFlag, MetricValue, OtherVariant } from './metric-value.ts';
import type { MonthCount } from './month-count.ts';
import { planFor } from './plan-for.ts';
import type { PlanFigure } from './quarter-inputs.ts';
import { toNumber } from './rational.ts';

/** One metric of one unit, with all that its values need whatever the period. */
export type MetricContext = {
  metric: MetricDefinition;
  numerator: MetricNumerator;
  /** Null where the denominator is counted. */
  population: ChosenPopulation | null;
  plans: readonly PlanFigure[];
};

const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);

/** The counts of the months that have data, or null where none has, or where the population is not known. */
function partsOf({ population }: MetricContext, counts: readonly MonthCount[]): Parts | null {
  const denominator = population ? population.persons : total(counts.map((count) => count.denominator ?? 0));
  if (counts.length === 0 || denominator === null) return null;
  return { numerator: total(counts.map(({ numerator }) => numerator)), denominator, months: counts.length };
}

function otherVariants(context: MetricContext, counts: readonly MonthCount[], parts: Parts | null): OtherVariant[] {
  const { metric, numerator: chosen } = context;
  return metric.numerators.flatMap(({ variant }) => {
    const given = counts.flatMap(({ variants }) => variants.filter((each) => each.variant === variant));
    if (variant === null || variant === chosen.variant || given.length === 0 || given.length < counts.length) return [];
    const numerator = total(given.map((each) => each.numerator));
    const exact = parts && exactValue(metric, { ...parts, numerator });
    return [{ variant, numerator, value: exact && toNumber(exact), display: exact && display(metric, exact).text }];
  });
}

function sourcesOf(metric: MetricDefinition, counts: readonly MonthCount[]): string[] {
  const used = new Set(counts.flatMap(({ cells }) => cells.map(({ source }) => source)));
  return metric.sources.map(({ source }) => source).filter((source) => used.has(source));
}

function mixedSourcesFlags(sources: readonly string[]): MetricFlag[] {
  if (sources.length < 2) return [];
  const text = `The months come from different sources, ${listWords(sources)}, which may not count in the same way.`;
  return [{ code: 'mixed-sources', text }];
}

type Judged = Pick<
  MetricValue,
  'value' | 'display' | 'lower95' | 'upper95' | 'plan' | 'planDisplay' | 'assessment' | 'flags'
>;

/** The value, its interval and its plan, and whether the one met the other. */
function judge(
  { metric, plans }: MetricContext,
  figures: { period: Period; parts: Parts | null; complete: boolean },
): Judged {
  const { period, parts, complete } = figures;
  const exact = parts && exactValue(metric, parts);
  const actual = exact && display(metric, exact);
  const plan = planFor(metric, period, plans);
  const planned = plan && display(metric, plan.exact);
  const [rounded, plannedRounded] = [actual?.rounded ?? null, planned?.rounded ?? null];
  return {
    value: exact && toNumber(exact),
    display: actual?.text ?? null,
    ...(parts ? interval95(metric, parts) : { lower95: null, upper95: null }),
    plan: plan && toNumber(plan.exact),
    planDisplay: planned?.text ?? null,
    assessment: assess({ better: metric.better, actual: rounded, plan: plannedRounded, complete }),
    flags: plan?.flags ?? [],
  };
}

function denominatorOf({ metric, population }: MetricContext, parts: Parts | null) {
  return {
    denominator: population ? population.persons : (parts?.denominator ?? null),
    denominatorBasis: metric.denominator.kind === 'measures' ? metric.denominator.basis : (population?.basis ?? ''),
  };
}

function flagsOf(
  { metric, population }: MetricContext,
  counts: readonly MonthCount[],
  parts: Parts | null,
): MetricFlag[] {
  return [
    ...counts.flatMap(({ flags }) => flags),
    ...mixedSourcesFlags(sourcesOf(metric, counts)),
    ...(population?.flags ?? []),
    ...meanOfMonthsFlags(metric, parts && exactValue(metric, parts), counts),
  ];
}

/** One metric in one period, from the months of it that have data. */
export function periodValue(context: MetricContext, period: Period, allCounts: readonly MonthCount[]): MetricValue {
  const { metric, numerator } = context;
  const months: readonly string[] = monthsOf(period);
  const counts = allCounts.filter(({ month }) => months.includes(month));
  const parts = partsOf(context, counts);
  const complete = counts.length === months.length;
  const { flags, ...judged } = judge(context, { period, parts, complete });
  return {
    metric: metric.id,
    metricVersion: metric.version,
    period,
    numerator: counts.length === 0 ? null : total(counts.map((count) => count.numerator)),
    ...denominatorOf(context, parts),
    unit: metric.unit,
    method: metric.method,
    variant: numerator.variant,
    ...judged,
    coverage: { monthsExpected: months.length, monthsPresent: counts.length, complete },
    source: sourcesOf(metric, counts).join(', ') || null,
    otherVariants: otherVariants(context, counts, parts),
    lineage: lineageOf(counts.flatMap(({ cells }) => cells)),
    flags: [...flagsOf(context, counts, parts), ...flags],
  };
}
