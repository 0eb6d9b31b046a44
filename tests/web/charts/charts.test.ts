import fc from 'fast-check';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { describe, expect, test } from 'vitest';
import type { Chart, TrendChart } from '../../../functions/core/charts/chart.ts';
import type { Drawing, Point, Shape } from '../../../functions/core/charts/drawing.ts';
import { chartSvg } from '../../../web/charts/chart-svg.ts';
import { drawChart } from '../../../web/charts/draw-chart.ts';
import { palette } from '../../../web/charts/palette.ts';
import { anyChart } from './any-chart.ts';

const svgOf = (chart: Chart) => chartSvg(drawChart(chart), 'c').text;

const number = (value: number) => ({ value, text: value.toLocaleString('en-GB') });

const point = (label: string, value: number | null, plan: number | null): TrendChart['points'][number] => ({
  label,
  isToCome: false,
  value: value === null ? null : number(value),
  plan: plan === null ? null : number(plan),
  lower: value === null ? null : number(value * 0.96),
  upper: value === null ? null : number(value * 1.04),
});

const trend: TrendChart = {
  kind: 'trend',
  title: 'Emergency admissions',
  label: 'Emergency admissions (rate per 100,000)',
  unit: 'per 100,000 people aged 65+ per month',
  description: 'Coventry by quarter.',
  points: [point('Q1', 2054, 2124), point('Q2', null, 1997), point('Q3', 2060, 2142), point('Q4', 2028, 2171)],
};

function corners(shape: Shape): Point[] {
  if (shape.kind === 'text') return [shape.at];
  if (shape.kind !== 'dot') return [...shape.points];
  const { at, radius } = shape;
  return [
    [at[0] - radius, at[1] - radius],
    [at[0] + radius, at[1] + radius],
  ];
}

/** The widest letters of Arial are about as wide as they are high; words are taken at two thirds of that. */
function isWithin({ width, height }: Drawing, shape: Shape): boolean {
  if (shape.kind === 'text') {
    const length = [...shape.text].length * shape.size * 0.61;
    const start = shape.at[0] - { start: 0, middle: length / 2, end: length }[shape.anchor];
    if (start < -0.1 || start + length > width + 0.1) return false;
  }
  return corners(shape).every(([x, y]) => x >= -0.1 && x <= width + 0.1 && y >= -0.1 && y <= height + 0.1);
}

describe('any chart', () => {
  test('is well-formed SVG with a title and a description, and without scripts or anything loaded', () => {
    fc.assert(
      fc.property(anyChart, (chart) => {
        const svg = svgOf(chart);
        expect(XMLValidator.validate(svg)).toBe(true);
        // Words of the chart may say anything; what is left when they are taken out is ours.
        const markup = svg
          .replace(/>[^<]*</g, '><')
          .replace(/"[^"]*"/g, (text) => (/^"[-\d. ,MLHVZ]*"$/.test(text) ? text : '""'));
        expect(markup).not.toMatch(/NaN|Infinity|undefined|<script|href|url\(|<style| on\w+=/);
        expect(svg).not.toMatch(
          / (?:x|y|cx|cy|r|d|width|height|points|transform|x1|x2|y1|y2)="[^"]*(?:NaN|Infinity|undefined)/,
        );
        const { svg: root } = new XMLParser({ ignoreAttributes: false }).parse(svg);
        expect(root['@_aria-labelledby']).toBe('c-title c-desc');
        expect(root.title['@_id']).toBe('c-title');
        expect(root.desc['@_id']).toBe('c-desc');
      }),
    );
  });

  test('stays within its view box, words and all', () => {
    fc.assert(
      fc.property(anyChart, (chart) => {
        const drawing = drawChart(chart);
        expect(drawing.shapes.filter((shape) => !isWithin(drawing, shape))).toEqual([]);
      }),
    );
  });

  test('is the same text for the same figures', () => {
    fc.assert(
      fc.property(anyChart, (chart) => {
        expect(svgOf(structuredClone(chart))).toBe(svgOf(chart));
      }),
    );
  });
});

describe('the trend of a metric', () => {
  test('says each figure in words beside its mark', () => {
    for (const text of ['2,054', '2,124', '1,997', '2,028', 'Q1', 'Performance', 'Target', '95% interval']) {
      expect(svgOf(trend)).toContain(`>${text}</text>`);
    }
  });

  test('is broken where a quarter has no value, and the target goes on', () => {
    const lines = drawChart(trend).shapes.filter((shape) => shape.kind === 'line');
    const ofTarget = lines.filter(({ stroke }) => stroke.colour === palette.target && stroke.dash);
    expect(ofTarget.map(({ points }) => points.length)).toEqual([2, 4]);
    const ofPerformance = lines.filter(({ stroke }) => stroke.colour === palette.performance && stroke.width === 3);
    expect(ofPerformance.map(({ points }) => points.length)).toEqual([2, 2]);
  });

  test('says where its axis begins, and begins at zero where the figures lie far apart', () => {
    expect(svgOf(trend)).toContain('the axis begins at 1,850');
    const apart = { ...trend, points: [point('Q1', 63, 76), point('Q2', 106, 76)] };
    expect(svgOf(apart)).not.toContain('the axis begins');
  });
});

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

const contrast = (colour: string) => 1.05 / (luminance(colour) + 0.05);

describe('the colours', () => {
  test('of lines, marks and outlines stand out from white by 3:1, and those of words by 4.5:1', () => {
    for (const colour of [palette.ink, palette.quiet, palette.performance, palette.target]) {
      expect(contrast(colour)).toBeGreaterThan(4.5);
    }
  });

  test('never tell two series apart alone: they have other dashes and marks, and bands have outlines', () => {
    const demand = drawChart({
      kind: 'demand',
      title: '',
      unit: '',
      description: '',
      points: [
        { label: 'Apr', demand: number(10), capacity: number(8) },
        { label: 'May', demand: number(12), capacity: number(9) },
      ],
    }).shapes;
    const looks = demand.flatMap((shape) => (shape.kind === 'line' && shape.stroke.width > 2 ? [shape.stroke] : []));
    expect(new Set(looks.map(({ colour, dash }) => `${colour} ${dash ?? 'whole'}`)).size).toBe(2);
    expect(looks.filter(({ dash }) => dash)).toHaveLength(looks.length / 2);
    expect(demand.filter(({ kind }) => kind === 'dot')).toHaveLength(3);
  });
});

test('boards are compared from the best to the worst, and those without a figure come last', () => {
  const board = (name: string, value: number | null, isOwn = false) => ({
    name,
    isOwn,
    value: value === null ? null : number(value),
    lower: null,
    upper: null,
  });
  const words = drawChart({
    kind: 'comparison',
    title: '',
    unit: 'days',
    description: '',
    better: 'lower',
    boards: [board('Dudley', null), board('Coventry', 0.87, true), board('Solihull', 1.2), board('Walsall', 0.5)],
  }).shapes.flatMap((shape) => (shape.kind === 'text' ? [shape] : []));
  const names = words.filter(({ text }) => /^[A-Z]/.test(text));
  expect(names.map(({ text }) => text)).toEqual(['Walsall', 'Coventry', 'Solihull', 'Dudley']);
  expect(names.filter(({ isBold }) => isBold).map(({ text }) => text)).toEqual(['Coventry']);
  expect(words.map(({ text }) => text)).toContain('no data');
});
