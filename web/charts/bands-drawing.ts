import type { BandsChart } from '../../functions/core/charts/chart.ts';
import type { Drawing, Shape } from '../../functions/core/charts/drawing.ts';
import { type Box, hatching } from './hatching.ts';
import { rectangle } from './marks.ts';
import { palette } from './palette.ts';
import { scaleFromZero, shareOf, tickText } from './scale.ts';
import { fitText, TEXT_SIZE, textWidth, textWithin } from './sizes.ts';

const WIDTH = 640;
const BAR = 34;
const GAP = 14;
const KEY_COLUMNS = 3;
const KEY_ROW = 24;
const MOST_LEFT = 200;

const outline = { colour: palette.ink, width: 1 };

/** A band's field: fill, hatching where every other band has one, and a dark outline. */
function field(box: Box, index: number): Shape[] {
  const fill = palette.bands[index % palette.bands.length] ?? palette.paper;
  return [
    { kind: 'area', points: rectangle(box.x, box.y, box), fill },
    ...hatching(box, index, palette.ink),
    { kind: 'area', points: rectangle(box.x, box.y, box), fill: 'none', stroke: outline },
  ];
}

/** The number of a field on white, where it has room. */
function fieldLabel({ x, y, width, height }: Box, text: string): Shape[] {
  const needed = textWidth(text) + 4;
  if (needed > width - 4) return [];
  const plate = rectangle(x + (width - needed) / 2, y + height / 2 - 9, { width: needed, height: 18 });
  const at = [x + width / 2, y + height / 2 + 5] as const;
  return [
    { kind: 'area', points: plate, fill: palette.paper },
    textWithin(WIDTH, { at, text, anchor: 'middle', colour: palette.ink, isBold: true }),
  ];
}

function key(bands: readonly string[]): Shape[] {
  const room = WIDTH / KEY_COLUMNS;
  return bands.flatMap((band, index) => {
    const [x, y] = [(index % KEY_COLUMNS) * room, Math.floor(index / KEY_COLUMNS) * KEY_ROW];
    const at = [x + 34, y + 15] as const;
    const text = fitText(band, room - 38);
    return [
      ...field({ x: x + 1, y: y + 2, width: 26, height: 16 }, index),
      textWithin(WIDTH, { at, text, colour: palette.ink }),
    ];
  });
}

/** One bar for each period, parted into bands in their order, all from zero. */
export function bandsDrawing({ title, description, unit, bands, bars }: BandsChart): Drawing {
  const numbers = bars.map(({ values }) => bands.map((_, index) => values[index]?.value ?? 0));
  const scale = scaleFromZero(numbers.map((values) => values.reduce((sum, value) => sum + value, 0)));
  const left = Math.min(MOST_LEFT, Math.max(0, ...bars.map(({ label }) => textWidth(label)))) + 12;
  const right = WIDTH - 24;
  const top = Math.ceil(bands.length / KEY_COLUMNS) * KEY_ROW + 16;
  const base = top + bars.length * (BAR + GAP);
  const xOf = (value: number) => left + shareOf(scale, value) * (right - left);
  const barShapes = bars.flatMap(({ label, values }, row) => {
    const y = top + row * (BAR + GAP);
    let before = 0;
    const name = { at: [left - 8, y + BAR / 2 + 5] as const, text: fitText(label, MOST_LEFT), anchor: 'end' as const };
    const fields = (numbers[row] ?? []).flatMap((value, index) => {
      const x = xOf(before);
      before += value;
      const box = { x, y, width: xOf(before) - x, height: BAR };
      return value > 0 ? [...field(box, index), ...fieldLabel(box, values[index]?.text ?? '')] : [];
    });
    return [textWithin(WIDTH, { ...name, colour: palette.ink }), ...fields];
  });
  return {
    width: WIDTH,
    height: base + TEXT_SIZE * 3 + 8,
    title,
    description,
    shapes: [...key(bands), ...axis({ scale, top: top - 6, base, xOf, unit }), ...barShapes],
  };
}

type Axis = {
  scale: ReturnType<typeof scaleFromZero>;
  top: number;
  base: number;
  xOf(value: number): number;
  unit: string;
};

function axis({ scale, top, base, xOf, unit }: Axis): Shape[] {
  const marks = scale.ticks.flatMap((tick): Shape[] => {
    const x = xOf(tick);
    const text = { at: [x, base + 16] as const, text: tickText(tick, scale.step), anchor: 'middle' as const };
    const stroke = { colour: palette.grid, width: 1 };
    const points = [[x, top] as const, [x, base] as const];
    return [{ kind: 'line', points, stroke }, textWithin(WIDTH, { ...text, colour: palette.quiet })];
  });
  const name = { at: [WIDTH, base + 36] as const, text: unit, anchor: 'end' as const, colour: palette.quiet };
  return [...marks, textWithin(WIDTH, name)];
}
