import type { ChartNumber, TrendChart, TrendPoint } from '../../functions/core/charts/chart.ts';
import type { Drawing, Point, Shape, Stroke, TextShape } from '../../functions/core/charts/drawing.ts';
import { type LegendEntry, legend } from './legend.ts';
import { brokenLine, markAt, rectangle } from './marks.ts';
import { palette } from './palette.ts';
import { type Plot, timePlot } from './plot.ts';
import { scaleForPlaces } from './scale.ts';
import { textWidth, textWithin } from './sizes.ts';

const performance: Stroke = { colour: palette.performance, width: 3 };
const target: Stroke = { colour: palette.target, width: 2.5, dash: [9, 5] };
const limit: Stroke = { colour: palette.performance, width: 1, dash: [2, 2] };

type Limited = { index: number; lower: ChartNumber; upper: ChartNumber };

/** Points with an interval that follow one another, as runs. */
function runsOf(points: readonly TrendPoint[]): Limited[][] {
  const runs: Limited[][] = [[]];
  for (const [index, { lower, upper }] of points.entries()) {
    if (lower && upper) runs.at(-1)?.push({ index, lower, upper });
    else runs.push([]);
  }
  return runs.filter((run) => run.length > 0);
}

/** The band between the limits; a single point has a bar, for a band needs two. */
function intervalShapes({ place }: Plot, run: readonly Limited[]): Shape[] {
  const tops = run.map(({ index, upper }) => place(index, upper.value));
  const bottoms = run.map(({ index, lower }) => place(index, lower.value));
  const bars = run.map((_, n): Shape => {
    const points = [tops[n], bottoms[n]].filter((point) => point !== undefined);
    return { kind: 'line', points, stroke: { colour: palette.performance, width: 1.5 } };
  });
  if (run.length === 1) return bars;
  return [
    { kind: 'area', points: [...tops, ...bottoms.toReversed()], fill: palette.interval },
    { kind: 'line', points: tops, stroke: limit },
    { kind: 'line', points: bottoms, stroke: limit },
    ...bars,
  ];
}

/** A figure on white, so that no line runs through it. */
function plated(text: TextShape): Shape[] {
  const width = textWidth(text.text) * 0.92;
  const plate = rectangle(text.at[0] - width / 2, text.at[1] - 12, { width, height: 15 });
  return [{ kind: 'area', points: plate, fill: palette.paper }, text];
}

/** The figures themselves, the higher one above its marker and the lower one below. */
function labels(plot: Plot, { value, plan }: TrendPoint, index: number): Shape[] {
  const label = (number: ChartNumber, isAbove: boolean, colour: string): Shape[] => {
    const [x, y] = plot.place(index, number.value);
    const at = [x, isAbove ? y - 12 : y + 22] as const;
    return plated(textWithin(plot.width, { at, text: number.text, anchor: 'middle', colour, isBold: true }));
  };
  const isAbovePlan = value !== null && (plan === null || value.value >= plan.value);
  return [
    ...(plan ? label(plan, !isAbovePlan, palette.target) : []),
    ...(value ? label(value, isAbovePlan, palette.performance) : []),
  ];
}

const placesOf = (plot: Plot, numbers: readonly (ChartNumber | null)[]): (Point | null)[] =>
  numbers.map((number, index) => number && plot.place(index, number.value));

function entriesOf(points: readonly TrendPoint[]): LegendEntry[] {
  const interval: LegendEntry = { text: '95% interval', fill: palette.interval, stroke: limit };
  return [
    { text: 'Performance', stroke: performance, mark: 'dot' },
    { text: 'Target', stroke: target, mark: 'diamond' },
    ...(points.some(({ lower, upper }) => lower && upper) ? [interval] : []),
  ];
}

/** Performance as a line with its interval, and the target as a dashed line, over time. */
export function trendDrawing({ title, description, unit, points }: TrendChart): Drawing {
  const numbers = points.flatMap(({ value, plan, lower, upper }) => [value, plan, lower, upper]);
  const scale = scaleForPlaces(numbers.flatMap((number) => number?.value ?? []));
  const plot = timePlot(
    scale,
    points.map(({ label }) => label),
    unit,
  );
  const values = placesOf(
    plot,
    points.map(({ value }) => value),
  );
  const plans = placesOf(
    plot,
    points.map(({ plan }) => plan),
  );
  const marked = (places: readonly (Point | null)[]) => places.filter((place) => place !== null);
  return {
    width: plot.width,
    height: plot.height,
    title,
    description,
    shapes: [
      ...legend(plot.width, entriesOf(points)),
      ...plot.axes,
      ...runsOf(points).flatMap((run) => intervalShapes(plot, run)),
      ...brokenLine(plans, target),
      ...brokenLine(values, performance),
      ...points.flatMap((point, index) => labels(plot, point, index)),
      ...marked(plans).map((place) => markAt('diamond', place, palette.target)),
      ...marked(values).map((place) => markAt('dot', place, palette.performance)),
    ],
  };
}
