import { byPlace } from '../../functions/core/charts/by-place.ts';
import type { ChartNumber, ComparisonChart } from '../../functions/core/charts/chart.ts';
import type { Drawing, Point, Shape } from '../../functions/core/charts/drawing.ts';
import { markAt } from './marks.ts';
import { palette } from './palette.ts';
import { type Scale, scaleForPlaces, shareOf, tickText } from './scale.ts';
import { fitText, textWidth, textWithin } from './sizes.ts';

const WIDTH = 640;
const ROW = 24;
const TOP = 34;
const MOST_LEFT = 220;
const FIGURE = 90;

type Board = ComparisonChart['boards'][number];
type Row = { board: Board; y: number; left: number; xOf(value: number): number };

function interval({ board: { lower, upper }, y, xOf }: Row): Shape[] {
  if (!lower || !upper) return [];
  const points: Point[] = [
    [xOf(lower.value), y],
    [xOf(upper.value), y],
  ];
  return [{ kind: 'line', points, stroke: { colour: palette.quiet, width: 1.5 } }];
}

/** One board: its name, its interval as a line, its value as a marker, and the figure. The own board is bold with a filled dot. */
function rowShapes(row: Row): Shape[] {
  const { board, y, left, xOf } = row;
  const { name, isOwn, value } = board;
  const look = isOwn ? { colour: palette.ink, isBold: true as const } : { colour: palette.quiet };
  const shown: ChartNumber | null = value;
  return [
    textWithin(WIDTH, { at: [left - 10, y + 4], text: fitText(name, MOST_LEFT), anchor: 'end', ...look }),
    ...interval(row),
    ...(shown ? [markAt(isOwn ? 'dot' : 'diamond', [xOf(shown.value), y], palette.performance)] : []),
    textWithin(WIDTH, { at: [WIDTH, y + 4], text: fitText(shown?.text ?? 'no data', FIGURE), anchor: 'end', ...look }),
  ];
}

function axis(scale: Scale, base: number, xOf: (value: number) => number): Shape[] {
  return scale.ticks.flatMap((tick): Shape[] => {
    const points: Point[] = [
      [xOf(tick), TOP - 14],
      [xOf(tick), base],
    ];
    const text = { at: [xOf(tick), base + 16] as const, text: tickText(tick, scale.step), anchor: 'middle' as const };
    return [
      { kind: 'line', points, stroke: { colour: palette.grid, width: 1 } },
      textWithin(WIDTH, { ...text, colour: palette.quiet }),
    ];
  });
}

/** Boards as dots with their intervals, the best at the top. */
export function comparisonDrawing(chart: ComparisonChart): Drawing {
  const boards = byPlace(chart);
  const numbers = boards.flatMap(({ value, lower, upper }) => [value, lower, upper]);
  const scale = scaleForPlaces(numbers.flatMap((number) => number?.value ?? []));
  const left = Math.min(MOST_LEFT, Math.max(0, ...boards.map(({ name }) => textWidth(name)))) + 14;
  const right = WIDTH - FIGURE - 14;
  const xOf = (value: number) => left + 8 + shareOf(scale, value) * (right - left - 8);
  const base = TOP + boards.length * ROW;
  const from = scale.from > 0 ? `; the axis begins at ${tickText(scale.from, scale.step)}` : '';
  return {
    width: WIDTH,
    height: base + 28,
    title: chart.title,
    description: chart.description,
    shapes: [
      textWithin(WIDTH, { at: [0, 13], text: `${chart.unit}${from}`, colour: palette.quiet }),
      ...axis(scale, base, xOf),
      ...boards.flatMap((board, index) => rowShapes({ board, y: TOP + index * ROW + ROW / 2, left, xOf })),
    ],
  };
}
