import {
  type FinancialYear,
  financialYearOf,
  monthsOfQuarter,
  monthsOfYear,
  type Period,
  type Quarter,
} from '../periods/period.ts';
import { type ChosenPopulation, choosePopulation } from './choose-population.ts';
import { type MetricDefinition, numeratorFor } from './metric-definition.ts';
import type { MetricValue } from './metric-value.ts';
import { countMonth } from './month-count.ts';
import { type MetricContext, periodValue } from './period-value.ts';
import type { QuarterInputs } from './quarter-inputs.ts';

/** The three months, the quarter, and with the last quarter the year. */
function periodsOf(quarter: Quarter): Period[] {
  const year = quarter.endsWith('Q4') ? [financialYearOf(quarter)] : [];
  return [...monthsOfQuarter(quarter), quarter, ...year];
}

function populationFor(
  metric: MetricDefinition,
  { populations, choices }: QuarterInputs,
  year: FinancialYear,
): ChosenPopulation | null {
  if (metric.denominator.kind !== 'population') return null;
  const bases = choices.populationBases ?? metric.denominator.bases.map(({ basis }) => basis);
  return choosePopulation(metric.denominator, populations, { year, bases });
}

function computeMetric(metric: MetricDefinition, inputs: QuarterInputs): MetricValue[] {
  const { quarter, cells, plans, choices } = inputs;
  const year = financialYearOf(quarter);
  const numerator = numeratorFor(metric, choices.variants[metric.id] ?? null);
  const context: MetricContext = { metric, numerator, population: populationFor(metric, inputs, year), plans };
  const counts = monthsOfYear(year).flatMap((month) => countMonth({ metric, numerator, choices }, month, cells) ?? []);
  return periodsOf(quarter).map((period) => periodValue(context, period, counts));
}

/**
 * Every metric of the year once for each month of the quarter, once for the quarter, and once for the year with the
 * last quarter; in the order of the metrics given, months first. The order of cells, plans and populations does not matter.
 */
export function computeQuarter(inputs: QuarterInputs): MetricValue[] {
  return inputs.choices.metrics.flatMap((metric) => computeMetric(metric, inputs));
}
