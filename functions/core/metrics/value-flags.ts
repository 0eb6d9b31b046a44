import type { Period } from '../periods/period.ts';
import { listWords, periodWords } from '../periods/period-words.ts';
import { coverageFlags } from './coverage-gate.ts';
import { meanOfMonthsFlags } from './mean-of-months.ts';
import type { MetricContext } from './metric-context.ts';
import { methodOf } from './metric-definition.ts';
import type { LowestMonth, MetricFlag } from './metric-value.ts';
import type { PeriodFigure } from './period-figure.ts';

/** The sources of a metric that its counts come from, in the metric's order. */
export function sourcesOf({ chosen: { metric } }: MetricContext, { pieces }: PeriodFigure): string[] {
  const used = new Set(pieces.counts.flatMap(({ cells }) => cells.map(({ source }) => source)));
  return metric.sources.map(({ source }) => source).filter((source) => used.has(source));
}

function mixedSourcesFlags(sources: readonly string[]): MetricFlag[] {
  if (sources.length < 2) return [];
  const text = `The months come from different sources, ${listWords(sources)}, which may not count in the same way.`;
  return [{ code: 'mixed-sources', text }];
}

function standardisationFlags({ chosen: { metric, numerator } }: MetricContext, figure: PeriodFigure): MetricFlag[] {
  if (figure.parts === null || methodOf(metric, numerator) !== 'dsr') return [];
  if (figure.method !== 'dsr') {
    const text = `There is no population by age band, so this is the crude rate and not the standardised one. Send a population file with ages to have the rate standardised.`;
    return [{ code: 'not-standardised', text }];
  }
  // Stryker disable next-line OptionalChaining: what is standardised has a standard
  const fewest = metric.directStandard?.fewestEvents.count ?? 0;
  if (figure.parts.numerator >= fewest) return [];
  const text = `A standardised rate is not given for fewer than ${fewest} events.`;
  return [{ code: 'too-few-events', text }];
}

function expectedFlags({ expected: given }: MetricContext, period: Period, figure: PeriodFigure): MetricFlag[] {
  if (given === null || figure.parts === null) return [];
  if (figure.expected !== null) return [...figure.expected.flags];
  const text = `There are no expected admissions and no reference rate for ${periodWords(period)}, so no rate can be given. Send them as expected-admissions.`;
  return [{ code: 'expected-missing', text }];
}

/** What is to be said of a value apart from its plan: where its counts come from, what it divides by, how full its months are. */
export function valueFlags(
  context: MetricContext,
  period: Period,
  { figure, lowest }: { figure: PeriodFigure; lowest: LowestMonth | null },
): MetricFlag[] {
  const { counts, flags } = figure.pieces;
  return [
    ...counts.flatMap((count) => count.flags),
    ...flags,
    ...mixedSourcesFlags(sourcesOf(context, figure)),
    ...(figure.population?.flags ?? []),
    ...standardisationFlags(context, figure),
    ...expectedFlags(context, period, figure),
    ...coverageFlags(lowest),
    ...meanOfMonthsFlags(context.chosen.metric, { period, counts, exact: figure.estimate?.exact ?? null }),
  ];
}
