import type { PopulationFigure } from '../areas/population.ts';
import { lastTwelveMonths } from '../periods/earlier-periods.ts';
import {
  type FinancialYear,
  financialYearOf,
  isMonth,
  isQuarter,
  type Month,
  type Period,
  type Quarter,
} from '../periods/period.ts';
import { type ChosenPopulation, choosePopulation } from './choose-population.ts';
import type { ExpectedGiven } from './expected-for.ts';
import { type MetricDefinition, methodOf, numeratorFor } from './metric-definition.ts';
import { type ChosenMetric, countPeriod, type PeriodCount } from './period-count.ts';
import { createPieces, type PiecesOf } from './pieces.ts';
import type { PlanFigure, QuarterInputs, SourceCell } from './quarter-inputs.ts';
import { remembered } from './remembered.ts';

/** One metric of one unit and quarter, with all that its values need whatever the period. */
export type MetricContext = {
  chosen: ChosenMetric;
  quarter: Quarter;
  /** What a period is made from. */
  piecesOf: PiecesOf;
  /** The population of a financial year's rates; null where the metric divides by none. */
  populationOf(year: FinancialYear): ChosenPopulation | null;
  expected: ExpectedGiven | null;
  /** The months with data of the twelve that end with the quarter. */
  lastTwelve: readonly PeriodCount[];
  populations: readonly PopulationFigure[];
  plans: readonly PlanFigure[];
};

/** The cells of exactly a period. */
export type CellsOf = (period: Period) => readonly SourceCell[];

function populationFor({ chosen, inputs }: { chosen: ChosenMetric; inputs: QuarterInputs }) {
  const { denominator } = chosen.metric;
  return (year: FinancialYear): ChosenPopulation | null => {
    if (denominator.kind !== 'population') return null;
    const bases = inputs.choices.populationBases ?? denominator.bases.map(({ basis }) => basis);
    const isByBand = methodOf(chosen.metric, chosen.numerator) === 'dsr';
    // Stryker disable next-line StringLiteral: whatever is not by band is by persons
    const wants = isByBand ? 'bands' : 'persons';
    return choosePopulation(denominator, inputs.populations, { year, bases, wants });
  };
}

/** Everything of a quarter's inputs that one metric needs, each part looked up once. */
export function contextOf(metric: MetricDefinition, inputs: QuarterInputs, cellsOf: CellsOf): MetricContext {
  const { quarter, plans, populations, choices } = inputs;
  const numerator = numeratorFor(metric, choices.variants[metric.id] ?? null);
  const chosen: ChosenMetric = { metric, numerator, choices };
  const countOf = remembered((period: Period) => countPeriod(chosen, period, cellsOf(period)));
  const { denominator: rule } = metric;
  return {
    chosen,
    quarter,
    piecesOf: createPieces(countOf),
    populationOf: remembered(populationFor({ chosen, inputs })),
    expected: rule.kind === 'expected' ? { rule, cellsOf, preferredFeed: choices.preferredFeed } : null,
    // Stryker disable next-line ArrayDeclaration: what is of no period has no size
    lastTwelve: lastTwelveMonths(quarter).flatMap((month: Month) => countOf(month) ?? []),
    populations,
    plans,
  };
}

/** The financial year whose population a period's rate divides by. */
export function yearOf(period: Period): FinancialYear {
  return isMonth(period) || isQuarter(period) ? financialYearOf(period) : period;
}
