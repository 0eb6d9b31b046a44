import type { MetricValue } from '../metrics/metric-value.ts';
import type { RowTotals } from '../submissions/report.ts';
import type { FigureName, RowLedger } from './row-reason.ts';

/** A metric as it is defined, with where the definition comes from. */
export type ExplainedMetric = {
  id: string;
  version: number;
  validFrom: string;
  name: string;
  definition: string;
  citation: string;
  confidence: 'confirmed' | 'inferred' | 'from-memory';
};

/** A figure of the number: what it counts, by which measures, and the sum of the cells. */
export type ExplainedFigure = {
  figure: FigureName;
  title: string;
  citation: string;
  add: readonly string[];
  subtract: readonly string[];
  sum: number;
};

/** One of the aggregated cells: what one file counts for the area in one period. */
export type ExplainedCell = {
  figures: FigureName[];
  source: string;
  feed: string;
  period: string;
  rows: number;
  counts: Record<string, number>;
  submission: string;
};

/** One file behind the number. `countedBy` names contract, rules and lookup; `reported` is what its report says of its rows. */
export type SentFile = {
  submission: string;
  source: string;
  feed: string;
  key: string;
  versionId: string | null;
  bytes: number | null;
  sha256: string;
  arrivedAt: string;
  countedBy: string;
  reported: RowTotals | null;
};

/**
 * The same, read again. `agrees`: its counts come out as they are stored. `not-kept`: it, or what it was counted by, is
 * kept no longer.
 */
export type ExplainedFile = SentFile & {
  state: 'agrees' | 'differs' | 'not-kept';
  why: string[];
  ledgers: RowLedger[];
};

/** One number, from its value down to the rows of its files: the document of `bcf explain --json`. Exact, not for publication. */
export type ExplainedNumber = {
  schema: 'bcf-explain/1';
  area: { code: string; name: string };
  period: string;
  metric: ExplainedMetric;
  value: MetricValue;
  /** Whether the stored value is the one that follows from what counts now. */
  stored: 'same' | 'differs' | 'not-stored';
  figures: ExplainedFigure[];
  cells: ExplainedCell[];
  files: ExplainedFile[];
  /** Everything that contradicts something else, in words. */
  differences: string[];
};
