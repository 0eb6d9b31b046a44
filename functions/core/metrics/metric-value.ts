import type { Month } from '../periods/period.ts';
import type { MetricMethod } from './metric-definition.ts';

/** One file whose rows went into a number. `rows` is how many of its rows were counted in this area and period. */
export type LineageEntry = { submission: string; sha256: string; file: string; rows: number };

/** The month of a period with the least data beside the best of the twelve that end with the quarter, 1 being as much. */
export type LowestMonth = { month: Month; shareOfBest: number; bestMonth: Month };

/**
 * Which months of the period have data. A number from fewer months than expected, or with a month that lacks most of
 * its data, is not assessed against plan. `lowest` is null where size tells nothing.
 */
export type Coverage = { monthsExpected: number; monthsPresent: number; complete: boolean; lowest: LowestMonth | null };

export type Assessment = 'met' | 'not-met' | 'no-plan' | 'not-assessable';

/** Something a reader must know about a number, with the words to show. */
export type MetricFlag = { code: string; text: string };

/** The same metric by another named definition, shown beside the one in force so that nobody mixes them up. */
export type OtherVariant = {
  variant: string;
  method: MetricMethod;
  numerator: number;
  value: number | null;
  display: string | null;
};

/** The population that a rate divides by. `origin` is `published`, or the submission that brought it. */
export type PopulationUsed = { year: number; basis: string; persons: number; origin: string };

/** A value and how it is shown. */
export type Shown = { value: number; display: string };

/** The twelve months that end with the quarter, by the same rule as a year. */
export type RollingYear = {
  from: Month;
  to: Month;
  monthsPresent: number;
  numerator: number;
  denominator: number | null;
  value: number | null;
  display: string | null;
  lower95: number | null;
  upper95: number | null;
};

/** The same period a year earlier, with that year's population; `change` is this value less that one. */
export type YearAgo = { period: string; value: number; display: string; change: number };

/**
 * One metric of one area in one month, quarter or year, in the shape of `return.json`.
 * `value` is unrounded and null where nothing can be said; `display` is rounded once, half away from zero.
 */
export type MetricValue = {
  metric: string;
  metricVersion: number;
  period: string;
  numerator: number | null;
  denominator: number | null;
  denominatorBasis: string;
  value: number | null;
  display: string | null;
  unit: string;
  method: MetricMethod;
  variant: string | null;
  lower95: number | null;
  upper95: number | null;
  lower99_8: number | null;
  upper99_8: number | null;
  plan: number | null;
  planDisplay: string | null;
  assessment: Assessment;
  coverage: Coverage;
  /** Null where the denominator is no population. */
  population: PopulationUsed | null;
  /** What a standardised rate is made with beside its numerator and denominator; null for others. */
  referenceRate: number | null;
  /** Beside a pooled quarter or year the mean of its months; null where the metric has none. */
  meanOfMonths: Shown | null;
  /** On the quarter only; null where no month of the twelve has data. */
  rolling12: RollingYear | null;
  yearAgo: YearAgo | null;
  source: string | null;
  otherVariants: OtherVariant[];
  lineage: LineageEntry[];
  flags: MetricFlag[];
};
