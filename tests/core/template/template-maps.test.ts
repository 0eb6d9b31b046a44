import { describe, expect, it } from 'vitest';
import { metricDefinition } from '../../../functions/core/metrics/catalogue.ts';
import { layoutFor } from '../../../functions/core/returns/layout.ts';
import { parseCell } from '../../../functions/core/template/cell-range.ts';
import { mapPeriod } from '../../../functions/core/template/map-period.ts';
import { type MapEntry, readTemplateMap } from '../../../functions/core/template/template-map.ts';
import { templateMapFor, templateMaps } from '../../../functions/core/template/template-maps.ts';

function isInLayout(year: string, { value }: MapEntry): boolean {
  if (!('entry' in value)) return true;
  const { block: id, row, column } = value.entry;
  const block = layoutFor(year)
    .sheets.flatMap(({ blocks }) => blocks)
    .find((each) => each.id === id);
  const rows = block?.kind === 'metrics' ? layoutFor(year).metrics.map(({ metric }) => metric) : [];
  const known = block && 'rows' in block ? block.rows.map((each) => each.id) : rows;
  const columns = block && 'columns' in block ? block.columns : block && 'asks' in block ? block.asks : [];
  return known.includes(row) && columns.some((each) => each.id === column);
}

describe.each(templateMaps)('the cell map of $financialYear ($quarter)', ({ financialYear, cells }) => {
  it('takes only values that the return of that year has', () => {
    expect(cells.filter((cell) => !isInLayout(financialYear, cell)).map(({ label }) => label)).toEqual([]);
    const metrics = cells.flatMap(({ value }) => ('metric' in value ? [value] : []));
    for (const { metric, period } of metrics) {
      expect(metricDefinition(metric).id).toBe(metric);
      expect(mapPeriod(period, `${financialYear}-Q1` as '2025-26-Q1')).not.toBeNull();
    }
  });

  it('names each cell once, sheet by sheet and from top to bottom, because values are pasted in this order', () => {
    const places = cells.flatMap(({ sheet, cell }) => (sheet && cell ? [{ sheet, ...parseCell(cell) }] : []));
    const sheets = [...new Set(places.map(({ sheet }) => sheet))];
    const order = places.map(({ sheet, row = 0, column = 0 }) => sheets.indexOf(sheet) * 1e9 + row * 20_000 + column);
    expect(order).toEqual([...new Set(order)].sort((a, b) => a - b));
  });
});

describe('a cell map', () => {
  const [map] = templateMaps;

  it('is found for every quarter of its year, and for no other year', () => {
    expect(templateMapFor('2025-26-Q3')).toBe(map);
    expect(templateMapFor('2019-20-Q3')).toBeNull();
  });

  it('that names a cell in no sheet, or asks for what there is not, is refused', () => {
    const [cell] = map?.cells ?? [];
    const { sheet: _, ...nowhere } = cell ?? {};
    expect(() => readTemplateMap({ ...map, cells: [nowhere] })).toThrow();
    expect(() => readTemplateMap({ ...map, cells: [{ ...cell, value: { sum: 'C1:C9' } }] })).toThrow();
    expect(() => readTemplateMap({ ...map, cells: [{ ...cell, cell: 'c8' }] })).toThrow();
  });

  it.each([
    ['quarter', '2025-26-Q4'],
    ['month-3', '2026-03'],
    ['year', '2025-26'],
    ['Q2', '2025-26-Q2'],
    ['Apr', '2025-04'],
    ['Jan', '2026-01'],
    ['2024-05', '2024-05'],
    ['Easter', null],
  ])('means by the period "%s" in the fourth quarter %s', (word, period) => {
    expect(mapPeriod(word, '2025-26-Q4')).toBe(period);
  });
});
