import { contextOf } from '../metrics/metric-context.ts';
import type { MetricDefinition, MetricNumerator } from '../metrics/metric-definition.ts';
import type { MetricValue } from '../metrics/metric-value.ts';
import { periodFigure } from '../metrics/period-figure.ts';
import { periodValue } from '../metrics/period-value.ts';
import { planFor } from '../metrics/plan-for.ts';
import type { PlanFigure, QuarterInputs, SourceCell } from '../metrics/quarter-inputs.ts';
import type { Period } from '../periods/period.ts';
import type { FigureQuestion } from './question.ts';

/** One number taken apart: its value, what its figures add up, and the cells and plans that it is made of. */
export type NumberParts = {
  metric: MetricDefinition;
  numerator: MetricNumerator;
  value: MetricValue;
  /** What the cells give: the numerator, and the denominator where it is counted. */
  counted: FigureQuestion[];
  cells: readonly SourceCell[];
  /** What a standardised rate is held against; null for others. */
  expected: { question: FigureQuestion; cells: readonly SourceCell[] } | null;
  plans: readonly PlanFigure[];
};

/** What the cells of a metric give: its numerator, and its denominator where that is counted. */
export function countedFigures({ denominator }: MetricDefinition, { measures }: MetricNumerator): FigureQuestion[] {
  const numerator: FigureQuestion = { figure: 'numerator', add: measures, subtract: [] };
  if (denominator.kind !== 'measures') return [numerator];
  return [numerator, { figure: 'denominator', add: denominator.add, subtract: denominator.subtract }];
}

/** Takes one number apart, by the code that computes it. */
export function numberParts(metric: MetricDefinition, period: Period, inputs: QuarterInputs): NumberParts {
  const byPeriod = Map.groupBy(inputs.cells, (cell) => cell.period);
  const context = contextOf(metric, inputs, (each) => byPeriod.get(each) ?? []);
  const figure = periodFigure(context, period);
  const { denominator } = metric;
  return {
    metric,
    numerator: figure.numerator,
    value: periodValue(context, period),
    counted: countedFigures(metric, context.chosen.numerator),
    cells: figure.pieces.counts.flatMap(({ cells }) => cells),
    expected:
      denominator.kind === 'expected' && figure.expected
        ? {
            question: { figure: 'expected', add: [denominator.expected, denominator.referenceRate], subtract: [] },
            cells: figure.expected.cells,
          }
        : null,
    plans: planFor(metric, period, inputs.plans)?.figures ?? [],
  };
}

/** What the cells come to for a figure: what is added up less what is taken off. */
export function sumOf({ add, subtract }: FigureQuestion, cells: readonly Pick<SourceCell, 'counts'>[]): number {
  const of = (names: readonly string[]) =>
    cells.reduce((total, { counts }) => names.reduce((sum, name) => sum + (counts[name] ?? 0), total), 0);
  return of(add) - of(subtract);
}
