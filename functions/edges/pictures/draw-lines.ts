import type { Point, Stroke } from '../../core/charts/drawing.ts';
import { type Canvas, fillPolygon } from './canvas.ts';

type Segment = readonly [Point, Point];

function segmentsOf(points: readonly Point[]): Segment[] {
  return points.slice(1).flatMap((to, index) => {
    const from = points[index];
    return from ? [[from, to] as const] : [];
  });
}

const between = ([[x, y], [toX, toY]]: Segment, share: number): Point => [x + (toX - x) * share, y + (toY - y) * share];

/** The strokes of a dashed line, which go on over its corners. */
function dashed(segments: readonly Segment[], dash: readonly number[]): Segment[] {
  const parts: Segment[] = [];
  let [place, left] = [0, dash[0] ?? 0];
  for (const segment of segments) {
    const [[x, y], [toX, toY]] = segment;
    const length = Math.hypot(toX - x, toY - y);
    for (let at = 0; at < length; ) {
      const step = Math.min(left, length - at);
      if (place % 2 === 0) parts.push([between(segment, at / length), between(segment, (at + step) / length)]);
      at += step;
      left -= step;
      if (left > 1e-9) continue;
      place = (place + 1) % dash.length;
      left = dash[place] ?? 1;
    }
  }
  return parts;
}

/** The four corners of a straight stroke. */
function corners([[x, y], [toX, toY]]: Segment, width: number): Point[] {
  const length = Math.hypot(toX - x, toY - y) || 1;
  const [acrossX, acrossY] = [((toY - y) / length) * (width / 2), ((x - toX) / length) * (width / 2)];
  return [
    [x + acrossX, y + acrossY],
    [toX + acrossX, toY + acrossY],
    [toX - acrossX, toY - acrossY],
    [x - acrossX, y - acrossY],
  ];
}

/** Draws a line through its points; `colour` is its place on the canvas. */
export function drawLine(
  canvas: Canvas,
  line: { points: readonly Point[]; stroke: Pick<Stroke, 'width' | 'dash'> },
  colour: number,
): void {
  const { width, dash } = line.stroke;
  const segments = segmentsOf(line.points);
  const isDashed = dash !== undefined && dash.length > 0 && dash.every((length) => length > 0);
  for (const segment of isDashed ? dashed(segments, dash) : segments) {
    fillPolygon(canvas, corners(segment, Math.max(1, width)), colour);
  }
}
