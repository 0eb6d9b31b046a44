import type { Chart } from '../charts/chart.ts';
import type { FigureTable } from '../charts/figure-table.ts';
import type { Assessment } from '../metrics/metric-value.ts';

/** A sentence or two under a name, such as `Sources`. */
export type Remark = { name: string; text: string };

/** What people wrote about a metric. Line ends part paragraphs. */
export type Narrative = { heading: string; text: string };

/** A table of figures and the chart of the same figures; without a chart where there is nothing to draw. */
export type Figures = { id: string; table: FigureTable; chart: Chart | null };

/** One metric: how it stands, its figures by quarter, what people say of it, and what it rests on. */
export type MetricSection = {
  metric: string;
  heading: string;
  level: 2 | 3;
  assessment: Assessment;
  /** The year in a sentence; null where the quarter is all there is. */
  year: string | null;
  figures: readonly Figures[];
  narrative: readonly Narrative[];
  notes: readonly string[];
  basis: readonly Remark[];
};

/** The paper that a board reads about its return, without any file format. Exact numbers, not for publication. */
export type BoardReport = {
  title: string;
  area: string;
  /** `Provisional` or `Final`, and what that means, in a sentence. */
  standing: { state: 'provisional' | 'final'; name: string; text: string };
  handling: string;
  facts: readonly Remark[];
  summary: FigureTable;
  metrics: readonly MetricSection[];
  /** Demand and capacity of intermediate care, empty where the return has none, and what they rest on. */
  intermediateCare: { figures: readonly Figures[]; basis: readonly Remark[] };
  finance: { tables: readonly FigureTable[]; basis: readonly Remark[] };
  changes: { summary: string; table: FigureTable | null } | null;
  contacts: readonly Remark[];
  /** An ISO time. */
  generatedAt: string;
};
