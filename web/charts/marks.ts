import type { Point, Shape, Stroke } from '../../functions/core/charts/drawing.ts';
import { palette } from './palette.ts';

export type Mark = 'dot' | 'diamond' | 'square';

const RADIUS = 5;

/** A marker round a place; the shape tells the series apart without its colour. */
export function markAt(mark: Mark, [x, y]: Point, colour: string): Shape {
  const stroke: Stroke = { colour, width: 2 };
  if (mark === 'dot') return { kind: 'dot', at: [x, y], radius: RADIUS, fill: colour, stroke };
  const points: Point[] =
    mark === 'diamond'
      ? [
          [x, y - RADIUS - 1],
          [x + RADIUS + 1, y],
          [x, y + RADIUS + 1],
          [x - RADIUS - 1, y],
        ]
      : rectangle(x - RADIUS, y - RADIUS, { width: 2 * RADIUS, height: 2 * RADIUS });
  return { kind: 'area', points, fill: palette.paper, stroke };
}

/** The corners of a rectangle, from its top left one. */
export function rectangle(x: number, y: number, { width, height }: { width: number; height: number }): Point[] {
  return [
    [x, y],
    [x + width, y],
    [x + width, y + height],
    [x, y + height],
  ];
}

/** A line through the places that there are, broken where one is missing. */
export function brokenLine(places: readonly (Point | null)[], stroke: Stroke): Shape[] {
  const runs: Point[][] = [[]];
  for (const place of places) {
    if (place) runs.at(-1)?.push(place);
    else runs.push([]);
  }
  return runs.filter((run) => run.length > 1).map((points) => ({ kind: 'line', points, stroke }));
}
