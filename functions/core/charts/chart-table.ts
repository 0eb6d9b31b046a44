import { byPlace } from './by-place.ts';
import type { BandsChart, Chart, ChartNumber, ComparisonChart, DemandChart, TrendChart, TrendPoint } from './chart.ts';
import type { FigureTable } from './figure-table.ts';

const NO_DATA = 'no data';

const shown = (number: ChartNumber | null, without = NO_DATA): string => number?.text ?? without;

function intervalWords(lower: ChartNumber | null, upper: ChartNumber | null): string {
  return lower && upper ? `${lower.text} to ${upper.text}` : 'none';
}

function trendTable({ title, label: corner, unit, points }: TrendChart): FigureTable {
  const row = (heading: string, cell: (point: TrendPoint) => string) => ({
    heading,
    cells: points.map((point) => (point.isToCome ? 'to come' : cell(point))),
  });
  const hasIntervals = points.some(({ lower, upper }) => lower && upper);
  return {
    caption: `${title}: target and performance, ${unit}`,
    corner,
    columns: points.map(({ label }) => label),
    rows: [
      row('Target', ({ plan }) => shown(plan, 'no target')),
      row('Performance', ({ value }) => shown(value)),
      ...(hasIntervals ? [row('95% interval', ({ lower, upper }) => intervalWords(lower, upper))] : []),
    ],
  };
}

function bandsTable({ title, unit, bands, bars }: BandsChart): FigureTable {
  return {
    caption: `${title}, ${unit}`,
    corner: 'Period',
    columns: bands,
    rows: bars.map(({ label, values }) => ({
      heading: label,
      cells: bands.map((_, index) => shown(values[index] ?? null)),
    })),
  };
}

function comparisonTable(chart: ComparisonChart): FigureTable {
  return {
    caption: `${chart.title}, ${chart.unit}`,
    corner: 'Board',
    columns: ['Value', '95% interval'],
    rows: byPlace(chart).map(({ name, isOwn, value, lower, upper }) => ({
      heading: isOwn ? `${name} (this board)` : name,
      cells: [shown(value), intervalWords(lower, upper)],
    })),
  };
}

function demandTable({ title, unit, points }: DemandChart): FigureTable {
  return {
    caption: `${title}, ${unit}`,
    corner: 'Figure',
    columns: points.map(({ label }) => label),
    rows: [
      { heading: 'Demand', cells: points.map(({ demand }) => shown(demand)) },
      { heading: 'Capacity', cells: points.map(({ capacity }) => shown(capacity)) },
    ],
  };
}

/** The figures of a chart as a table, in the words of the chart and in its order. It stands beside every chart. */
export function chartTable(chart: Chart): FigureTable {
  if (chart.kind === 'trend') return trendTable(chart);
  if (chart.kind === 'bands') return bandsTable(chart);
  return chart.kind === 'comparison' ? comparisonTable(chart) : demandTable(chart);
}
