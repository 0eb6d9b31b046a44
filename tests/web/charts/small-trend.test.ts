import fc from 'fast-check';
import { XMLValidator } from 'fast-xml-parser';
import { expect, test } from 'vitest';
import { chartSvg } from '../../../web/charts/chart-svg.ts';
import { smallTrendDrawing } from '../../../web/charts/small-trend-drawing.ts';
import { anyChart } from './any-chart.ts';

const anyTrend = anyChart.filter((chart) => chart.kind === 'trend');

test('a small trend of any figures is well-formed, with all of its marks within it', () => {
  fc.assert(
    fc.property(anyTrend, (chart) => {
      if (chart.kind !== 'trend') return;
      const drawing = smallTrendDrawing(chart);
      const svg = chartSvg(drawing, 'c').text;
      expect(XMLValidator.validate(svg)).toBe(true);
      for (const shape of drawing.shapes) {
        const places = shape.kind === 'text' || shape.kind === 'dot' ? [shape.at] : shape.points;
        for (const [x, y] of places) {
          expect(x).toBeGreaterThanOrEqual(0);
          expect(x).toBeLessThanOrEqual(drawing.width);
          expect(y).toBeGreaterThanOrEqual(0);
          expect(y).toBeLessThanOrEqual(drawing.height);
        }
      }
    }),
  );
});

test('a small trend marks value and target by different shapes, and names both', () => {
  const point = {
    label: 'Q1',
    isToCome: false,
    value: { value: 2, text: '2' },
    plan: { value: 3, text: '3' },
    lower: null,
    upper: null,
  };
  const { shapes } = smallTrendDrawing({
    kind: 'trend',
    title: '',
    label: '',
    description: '',
    unit: '',
    points: [point],
  });
  expect(shapes.filter(({ kind }) => kind === 'dot')).toHaveLength(2);
  expect(shapes.filter(({ kind }) => kind === 'area')).toHaveLength(2);
  expect(shapes.flatMap((shape) => (shape.kind === 'text' ? [shape.text] : []))).toEqual([
    'Performance',
    'Target',
    'Q1',
  ]);
});
