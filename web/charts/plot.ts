import type { Point, Shape } from '../../functions/core/charts/drawing.ts';
import { palette } from './palette.ts';
import { type Scale, shareOf, tickText } from './scale.ts';
import { fitText, textWidth, textWithin } from './sizes.ts';

/** A field for values over time: where a value of the nth label stands, and the shapes of its axes. */
export type Plot = { width: number; height: number; place(index: number, value: number): Point; axes: Shape[] };

const WIDTH = 640;
const HEIGHT = 250;
const TOP = 52;
const BOTTOM = 36;
const RIGHT = 16;

function tickLine({ y, left, text }: { y: number; left: number; text: string }): Shape[] {
  const points: Point[] = [
    [left, y],
    [WIDTH - RIGHT, y],
  ];
  const label = { at: [left - 8, y + 4] as const, text, anchor: 'end' as const, colour: palette.quiet };
  return [{ kind: 'line', points, stroke: { colour: palette.grid, width: 1 } }, textWithin(WIDTH, label)];
}

/** A field with marks on the left, the labels below, and the unit above its axis. */
export function timePlot(scale: Scale, labels: readonly string[], unit: string): Plot {
  const ticks = scale.ticks.map((tick) => ({ tick, text: tickText(tick, scale.step) }));
  const left = 16 + Math.max(...ticks.map(({ text }) => textWidth(text)));
  const slot = (WIDTH - RIGHT - left) / Math.max(1, labels.length);
  const base = HEIGHT - BOTTOM;
  const yOf = (value: number) => base - shareOf(scale, value) * (base - TOP);
  const place = (index: number, value: number): Point => [left + slot * (index + 0.5), yOf(value)];
  const words = scale.from > 0 ? `${unit}; the axis begins at ${tickText(scale.from, scale.step)}` : unit;
  const axes: Shape[] = [
    textWithin(WIDTH, { at: [0, 36], text: words, colour: palette.quiet }),
    ...ticks.flatMap(({ tick, text }) => tickLine({ y: yOf(tick), left, text })),
    {
      kind: 'line',
      points: [
        [left, base],
        [WIDTH - RIGHT, base],
      ],
      stroke: { colour: palette.quiet, width: 1.5 },
    },
    ...labels.map((label, index) => {
      const at = [left + slot * (index + 0.5), HEIGHT - 12] as const;
      return textWithin(WIDTH, { at, text: fitText(label, slot), anchor: 'middle', colour: palette.ink });
    }),
  ];
  return { width: WIDTH, height: HEIGHT, place, axes };
}
