import { describe, expect, it } from 'vitest';
import type { CountCell } from '../../../functions/core/counts/count-cell.ts';
import { compareCells } from '../../../functions/core/replay/compare-cells.ts';
import { compareMetrics } from '../../../functions/core/replay/compare-metrics.ts';
import { compared, notKept } from '../../../functions/core/replay/replayed.ts';
import { coventryQuarter } from '../returns/coventry-quarter.ts';

const cell = (fields: Partial<CountCell> = {}): CountCell => ({
  unit: 'E08000026',
  period: '2025-04',
  rows: 20,
  counts: { admissions: 20, discharges: 18 },
  ...fields,
});

const differences = (counted: CountCell[], extraCounts: 'differ' | 'came-later' = 'differ') =>
  compareCells({ stored: [cell()], counted, extraCounts });

describe('the cells of a file that is counted again', () => {
  it('are the same in whatever order measures and cells come', () => {
    const other = cell({ period: '2025-05', counts: { discharges: 1, admissions: 2 } });
    const stored = [cell(), cell({ period: '2025-05', counts: { admissions: 2, discharges: 1 } })];
    expect(compareCells({ stored, counted: [other, cell()], extraCounts: 'differ' })).toEqual([]);
  });

  it('differ in rows, in a count, or in the words that belong to it, each said from and to', () => {
    const [found] = differences([
      cell({ rows: 21, counts: { admissions: 21, discharges: 18 }, labels: { version: 'July' } }),
    ]);
    expect(found?.words).toBe('E08000026 2025-04: rows 20 → 21, admissions 20 → 21, other words');
    expect(found?.counted?.counts).toEqual({ admissions: 21, discharges: 18 });
  });

  it('may be gone, or new', () => {
    const found = differences([cell({ unit: 'E10000018' })]);
    expect(found.map(({ words, counted }) => [words, counted?.unit])).toEqual([
      ['E08000026 2025-04: not counted any more', undefined],
      ['E10000018 2025-04: not counted before', 'E10000018'],
    ]);
  });

  it('are not blamed for a measure that is counted only since, and are for one that is missing', () => {
    const since = cell({ counts: { admissions: 20, discharges: 18, falls: 2 } });
    expect(differences([since], 'came-later')).toEqual([]);
    expect(differences([since])[0]?.words).toContain('falls none → 2');
    expect(differences([cell({ counts: { admissions: 20 } })], 'came-later')[0]?.words).toContain(
      'discharges 18 → none',
    );
  });
});

describe('the metrics of a quarter that are computed again', () => {
  const change = (fields: object) =>
    coventryQuarter().map((value) =>
      value.metric === 'discharged-on-ready-date' && value.period === '2025-04' ? { ...value, ...fields } : value,
    );

  it('are the same where every field is', () => {
    expect(compareMetrics(coventryQuarter(), structuredClone(coventryQuarter()).reverse())).toEqual([]);
  });

  it('are told by metric and period, from and to, with what they are made of', () => {
    expect(compareMetrics(coventryQuarter(), change({ numerator: 1991, display: '83.0%' }))).toEqual([
      'discharged-on-ready-date 2025-04: 82.9% (1990 of 2400) → 83.0% (1991 of 2400)',
    ]);
  });

  it('name the field where the number is the same and something else is not', () => {
    expect(compareMetrics(coventryQuarter(), change({ lineage: [], upper95: 1 }))).toEqual([
      'discharged-on-ready-date 2025-04: 82.9% (1990 of 2400), but another upper95, lineage',
    ]);
  });

  it('may not be there, before or after', () => {
    const [first, ...rest] = coventryQuarter();
    const name = `${first?.metric} ${first?.period}`;
    expect(compareMetrics(rest, coventryQuarter())[0]).toMatch(`${name}: not there → `);
    expect(compareMetrics(coventryQuarter(), rest)[0]).toMatch(/ → not there$/);
  });
});

describe('what is said of one thing', () => {
  const named = { kind: 'file', name: 'sus-apc/coventry/april.csv' } as const;

  it('is the same where nothing differs, and else lists the first differences and how many more there are', () => {
    expect(compared(named, [])).toEqual({ ...named, outcome: 'same', why: [], left: 0 });
    const many = compared(
      named,
      Array.from({ length: 70 }, (_, n) => `difference ${n}`),
    );
    expect([many.outcome, many.why.length, many.left]).toEqual(['differs', 50, 20]);
  });

  it('is neither where it cannot be made again', () => {
    expect(notKept(named, 'the file has expired')).toMatchObject({
      outcome: 'not-kept',
      why: ['the file has expired'],
    });
  });
});
