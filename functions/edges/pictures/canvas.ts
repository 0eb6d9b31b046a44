import type { Point } from '../../core/charts/drawing.ts';

/** Pixels in rows, each the place of its colour in `colours`; it begins all white. */
export type Canvas = { width: number; height: number; pixels: Uint8Array; colours: string[] };

const WHITE = '#ffffff';

export function createCanvas(width: number, height: number): Canvas {
  return { width, height, pixels: new Uint8Array(width * height), colours: [WHITE] };
}

/** The place of a colour. A picture has few; beyond 256 the last stands for all. */
export function colourPlace({ colours }: Canvas, colour: string): number {
  const known = colours.indexOf(colour);
  if (known >= 0) return known;
  return colours.length < 256 ? colours.push(colour) - 1 : 255;
}

/** Fills a run of pixels of one row, as far as it is on the canvas. */
export function fillRun(canvas: Canvas, run: { y: number; from: number; to: number }, colour: number): void {
  const { width, height, pixels } = canvas;
  const { y, from, to } = run;
  if (y < 0 || y >= height || to <= 0 || from >= width) return;
  pixels.fill(colour, y * width + Math.max(0, from), y * width + Math.min(width, to));
}

/** Where a row meets the edges of a polygon, from left to right. */
function crossings(points: readonly Point[], y: number): number[] {
  const found: number[] = [];
  for (const [index, [x, from]] of points.entries()) {
    const [nextX, to] = points[(index + 1) % points.length] ?? [x, from];
    if (from > y !== to > y) found.push(x + ((y - from) / (to - from)) * (nextX - x));
  }
  return found.sort((a, b) => a - b);
}

/** Fills every pixel whose middle lies within a polygon. */
export function fillPolygon(canvas: Canvas, points: readonly Point[], colour: number): void {
  const heights = points.map(([, y]) => y);
  const first = Math.max(0, Math.floor(Math.min(...heights)));
  const last = Math.min(canvas.height - 1, Math.ceil(Math.max(...heights)));
  for (let y = first; y <= last; y += 1) {
    const meets = crossings(points, y + 0.5);
    for (let at = 0; at + 1 < meets.length; at += 2) {
      const [from, to] = [meets[at] ?? 0, meets[at + 1] ?? 0];
      fillRun(canvas, { y, from: Math.ceil(from - 0.5), to: Math.ceil(to - 0.5) }, colour);
    }
  }
}
