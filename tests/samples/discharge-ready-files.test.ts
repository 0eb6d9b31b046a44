import { describe, expect, it } from 'vitest';
import { sampleFiles } from '../../samples/generator/sample-files.ts';
import { plannedVolumes } from '../../samples/generator/volumes.ts';
import golden from '../../samples/golden/coventry-2025-26.json' with { type: 'json' };
import { csvTable } from './extract-rows.ts';

type Row = {
  area: string;
  month: string;
  discharges: number;
  onDate: number;
  delayed: number[];
  days: number;
  bandDays: number[];
};

const files = sampleFiles().filter(({ key }) => key.startsWith('discharge-ready/'));
const names = ['Staffordshire', 'Leicestershire', 'Coventry'];
const codes = ['E10000028', 'E10000018', 'E08000026'];

const rows: Row[] = files
  .filter(({ key }) => !key.includes('/rjc/'))
  .flatMap(({ body }) => csvTable(body()).rows.map(readRow));

describe('the discharge-ready files of the sample', () => {
  it('have bands that add up to the discharges and to the bed days', () => {
    for (const row of rows) {
      expect(row.onDate + sum(row.delayed)).toBe(row.discharges);
      if (row.bandDays.length > 0) {
        expect(sum(row.bandDays)).toBe(row.days);
        expect(row.bandDays[0]).toBe(row.delayed[0]);
      }
    }
    expect(rows.filter((row) => row.bandDays.length === 0).length).toBeGreaterThan(0);
  });

  it('have as many days in each band as its length allows', () => {
    const bands = [
      [1, 1],
      [2, 3],
      [4, 6],
      [7, 13],
      [14, 20],
      [21, 400],
    ];
    for (const row of rows.filter(({ bandDays }) => bandDays.length > 0)) {
      bands.forEach(([least = 0, most = 0], n) => {
        const [patients, days] = [row.delayed[n] ?? 0, row.bandDays[n] ?? 0];
        expect(days).toBeGreaterThanOrEqual(patients * least);
        expect(days).toBeLessThanOrEqual(patients * most);
      });
    }
  });

  it('add up over the trusts to the planned month of each board', () => {
    for (const [board, months] of Object.entries(plannedVolumes)) {
      for (const planned of months) {
        const here = rows.filter((row) => row.area === board && row.month === planned.month);
        expect(here.length).toBeGreaterThan(1);
        expect(total(here)).toEqual([planned.discharges, planned.dischargedOnReadyDate, planned.bedDaysAfterReadyDate]);
      }
    }
  });

  it('name each trust, area and month once', () => {
    const keys = files.flatMap(({ key, body }) =>
      csvTable(body()).rows.map((row) => `${key.split('/')[1]} ${row.slice(0, 3)}`),
    );
    expect(new Set(keys.filter((key) => !key.startsWith('rjc'))).size).toBe(rows.length);
  });

  it('show the average delays that the board of Coventry published', () => {
    const quarters = [0, 3, 6, 9].map((first) => {
      const months: string[] = (plannedVolumes.E08000026 ?? []).slice(first, first + 3).map(({ month }) => month);
      const [discharges = 1, , days = 0] = total(
        rows.filter((row) => row.area === 'E08000026' && months.includes(row.month)),
      );
      return (days / discharges).toFixed(2);
    });
    expect(quarters).toEqual(['0.75', '0.81', '0.86', '0.87']);
    const displayed = golden.metrics.filter(
      (row) => row.metric === 'discharge-delay-average-days' && row.period.includes('Q'),
    );
    expect(displayed.map((row) => row.display)).toEqual(quarters);
  });

  it('have one trust in the trust by month layout, with no area and true averages', () => {
    const trust = files.filter(({ key }) => key.includes('/rjc/')).flatMap(({ body }) => csvTable(body()).rows);
    expect(trust.length).toBe(15);
    for (const [code, , ...cells] of trust) {
      const [all = 0, none = 0, ...rest] = cells.map(Number);
      expect(code).toBe('RJC');
      expect(none + sum(rest.slice(0, 6))).toBe(all);
      expect(sum(rest.slice(7, 13))).toBe(rest[6]);
      expect(rest[13]).toBeCloseTo((rest[6] ?? 0) / all, 12);
      expect(rest[14]).toBeCloseTo((rest[6] ?? 0) / (all - none), 12);
    }
  });
});

function readRow(cells: string[]): Row {
  const numbers = cells.slice(3).map((cell) => Number(cell.replaceAll(',', '')));
  const area = cells[1] ?? '';
  return {
    area: codes[names.indexOf(area)] ?? area,
    month: monthOf(cells[2] ?? ''),
    discharges: numbers[0] ?? 0,
    onDate: numbers[1] ?? 0,
    delayed: numbers.slice(2, 8),
    days: numbers[8] ?? 0,
    bandDays: numbers.slice(9),
  };
}

/** `2025-04`, `202504`, `Apr-25`, `01/04/2025` and `April 2025` all as `2025-04`. */
function monthOf(text: string): string {
  if (/^\d{4}-\d{2}$/.test(text)) return text;
  if (/^\d{6}$/.test(text)) return `${text.slice(0, 4)}-${text.slice(4)}`;
  if (text.includes('/')) return text.split('/').slice(1).reverse().join('-');
  const [name = '', year = ''] = text.split(/[- ]/);
  const number = 'JanFebMarAprMayJunJulAugSepOctNovDec'.indexOf(name.slice(0, 3)) / 3 + 1;
  return `${year.length === 2 ? '20' : ''}${year}-${String(number).padStart(2, '0')}`;
}

function total(some: readonly Row[]): number[] {
  return [sum(some.map((row) => row.discharges)), sum(some.map((row) => row.onDate)), sum(some.map((row) => row.days))];
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((one, other) => one + other, 0);
}
