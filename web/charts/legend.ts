import type { Point, Shape, Stroke } from '../../functions/core/charts/drawing.ts';
import { type Mark, markAt, rectangle } from './marks.ts';
import { palette } from './palette.ts';
import { textWidth, textWithin } from './sizes.ts';

/** A line with a marker, or a field of a band. */
export type LegendEntry = { text: string } & (
  | { stroke: Stroke; mark: Mark; fill?: never }
  | { fill: string; stroke: Stroke; mark?: never }
);

const SAMPLE = 36;
const Y = 12;

function sample(entry: LegendEntry, x: number): Shape[] {
  if (entry.mark === undefined) {
    const points = rectangle(x, Y - 7, { width: SAMPLE, height: 14 });
    return [{ kind: 'area', points, fill: entry.fill, stroke: entry.stroke }];
  }
  const points: Point[] = [
    [x, Y],
    [x + SAMPLE, Y],
  ];
  return [{ kind: 'line', points, stroke: entry.stroke }, markAt(entry.mark, [x + SAMPLE / 2, Y], entry.stroke.colour)];
}

/** What the lines and fields of a plot mean, in one row at its top. */
export function legend(width: number, entries: readonly LegendEntry[]): Shape[] {
  let x = 2;
  return entries.flatMap((entry) => {
    const at = [x + SAMPLE + 8, Y + 4] as const;
    const shapes = [...sample(entry, x), textWithin(width, { at, text: entry.text, colour: palette.ink })];
    x += SAMPLE + 8 + textWidth(entry.text) + 20;
    return shapes;
  });
}
