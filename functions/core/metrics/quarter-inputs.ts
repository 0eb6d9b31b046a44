import type { PopulationFigure } from '../areas/population.ts';
import type { Period, Quarter } from '../periods/period.ts';
import type { MetricDefinition } from './metric-definition.ts';

/**
 * What one current submission counts for one unit in one month, or in a quarter or a year that it gives as one figure;
 * a measure that it does not give is absent, never 0.
 */
export type SourceCell = {
  source: string;
  feed: string;
  submission: string;
  sha256: string;
  file: string;
  arrivedAt: string;
  period: Period;
  rows: number;
  counts: Readonly<Record<string, number>>;
  /** Words that belong to the counts: the trusts that they add up, and whether they are of all trusts. */
  labels?: Readonly<Record<string, string>>;
};

/** A planned figure of one metric and period; percentages are written 87, not 0.87. */
export type PlanFigure = {
  metric: string;
  period: Period;
  value: number | null;
  numerator: number | null;
  denominator: number | null;
  planVersion: string | null;
  submission: string;
  arrivedAt: string;
};

/** What a year and an area have settled. */
export type MetricChoices = {
  /** The metrics of the year, in the order of the return. */
  metrics: readonly MetricDefinition[];
  /** Variant by metric id, where it is not the metric's own first one. */
  variants: Readonly<Record<string, string>>;
  /** The feed that counts where two report the same month of a source that is never added up. */
  preferredFeed?: string;
  /** Population bases in order of preference, where they are not the metric's own. */
  populationBases?: readonly string[];
};

/** Everything that the metrics of one unit and quarter are computed from. */
export type QuarterInputs = {
  unit: string;
  quarter: Quarter;
  /** All current cells of the unit for the periods of this and the last financial year up to the quarter's end, in any order. */
  cells: readonly SourceCell[];
  populations: readonly PopulationFigure[];
  plans: readonly PlanFigure[];
  choices: MetricChoices;
};
