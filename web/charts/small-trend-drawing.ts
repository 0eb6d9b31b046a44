import type { TrendChart } from '../../functions/core/charts/chart.ts';
import type { Drawing, Point, Shape, Stroke } from '../../functions/core/charts/drawing.ts';
import { brokenLine, markAt } from './marks.ts';
import { palette } from './palette.ts';
import { scaleForPlaces, shareOf } from './scale.ts';
import { TEXT_SIZE, textWithin } from './sizes.ts';

const WIDTH = 300;
const HEIGHT = 104;
const SIDE = 10;
const TOP = 30;
const BASE = HEIGHT - TEXT_SIZE - 11;

const performance: Stroke = { colour: palette.performance, width: 2.5 };
const target: Stroke = { colour: palette.target, width: 2, dash: [6, 4] };

function ends(points: TrendChart['points']): Shape[] {
  const [first, last] = [points[0], points.at(-1)];
  const label = (x: number, text: string, anchor: 'start' | 'middle' | 'end') =>
    textWithin(WIDTH, { at: [x, HEIGHT - 4], text, anchor, colour: palette.quiet });
  if (first === undefined || last === undefined) return [];
  if (first === last) return [label(WIDTH / 2, first.label, 'middle')];
  return [label(0, first.label, 'start'), label(WIDTH, last.label, 'end')];
}

/** What the marks are. */
function names(points: TrendChart['points']): Shape[] {
  const named = (x: number, mark: 'dot' | 'diamond', { text, colour }: { text: string; colour: string }) => [
    markAt(mark, [x, 9], colour),
    textWithin(WIDTH, { at: [x + 12, 13], text, colour }),
  ];
  const value = named(7, 'dot', { text: 'Performance', colour: palette.performance });
  const plan = named(130, 'diamond', { text: 'Target', colour: palette.target });
  return points.some((point) => point.plan) ? [...value, ...plan] : value;
}

/** Performance and target over time in the width of a card, without an axis: how they went, not how much they are. */
export function smallTrendDrawing({ title, description, points }: TrendChart): Drawing {
  const scale = scaleForPlaces(points.flatMap(({ value, plan }) => [value?.value ?? [], plan?.value ?? []].flat()));
  const slot = (WIDTH - 2 * SIDE) / Math.max(1, points.length - 1);
  const xOf = (index: number) => (points.length === 1 ? WIDTH / 2 : SIDE + slot * index);
  const placesOf = (series: 'value' | 'plan') =>
    points.map((point, index): Point | null => {
      const number = point[series];
      return number && [xOf(index), BASE - shareOf(scale, number.value) * (BASE - TOP)];
    });
  const [values, plans] = [placesOf('value'), placesOf('plan')];
  const base: Shape = {
    kind: 'line',
    points: [
      [0, BASE + 4],
      [WIDTH, BASE + 4],
    ],
    stroke: { colour: palette.grid, width: 1 },
  };
  const marked = (places: readonly (Point | null)[]) => places.filter((place) => place !== null);
  return {
    width: WIDTH,
    height: HEIGHT,
    title,
    description,
    shapes: [
      ...names(points),
      base,
      ...ends(points),
      ...brokenLine(plans, target),
      ...brokenLine(values, performance),
      ...marked(plans).map((place) => markAt('diamond', place, palette.target)),
      ...marked(values).map((place) => markAt('dot', place, palette.performance)),
    ],
  };
}
