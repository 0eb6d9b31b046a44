import { describe, expect, test } from 'vitest';
import { makeBoardReport } from '../../../functions/core/board-report/make-board-report.ts';
import { layoutFor } from '../../../functions/core/returns/layout.ts';
import { NO_ENTRIES } from '../../../functions/core/returns/return-entries.ts';
import { coventryQuarter, metricValue } from '../returns/coventry-quarter.ts';
import { coventryRevision } from '../returns/coventry-revision.ts';
import { coventryReport } from './coventry-report.ts';

const report = coventryReport();
const section = (metric: string) => report.metrics.find((each) => each.metric === metric);

describe('the paper of a board', () => {
  test('has the headline metrics and their components, each with its outcome in the heading', () => {
    expect(report.metrics.map(({ heading, level }) => [heading, level])).toEqual([
      ['Emergency admissions to hospital for people aged 65 and over – Target met', 2],
      ['Average length of discharge delay for all acute adult patients – Target met', 2],
      ['Adult patients discharged from acute hospital on their discharge ready date – No target', 3],
      ['Average days from discharge ready date to discharge, for those not discharged on that date – No target', 3],
      ['Long-term admissions to residential and nursing care for people aged 65 and over – Target met', 2],
    ]);
  });

  test('says whether a target was missed, or cannot be judged', () => {
    const outcome = (assessment: 'not-met' | 'not-assessable') => {
      const metrics = coventryQuarter().map((value) => ({ ...value, assessment }));
      return coventryReport({ metrics }).metrics[0]?.heading;
    };
    expect(outcome('not-met')).toMatch(/ – Target not met$/);
    expect(outcome('not-assessable')).toMatch(/ – Not enough data to say$/);
    expect(coventryReport({ metrics: [] }).metrics[0]?.heading).toMatch(/ – Not enough data to say$/);
  });

  test('has four quarters in every table, those to come as well, and the unit in its caption', () => {
    const [figures] = section('emergency-admissions-65-plus')?.figures ?? [];
    expect(figures?.table.columns).toEqual(['Q1', 'Q2', 'Q3', 'Q4']);
    expect(figures?.table.corner).toBe('Emergency admissions (rate per 100,000)');
    expect(figures?.table.caption).toContain('per 100,000 people aged 65+ per month');
    expect(figures?.table.rows.slice(0, 2)).toEqual([
      { heading: 'Target', cells: ['2,124', 'to come', 'to come', 'to come'] },
      { heading: 'Performance', cells: ['2,054', 'to come', 'to come', 'to come'] },
    ]);
  });

  test('gives long-term admissions as a rate and as a number, each with its own unit', () => {
    const [rate, count] = section('long-term-admissions-65-plus')?.figures ?? [];
    expect(rate?.table.caption).toContain('per 100,000 people aged 65+');
    expect(count?.table.corner).toBe('Long-term admissions to care homes (number)');
    expect(count?.table.rows[1]?.cells[0]).toBe('75');
    expect(count?.chart).toBeNull();
  });

  test('shows how long delayed patients waited, band by band', () => {
    const bands = section('discharge-delay-average-days')?.figures.find(({ id }) => id === 'delay-bands');
    expect(bands?.table.columns).toEqual([
      '1 day',
      '2 to 3 days',
      '4 to 6 days',
      '7 to 13 days',
      '14 to 20 days',
      '21 days or more',
    ]);
    expect(bands?.table.rows).toEqual([{ heading: 'Q1', cells: ['360', '420', '240', '135', '45', '30'] }]);
  });

  test('has what people wrote about a metric, and nothing that is filled in from the data', () => {
    expect(section('emergency-admissions-65-plus')?.narrative.map(({ text }) => text)).toEqual([
      'The falls service had <two> vacancies.\nBoth are filled.',
    ]);
    expect(section('discharge-delay-average-days')?.narrative).toEqual([]);
  });

  test('says what a figure counts, what it is measured against, where it comes from and as at when', () => {
    const basis = new Map(section('emergency-admissions-65-plus')?.basis.map(({ name, text }) => [name, text]));
    expect(basis.get('Counted')).toContain('(definition: nhs-planning): 3,288, Quarter 1 2025-26');
    expect(basis.get('Measured against')).toContain('53,366');
    expect(basis.get('Sources')).toContain('Admitted patient care extract');
    expect(basis.get('Sources')).toContain('1 file, 3,288 rows counted');
    expect(basis.get('Data as at')).toBe('20 July 2025 at 09:30 UTC.');
  });

  test('passes on what a reader must know of a number, once', () => {
    const flags = [
      { code: 'overlap', text: 'Two feeds overlap.' },
      { code: 'overlap', text: 'Two feeds overlap.' },
    ];
    const metrics = coventryQuarter().map((value) => ({ ...value, flags }));
    expect(coventryReport({ metrics }).metrics[0]?.notes).toEqual(['Two feeds overlap.']);
  });

  test('has the amounts of the return with their shares, and leaves out what is not known', () => {
    const cells = report.finance.tables.flatMap(({ rows }) => rows.flatMap((row) => row.cells));
    expect(cells).toContain('£32,000,000');
    expect(report.finance.tables.every(({ rows }) => rows.length > 0)).toBe(true);
    expect(coventryReport({ entries: NO_ENTRIES }).finance.tables).toEqual([]);
  });

  test('adds demand and capacity up month by month', () => {
    const [hospital, ...others] = report.intermediateCare.figures;
    expect(others).toEqual([]);
    expect(hospital?.table.columns).toHaveLength(12);
    expect(hospital?.table.rows.map(({ heading, cells }) => [heading, ...cells.slice(0, 3)])).toEqual([
      ['Demand', '42', '44', 'no data'],
      ['Capacity', '38', '45', 'no data'],
    ]);
  });

  test('says at the top whether its figures are provisional or final', () => {
    expect(report.standing).toMatchObject({ state: 'provisional', name: 'Provisional figures' });
    const later = coventryReport({ today: '2025-12-01', generatedAt: '2025-12-01T09:00:00.000Z' });
    expect(later.standing).toMatchObject({ state: 'final', name: 'Final figures' });
  });

  test('says what changed since the last revision, and nothing in a first one', () => {
    expect(report.changes).toBeNull();
    const first = coventryRevision();
    const metrics = coventryQuarter().map((value) =>
      value.metric === 'emergency-admissions-65-plus' ? { ...value, display: '2,110', value: 2110 } : value,
    );
    const { changes } = coventryReport({ metrics, revision: 2, previous: first });
    expect(changes?.summary).toContain('4 numbers have changed since revision 1');
    expect(changes?.table?.rows.at(-1)).toEqual({
      heading: 'Emergency admissions (rate per 100,000)',
      cells: ['Q1 2025-26', '2,054 → 2,110', ''],
    });
  });

  test('has the year in a sentence once there is one', () => {
    const year = metricValue({
      metric: 'long-term-admissions-65-plus-count',
      period: '2025-26',
      value: 338,
      display: '338',
      unit: 'admissions',
      plan: 303,
      planDisplay: '303',
      assessment: 'not-met',
    });
    const document = coventryRevision({ metrics: [...coventryQuarter(), year] });
    const { metrics } = makeBoardReport({ document, layout: layoutFor('2025-26'), earlierQuarters: [] });
    expect(metrics.at(-1)?.year).toBe('The year 2025-26: 338 admissions against a target of 303 (target not met).');
  });
});

test('the paper can be made of the layout of every year', () => {
  for (const year of ['2022-23', '2023-24', '2024-25', '2025-26', '2026-27']) {
    const document = coventryRevision({ quarter: `${year}-Q4` as never, metrics: [] });
    const { metrics } = makeBoardReport({ document, layout: layoutFor(year), earlierQuarters: [] });
    expect(metrics.length).toBeGreaterThan(2);
  }
});
