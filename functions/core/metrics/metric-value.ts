/** One file whose rows went into a number. `rows` is how many of its rows were counted in this area and period. */
export type LineageEntry = { submission: string; sha256: string; file: string; rows: number };

/** Which months of the period have data. A number from fewer months than expected is not assessed against plan. */
export type Coverage = { monthsExpected: number; monthsPresent: number; complete: boolean };

export type Assessment = 'met' | 'not-met' | 'no-plan' | 'not-assessable';

/** Something a reader must know about a number, with the words to show. */
export type MetricFlag = { code: string; text: string };

/** The same metric by another named definition, shown beside the one in force so that nobody mixes them up. */
export type OtherVariant = { variant: string; numerator: number; value: number | null; display: string | null };

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
  method: 'crude' | 'proportion' | 'mean' | 'count';
  variant: string | null;
  lower95: number | null;
  upper95: number | null;
  plan: number | null;
  planDisplay: string | null;
  assessment: Assessment;
  coverage: Coverage;
  source: string | null;
  otherVariants: OtherVariant[];
  lineage: LineageEntry[];
  flags: MetricFlag[];
};
