import { financialYearOf, monthsOfQuarter, type Period, type Quarter } from '../periods/period.ts';
import { type CellsOf, contextOf } from './metric-context.ts';
import type { MetricDefinition } from './metric-definition.ts';
import type { MetricValue } from './metric-value.ts';
import { periodValue } from './period-value.ts';
import type { QuarterInputs } from './quarter-inputs.ts';

/** The three months, the quarter, and with the last quarter the year. */
function periodsOf(quarter: Quarter): Period[] {
  const year = quarter.endsWith('Q4') ? [financialYearOf(quarter)] : [];
  return [...monthsOfQuarter(quarter), quarter, ...year];
}

function computeMetric(metric: MetricDefinition, inputs: QuarterInputs, cellsOf: CellsOf): MetricValue[] {
  const context = contextOf(metric, inputs, cellsOf);
  return periodsOf(inputs.quarter).map((period) => periodValue(context, period));
}

/**
 * Every metric of the year once for each month of the quarter, once for the quarter, and once for the year with the
 * last quarter; in the order of the metrics given, months first. The order of cells, plans and populations does not matter.
 */
export function computeQuarter(inputs: QuarterInputs): MetricValue[] {
  const byPeriod = Map.groupBy(inputs.cells, ({ period }) => period);
  // Stryker disable next-line ArrayDeclaration: what is of no source is of no metric
  const cellsOf = (period: Period) => byPeriod.get(period) ?? [];
  return inputs.choices.metrics.flatMap((metric) => computeMetric(metric, inputs, cellsOf));
}
