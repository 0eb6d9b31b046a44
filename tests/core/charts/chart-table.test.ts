import { describe, expect, test } from 'vitest';
import { chartTable } from '../../../functions/core/charts/chart-table.ts';

const number = (text: string) => ({ value: Number(text.replace(/[,%]/g, '')), text });
const titled = { title: 'Emergency admissions', unit: 'per 100,000', description: '' };

describe('the table beside a chart', () => {
  test('of a trend has target and performance by quarter, and says what is missing in words', () => {
    const point = { lower: null, upper: null, isToCome: false };
    const table = chartTable({
      ...titled,
      kind: 'trend',
      label: 'Emergency admissions (rate per 100k)',
      points: [
        { ...point, label: 'Q1', value: number('2,054'), plan: number('2,124') },
        { ...point, label: 'Q2', value: null, plan: null },
        { ...point, label: 'Q3', value: null, plan: null, isToCome: true },
      ],
    });
    expect(table).toEqual({
      caption: 'Emergency admissions: target and performance, per 100,000',
      corner: 'Emergency admissions (rate per 100k)',
      columns: ['Q1', 'Q2', 'Q3'],
      rows: [
        { heading: 'Target', cells: ['2,124', 'no target', 'to come'] },
        { heading: 'Performance', cells: ['2,054', 'no data', 'to come'] },
      ],
    });
  });

  test('of a trend has the intervals where there are any', () => {
    const point = { isToCome: false, plan: null };
    const [, , interval] = chartTable({
      ...titled,
      kind: 'trend',
      label: '',
      points: [
        { ...point, label: 'Q1', value: number('5'), lower: number('4'), upper: number('6') },
        { ...point, label: 'Q2', value: number('5'), lower: null, upper: null },
      ],
    }).rows;
    expect(interval).toEqual({ heading: '95% interval', cells: ['4 to 6', 'none'] });
  });

  test('of a comparison lists the boards as the chart does, and marks the own one in words', () => {
    const limits = { lower: null, upper: null };
    const { rows } = chartTable({
      ...titled,
      kind: 'comparison',
      better: 'higher',
      boards: [
        { name: 'Solihull', isOwn: false, value: number('80.1%'), ...limits },
        { name: 'Coventry', isOwn: true, value: number('82.6%'), ...limits },
      ],
    });
    expect(rows.map(({ heading, cells }) => [heading, cells[0]])).toEqual([
      ['Coventry (this board)', '82.6%'],
      ['Solihull', '80.1%'],
    ]);
  });

  test('of bands and of demand has every figure of the chart', () => {
    const bands = chartTable({
      ...titled,
      kind: 'bands',
      bands: ['1 day', '2 to 3 days'],
      bars: [{ label: 'Q1', values: [number('505'), null] }],
    });
    expect(bands.rows).toEqual([{ heading: 'Q1', cells: ['505', 'no data'] }]);
    const demand = chartTable({
      ...titled,
      kind: 'demand',
      points: [{ label: 'Apr', demand: number('40'), capacity: number('38') }],
    });
    expect(demand.rows).toEqual([
      { heading: 'Demand', cells: ['40'] },
      { heading: 'Capacity', cells: ['38'] },
    ]);
  });
});
