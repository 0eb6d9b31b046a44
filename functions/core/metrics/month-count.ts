import type { Month } from '../periods/period.ts';
import { chooseCells } from './choose-cells.ts';
import type { MetricDefinition, MetricNumerator } from './metric-definition.ts';
import type { MetricFlag } from './metric-value.ts';
import type { MetricChoices, SourceCell } from './quarter-inputs.ts';

/** What one metric counts in one month that has data. `variants` are the numerators of the other variants that it has. */
export type MonthCount = {
  month: Month;
  numerator: number;
  /** Null where the denominator is a population. */
  denominator: number | null;
  variants: { variant: string; numerator: number }[];
  cells: readonly SourceCell[];
  flags: readonly MetricFlag[];
};

function sumOver(cells: readonly SourceCell[], measures: readonly string[]): number {
  return cells.reduce((total, { counts }) => measures.reduce((sum, measure) => sum + (counts[measure] ?? 0), total), 0);
}

function otherVariants(metric: MetricDefinition, chosen: MetricNumerator, cells: readonly SourceCell[]) {
  return metric.numerators.flatMap(({ variant, measures }) => {
    const given = cells.every(({ counts }) => measures.every((measure) => Object.hasOwn(counts, measure)));
    return variant === null || variant === chosen.variant || !given
      ? []
      : [{ variant, numerator: sumOver(cells, measures) }];
  });
}

/** Counts one metric in one month; null where no source has the month. */
export function countMonth(
  { metric, numerator, choices }: { metric: MetricDefinition; numerator: MetricNumerator; choices: MetricChoices },
  month: Month,
  cells: readonly SourceCell[],
): MonthCount | null {
  const { denominator, sources } = metric;
  const counted = denominator.kind === 'measures' ? denominator : { add: [], subtract: [] };
  const chosen = chooseCells(
    cells.filter((cell) => cell.month === month),
    {
      measures: [...numerator.measures, ...counted.add, ...counted.subtract],
      sources,
      preferredFeed: choices.preferredFeed,
    },
  );
  if (chosen.cells.length === 0) return null;
  return {
    month,
    numerator: sumOver(chosen.cells, numerator.measures),
    denominator:
      denominator.kind === 'measures'
        ? sumOver(chosen.cells, counted.add) - sumOver(chosen.cells, counted.subtract)
        : null,
    variants: otherVariants(metric, numerator, chosen.cells),
    ...chosen,
  };
}
