import { type Month, monthsOf, type Period } from '../periods/period.ts';
import { chooseCells } from './choose-cells.ts';
import type { MetricDefinition, MetricNumerator } from './metric-definition.ts';
import type { MetricFlag } from './metric-value.ts';
import type { MetricChoices, SourceCell } from './quarter-inputs.ts';

/**
 * What one metric counts in one month that has data, or in a quarter or a year that came as one figure. `variants` are
 * the numerators of all variants that it has, the one in force among them.
 */
export type PeriodCount = {
  period: Period;
  months: readonly Month[];
  numerator: number;
  /** 0 where the denominator is not counted. */
  denominator: number;
  /** Events by band of the standard population; null where the metric has none. */
  bands: readonly number[] | null;
  /** What tells whether the period lacks a part of its data; null where nothing does. */
  size: number | null;
  variants: { variant: string | null; numerator: number }[];
  cells: readonly SourceCell[];
  flags: readonly MetricFlag[];
};

/** A metric in the variant of its numerator that is in force. */
export type ChosenMetric = { metric: MetricDefinition; numerator: MetricNumerator; choices: MetricChoices };

function sumOver(cells: readonly SourceCell[], measures: readonly string[]): number {
  return cells.reduce((total, { counts }) => measures.reduce((sum, measure) => sum + (counts[measure] ?? 0), total), 0);
}

function variantsOf({ numerators }: MetricDefinition, cells: readonly SourceCell[]) {
  return numerators.flatMap(({ variant, measures }) => {
    const given = cells.every(({ counts }) => measures.every((measure) => Object.hasOwn(counts, measure)));
    return given ? [{ variant, numerator: sumOver(cells, measures) }] : [];
  });
}

function sizeOf({ coverage }: MetricDefinition, cells: readonly SourceCell[]): number | null {
  if (coverage === null) return null;
  if (coverage.by === 'rows') return cells.reduce((total, { rows }) => total + rows, 0);
  return cells.every(({ counts }) => Object.hasOwn(counts, coverage.by)) ? sumOver(cells, [coverage.by]) : null;
}

/** Counts one metric in one period from the cells of exactly that period; null where no source has it. */
export function countPeriod(chosen: ChosenMetric, period: Period, cells: readonly SourceCell[]): PeriodCount | null {
  const { metric, numerator, choices } = chosen;
  const { denominator, directStandard, sources } = metric;
  const counted = denominator.kind === 'measures' ? denominator : { add: [], subtract: [] };
  const { cells: found, flags } = chooseCells(cells, {
    measures: [...numerator.measures, ...counted.add, ...counted.subtract],
    sources,
    preferredFeed: choices.preferredFeed,
  });
  if (found.length === 0) return null;
  return {
    period,
    months: monthsOf(period),
    numerator: sumOver(found, numerator.measures),
    denominator: sumOver(found, counted.add) - sumOver(found, counted.subtract),
    bands: directStandard?.bands.map(({ measure }) => sumOver(found, [measure])) ?? null,
    size: sizeOf(metric, found),
    variants: variantsOf(metric, found),
    cells: found,
    flags,
  };
}
