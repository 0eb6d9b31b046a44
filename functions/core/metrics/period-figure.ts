import standardPopulation from '../../../schemas/areas/european-standard-population-2013.json' with { type: 'json' };
import { lastFourQuarters, lastTwelveMonths } from '../periods/earlier-periods.ts';
import { monthsOf, type Period, quarterFrom } from '../periods/period.ts';
import type { ChosenPopulation } from './choose-population.ts';
import type { StandardBand } from './directly-standardised-rate.ts';
import type { Estimate } from './estimate.ts';
import { type ExpectedEvents, expectedFor, expectedForQuarters } from './expected-for.ts';
import { estimateOf, type Parts } from './figure.ts';
import type { Reference } from './indirectly-standardised-rate.ts';
import { type MetricContext, yearOf } from './metric-context.ts';
import { type MetricDefinition, type MetricMethod, type MetricNumerator, methodOf } from './metric-definition.ts';
import { joined, type Pieces } from './pieces.ts';

/** One metric over one stretch of months: what it is made from, and what it comes to. */
export type PeriodFigure = {
  pieces: Pieces;
  monthsExpected: number;
  /** The definition that the figure is by: another one than was asked for where that needs people by age band and there are none. */
  numerator: MetricNumerator;
  method: MetricMethod;
  /** Null where no month has data. */
  parts: Parts | null;
  estimate: Estimate | null;
  population: ChosenPopulation | null;
  expected: ExpectedEvents | null;
};

const standardOf = new Map(standardPopulation.bands.map(({ band, persons }) => [band, persons]));

const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);

/** Events and people by band; null where a band has nobody, or nobody is known by band. */
function bandsOf(
  { directStandard }: MetricDefinition,
  { counts }: Pieces,
  population: ChosenPopulation | null,
): StandardBand[] | null {
  const bands = directStandard?.bands.map(({ band }, index) => ({
    // Stryker disable next-line OptionalChaining: what is standardised is counted by band
    events: total(counts.map((count) => count.bands?.[index] ?? 0)),
    // Stryker disable next-line OptionalChaining: what is standardised divides by a population
    persons: population?.bands?.[band] ?? 0,
    standard: standardOf.get(band) ?? 0,
  }));
  return bands?.every(({ persons }) => persons > 0) ? bands : null;
}

function partsOf(
  { chosen: { metric } }: MetricContext,
  pieces: Pieces,
  { population, reference }: { population: ChosenPopulation | null; reference: Reference | null },
): Parts | null {
  const { counts } = pieces;
  if (counts.length === 0) return null;
  return {
    numerator: total(counts.map(({ numerator }) => numerator)),
    denominator: population ? population.persons : total(counts.map(({ denominator }) => denominator)),
    months: total(counts.map(({ months }) => months.length)),
    bands: bandsOf(metric, pieces, population),
    reference,
  };
}

/** A rate that cannot be standardised is given as the crude one where the metric has that too. */
function usableNumerator({ chosen }: MetricContext, population: ChosenPopulation | null): MetricNumerator {
  const { metric, numerator } = chosen;
  // Stryker disable next-line ArrayDeclaration: a metric without a standard has no other numerator than its own
  const bands = metric.directStandard?.bands ?? [];
  // Stryker disable next-line OptionalChaining: what is standardised divides by a population
  const isKnown = bands.every(({ band }) => (population?.bands?.[band] ?? 0) > 0);
  if (isKnown) return numerator;
  return metric.numerators.find((each) => methodOf(metric, each) === 'crude') ?? numerator;
}

type Stretch = { pieces: Pieces; monthsExpected: number; year: Parameters<MetricContext['populationOf']>[0] };

function figureOver(
  context: MetricContext,
  { pieces, monthsExpected, year }: Stretch,
  expected: { events: ExpectedEvents | null; reference: Reference | null },
): PeriodFigure {
  const { metric } = context.chosen;
  const population = context.populationOf(year);
  const numerator = usableNumerator(context, population);
  const method = methodOf(metric, numerator);
  const parts = partsOf(context, pieces, { population, reference: expected.reference });
  const estimate = parts && estimateOf(metric, method, parts);
  return { pieces, monthsExpected, numerator, method, parts, estimate, population, expected: expected.events };
}

/** One metric in one month, quarter or year, from the months of it that have data. */
export function periodFigure(context: MetricContext, period: Period): PeriodFigure {
  const { chosen, piecesOf, expected } = context;
  const { yearIsQuarter } = chosen.metric;
  const year = yearOf(period);
  const counted = yearIsQuarter && period === year ? quarterFrom(year, yearIsQuarter.quarter) : period;
  const events = expected && expectedFor(expected, period);
  return figureOver(
    context,
    { pieces: piecesOf(counted), monthsExpected: monthsOf(counted).length, year },
    { events, reference: events?.reference ?? null },
  );
}

/** One metric over the twelve months that end with the quarter, by the rule of a year and over the population of the quarter's. */
export function rollingFigure(context: MetricContext): PeriodFigure {
  const { quarter, piecesOf, expected } = context;
  const quarters = lastFourQuarters(quarter);
  const pieces = joined(quarters.map(piecesOf));
  const reference = expected && expectedForQuarters(expected, quarters);
  return figureOver(
    context,
    { pieces, monthsExpected: lastTwelveMonths(quarter).length, year: yearOf(quarter) },
    { events: null, reference },
  );
}
