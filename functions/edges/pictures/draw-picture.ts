import type { Drawing, Point, Shape, TextShape } from '../../core/charts/drawing.ts';
import { type Canvas, colourPlace, createCanvas, fillPolygon, fillRun } from './canvas.ts';
import { dotLetter, LETTER_WIDTH } from './dot-letters.ts';
import { drawLine } from './draw-lines.ts';

/** Pixels to a length of the drawing: sharp enough for paper at the width of a column. */
const SCALE = 2;
/** A dot of a letter is this share of the text's height. */
const DOT = 1 / 12;
const ROUND = 32;

const scaled = (points: readonly Point[]): Point[] => points.map(([x, y]) => [x * SCALE, y * SCALE]);

function drawText(canvas: Canvas, { at, text, size, colour, anchor, isBold }: TextShape): void {
  const dot = Math.max(1, Math.round(size * SCALE * DOT));
  const letters = [...text];
  const length = letters.length * LETTER_WIDTH * dot;
  const before = anchor === 'start' ? 0 : anchor === 'end' ? length : length / 2;
  const [left, top] = [Math.round(at[0] * SCALE - before), Math.round(at[1] * SCALE) - 7 * dot];
  const place = colourPlace(canvas, colour);
  for (const [index, letter] of letters.entries()) {
    for (const [column, dots] of dotLetter(letter).entries()) {
      const from = left + (index * LETTER_WIDTH + column) * dot;
      for (let row = 0; row < 8; row += 1) {
        if (((dots >> row) & 1) === 0) continue;
        for (let y = 0; y < dot; y += 1) {
          fillRun(canvas, { y: top + row * dot + y, from, to: from + dot + (isBold ? 1 : 0) }, place);
        }
      }
    }
  }
}

function circle([x, y]: Point, radius: number): Point[] {
  return Array.from({ length: ROUND }, (_, index) => {
    const angle = (index / ROUND) * 2 * Math.PI;
    return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
  });
}

function drawOutline(canvas: Canvas, shape: Exclude<Shape, TextShape>): void {
  const outline = shape.kind === 'dot' ? circle(shape.at, shape.radius) : shape.points;
  const points = scaled(outline);
  if (shape.kind !== 'line' && shape.fill !== 'none') fillPolygon(canvas, points, colourPlace(canvas, shape.fill));
  if (!shape.stroke) return;
  const { colour, width, dash } = shape.stroke;
  const stroke = { width: width * SCALE, ...(dash ? { dash: dash.map((length) => length * SCALE) } : {}) };
  const [first] = points;
  const isClosed = shape.kind !== 'line' && first !== undefined;
  drawLine(canvas, { points: isClosed ? [...points, first] : points, stroke }, colourPlace(canvas, colour));
}

/** A drawing as pixels, twice as many as its width and height say, without smoothing. */
export function drawPicture({ width, height, shapes }: Drawing): Canvas {
  const canvas = createCanvas(Math.round(width * SCALE), Math.round(height * SCALE));
  for (const shape of shapes) {
    if (shape.kind === 'text') drawText(canvas, shape);
    else drawOutline(canvas, shape);
  }
  return canvas;
}
