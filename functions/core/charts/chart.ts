/** A number of a chart, never negative, and the words in which it is shown: `2,054`, `82.6%`. */
export type ChartNumber = { value: number; text: string };

type Titled = {
  title: string;
  /** What the chart shows, in sentences, for somebody who cannot see it. */
  description: string;
  unit: string;
};

/** One metric over time against its plan. `lower` and `upper` are the limits of the 95 % interval where there is one. */
export type TrendChart = Titled & {
  kind: 'trend';
  /** How boards call the figure, with its unit in short: `Emergency admissions (rate per 100,000)`. */
  label: string;
  points: readonly TrendPoint[];
};

export type TrendPoint = {
  label: string;
  /** Whether the period lies behind the one that the chart is for. */
  isToCome: boolean;
  value: ChartNumber | null;
  plan: ChartNumber | null;
  lower: ChartNumber | null;
  upper: ChartNumber | null;
};

/** How many fall into each band, bar by bar; the bands of a bar stand one behind the other. */
export type BandsChart = Titled & {
  kind: 'bands';
  bands: readonly string[];
  bars: readonly { label: string; values: readonly (ChartNumber | null)[] }[];
};

/** The same figure of several boards, one of which is the board that the chart is for. */
export type ComparisonChart = Titled & {
  kind: 'comparison';
  better: 'lower' | 'higher' | 'neither';
  boards: readonly {
    name: string;
    isOwn: boolean;
    value: ChartNumber | null;
    lower: ChartNumber | null;
    upper: ChartNumber | null;
  }[];
};

/** What is asked for beside what there is to give, over time. */
export type DemandChart = Titled & {
  kind: 'demand';
  points: readonly { label: string; demand: ChartNumber | null; capacity: ChartNumber | null }[];
};

/** What a chart says, without how it is drawn. */
export type Chart = TrendChart | BandsChart | ComparisonChart | DemandChart;
