import { inflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Drawing, Shape } from '../../../functions/core/charts/drawing.ts';
import { drawPicture } from '../../../functions/edges/pictures/draw-picture.ts';
import { writePng } from '../../../functions/edges/pictures/write-png.ts';
import { drawChart } from '../../../web/charts/draw-chart.ts';
import { anyChart } from '../../web/charts/any-chart.ts';

const drawing = (...shapes: Shape[]): Drawing => ({ width: 10, height: 8, title: '', description: '', shapes });

/** The colour of the middle of a square of the drawing. */
function colourAt(of: Drawing, x: number, y: number): string | undefined {
  const { width, pixels, colours } = drawPicture(of);
  return colours[pixels[(y * 2 + 1) * width + x * 2 + 1] ?? 0];
}

describe('a drawing as pixels', () => {
  const box = drawing({
    kind: 'area',
    points: [
      [2, 2],
      [6, 2],
      [6, 6],
      [2, 6],
    ],
    fill: '#005eb8',
  });

  test('is filled inside an area and white outside', () => {
    expect([colourAt(box, 3, 3), colourAt(box, 5, 5)]).toEqual(['#005eb8', '#005eb8']);
    expect([colourAt(box, 1, 3), colourAt(box, 6, 3), colourAt(box, 3, 6)]).toEqual(['#ffffff', '#ffffff', '#ffffff']);
  });

  test('has gaps in a dashed line', () => {
    const points = [[0, 4] as const, [10, 4] as const];
    const dashed = drawing({ kind: 'line', points, stroke: { colour: '#7c2855', width: 2, dash: [2, 2] } });
    expect([0, 1, 2, 3, 4].map((x) => colourAt(dashed, x, 4))).toEqual([
      '#7c2855',
      '#7c2855',
      '#ffffff',
      '#ffffff',
      '#7c2855',
    ]);
  });

  test('has letters', () => {
    const { pixels } = drawPicture(
      drawing({ kind: 'text', at: [1, 7], text: '1', size: 12, colour: '#212b32', anchor: 'start' }),
    );
    expect(pixels.filter((pixel) => pixel > 0).length).toBeGreaterThan(20);
  });

  test('of any chart has its size, and is the same to the byte when made again', () => {
    fc.assert(
      fc.property(anyChart, (chart) => {
        const shapes = drawChart(chart);
        const canvas = drawPicture(shapes);
        expect([canvas.width, canvas.height]).toEqual([shapes.width * 2, shapes.height * 2]);
        expect(Buffer.compare(writePng(canvas), writePng(drawPicture(drawChart(structuredClone(chart)))))).toBe(0);
      }),
      { numRuns: 25 },
    );
  });

  test('is a PNG whose rows are its pixels', () => {
    const canvas = drawPicture(box);
    const png = Buffer.from(writePng(canvas));
    expect(png.subarray(0, 8).toString('latin1')).toBe('\u0089PNG\r\n\u001a\n');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([20, 16]);
    const at = png.indexOf('IDAT');
    const rows = inflateSync(png.subarray(at + 4, at + 4 + png.readUInt32BE(at - 4)));
    expect(rows.length).toBe(21 * 16);
    expect([...rows.subarray(21 * 5 + 1, 21 * 6)]).toEqual([...canvas.pixels.subarray(20 * 5, 20 * 6)]);
  });
});
