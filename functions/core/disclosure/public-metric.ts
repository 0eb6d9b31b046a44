import { type MetricDefinition, methodOf } from '../metrics/metric-definition.ts';
import type { Assessment, Coverage, MetricValue } from '../metrics/metric-value.ts';
import { countNames } from './count-name.ts';
import { denominatorWords } from './denominator-words.ts';
import { disclosureRules } from './disclosure-rules.ts';
import { type Formula, formulaOf } from './formula.ts';
import type { IsHidden } from './hidden-counts.ts';
import { isOfficial } from './official.ts';
import { publicAssessment, type ShownCounts } from './public-assessment.ts';
import { publicInterval } from './public-interval.ts';
import {
  missingCount,
  missingFigure,
  type PublicCount,
  type PublicFigure,
  publishedCount,
  publishedFigure,
  roundedPublicCount,
  suppressedCount,
  withheldFigure,
} from './public-number.ts';
import { publicParts, publicRate } from './public-rate.ts';

/** How many months a value rests on. How full they are would tell counts. */
export type PublicCoverage = Pick<Coverage, 'monthsExpected' | 'monthsPresent' | 'complete'>;

/**
 * One metric in one period as the public may see it. Every number of people is a `PublicCount`, everything worked out
 * from people a `PublicFigure`. Nothing is taken over from a return but what is named here: other definitions, flags,
 * lineage and whatever a return may say one day stay behind.
 */
export type PublicMetricValue = {
  metric: string;
  metricVersion: number;
  period: string;
  numerator: PublicCount;
  denominator: PublicCount;
  denominatorBasis: string;
  value: PublicFigure;
  unit: string;
  method: MetricDefinition['method'];
  variant: string | null;
  lower95: PublicFigure;
  upper95: PublicFigure;
  plan: number | null;
  planDisplay: string | null;
  assessment: Assessment;
  coverage: PublicCoverage;
  source: string | null;
  isOfficial: boolean;
};

type Shown = Pick<
  PublicMetricValue,
  'numerator' | 'denominator' | 'value' | 'lower95' | 'upper95' | 'assessment' | 'isOfficial'
>;

function shownCount(value: number | null, isHidden: boolean): PublicCount {
  if (value === null) return missingCount;
  return isHidden ? suppressedCount : roundedPublicCount(value);
}

function shownOfficially(value: MetricValue, suffix: string): Shown {
  const count = (given: number | null) => (given === null ? missingCount : publishedCount(given));
  const figure = (given: number | null, text: string | null) =>
    given === null ? missingFigure : publishedFigure(given, text ?? `${given}${suffix}`);
  return {
    numerator: count(value.numerator),
    denominator: count(value.denominator),
    value: figure(value.value, value.display),
    lower95: figure(value.lower95, null),
    upper95: figure(value.upper95, null),
    assessment: value.assessment,
    isOfficial: true,
  };
}

function shownCounts(metric: MetricDefinition, value: MetricValue, isHidden: IsHidden): ShownCounts {
  const names = countNames(metric, value.variant);
  const hides = (name: string | null) => name === null || isHidden(value.period, name);
  const isOfPeople = metric.denominator.kind === 'measures' || value.denominator === null;
  return {
    numerator: shownCount(value.numerator, hides(names.numerator)),
    denominator: isOfPeople
      ? shownCount(value.denominator, hides(names.denominator))
      : publishedCount(value.denominator ?? 0),
  };
}

/** The value itself, or null where it is withheld. */
function shownValue(formula: Formula, counts: ShownCounts): Pick<Shown, 'value' | 'lower95' | 'upper95'> | null {
  const { numerator, denominator } = counts;
  if (formula.method === 'count') {
    if (numerator.kind !== 'rounded') return null;
    const value = publicRate(formula, { numerator: numerator.value, denominator: 1 });
    return { value, lower95: missingFigure, upper95: missingFigure };
  }
  const parts = publicParts(numerator, denominator);
  return parts && { value: publicRate(formula, parts), ...publicInterval(formula, parts) };
}

/**
 * Nothing is said of a value that is withheld but what its coverage and its plan say: that a return has none, or did
 * not assess it, may depend on the counts that are hidden.
 */
function withheldAssessment({ plan, coverage }: MetricValue): Assessment {
  return plan === null && coverage.complete ? 'no-plan' : 'not-assessable';
}

function isKnownToBeMissing(given: MetricValue, { numerator, denominator }: ShownCounts): boolean {
  if (numerator.kind === 'missing') return true;
  const isHidden = numerator.kind === 'suppressed' || denominator.kind === 'suppressed';
  return given.value === null && !isHidden && disclosureRules.methods.shown.includes(given.method);
}

function shownFigures(metric: MetricDefinition, given: MetricValue, isHidden: IsHidden): Shown {
  const counts = shownCounts(metric, given, isHidden);
  const none = { ...counts, lower95: missingFigure, upper95: missingFigure, isOfficial: false };
  if (isKnownToBeMissing(given, counts)) return { ...none, value: missingFigure, assessment: given.assessment };
  const formula = formulaOf(metric, given);
  const figures = formula && shownValue(formula, counts);
  if (!formula || !figures) return { ...none, value: withheldFigure, assessment: withheldAssessment(given) };
  return { ...none, ...figures, assessment: publicAssessment(formula, counts, given) };
}

/** The public value of one metric in one period. `isHidden` says which counts the whole return has to hide. */
export function publicMetric(metric: MetricDefinition, value: MetricValue, isHidden: IsHidden): PublicMetricValue {
  const shown = isOfficial(value) ? shownOfficially(value, metric.suffix) : shownFigures(metric, value, isHidden);
  const { monthsExpected, monthsPresent, complete } = value.coverage;
  const chosen = metric.numerators.find(({ variant }) => variant === value.variant);
  return {
    metric: metric.id,
    metricVersion: value.metricVersion,
    period: value.period,
    denominatorBasis: denominatorWords(metric, value.denominatorBasis),
    unit: chosen?.unit ?? metric.unit,
    method: chosen ? methodOf(metric, chosen) : metric.method,
    variant: chosen?.variant ?? null,
    plan: value.plan,
    planDisplay: value.planDisplay,
    coverage: { monthsExpected, monthsPresent, complete },
    source: metric.sources.some(({ source }) => value.source?.split(', ').includes(source)) ? value.source : null,
    ...shown,
  };
}
