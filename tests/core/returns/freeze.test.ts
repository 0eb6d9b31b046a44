import { describe, expect, it } from 'vitest';
import type { MetricValue } from '../../../functions/core/metrics/metric-value.ts';
import { freezeDate, isFrozen, monthWindows } from '../../../functions/core/returns/freeze.ts';
import { layoutFor } from '../../../functions/core/returns/layout.ts';
import { numberState } from '../../../functions/core/returns/number-state.ts';
import { assembleReturn } from '../../../functions/core/returns/return-document.ts';
import { coventry, coventryQuarter, metricValue } from './coventry-quarter.ts';

const layout = layoutFor('2025-26');
const published = { freeze: { ...layout.freeze, dates: { '2025-06': '2025-08-21' } } };

describe('the freeze of a period', () => {
  it('of a month is counted from its end until the published date is entered', () => {
    expect(freezeDate(layout, '2025-04')).toBe('2025-06-19');
    expect(freezeDate(layout, '2025-06')).toBe('2025-08-19');
    expect(freezeDate(published, '2025-06')).toBe('2025-08-21');
    expect(freezeDate(published, '2025-05')).toBe('2025-07-20');
  });

  it('of a quarter or a year is that of its last month', () => {
    expect(freezeDate(published, '2025-26-Q1')).toBe('2025-08-21');
    expect(freezeDate(layout, '2025-26-Q4')).toBe('2026-05-20');
    expect(freezeDate(layout, '2025-26')).toBe('2026-05-20');
  });

  it('comes with the beginning of its day', () => {
    expect(isFrozen(layout, '2025-04', '2025-06-18T23:59:59.999Z')).toBe(false);
    expect(isFrozen(layout, '2025-04', '2025-06-19')).toBe(true);
  });

  it('leaves some months of a quarter open while others are closed', () => {
    expect(monthWindows(layout, '2025-26-Q1', '2025-07-20')).toEqual([
      { month: '2025-04', freezesOn: '2025-06-19', isOpen: false },
      { month: '2025-05', freezesOn: '2025-07-20', isOpen: false },
      { month: '2025-06', freezesOn: '2025-08-19', isOpen: true },
    ]);
  });

  it('is not asked of what is no period', () => {
    expect(() => freezeDate(layout, 'soon')).toThrow('soon is no period');
  });
});

describe('the state of a number', () => {
  const of = (period: string, fields: Partial<MetricValue> = {}) =>
    metricValue({ metric: 'discharged-on-ready-date', period, ...fields });

  it('is final from its own freeze on: a month before its quarter, a quarter before its year', () => {
    const statesOn = (today: string) =>
      ['2025-04', '2025-06', '2025-26-Q1', '2025-26'].map((period) => numberState(layout, of(period), today));
    expect(statesOn('2025-06-18')).toEqual(['provisional', 'provisional', 'provisional', 'provisional']);
    expect(statesOn('2025-06-19')).toEqual(['final', 'provisional', 'provisional', 'provisional']);
    expect(statesOn('2025-08-19')).toEqual(['final', 'final', 'final', 'provisional']);
    expect(statesOn('2026-05-20')).toEqual(['final', 'final', 'final', 'final']);
  });

  it('stays provisional while a month of the period is missing, however long ago it was frozen', () => {
    const coverage = { monthsExpected: 3, monthsPresent: 2, complete: false, lowest: null };
    expect(numberState(layout, of('2025-26-Q1', { coverage }), '2031-01-01')).toBe('provisional');
  });
});

describe('the state of a return', () => {
  const stateOn = (today: string, metrics = coventryQuarter()) =>
    assembleReturn({ board: coventry, quarter: '2025-26-Q1', metrics, today }).state;

  it('is final from the freeze of its last month on, once every month is present', () => {
    expect(stateOn('2025-08-18')).toBe('provisional');
    expect(stateOn('2025-08-19')).toBe('final');
  });

  it('stays provisional while a month or a headline is missing', () => {
    expect(stateOn('2026-01-01', coventryQuarter(['2025-06']))).toBe('provisional');
    expect(stateOn('2026-01-01', [])).toBe('provisional');
  });

  it('does not wait for what nobody has sent and no headline asks for', () => {
    const [headline] = layout.metrics.filter(({ role }) => role === 'headline');
    const without = (metric: string | undefined) => coventryQuarter().filter((value) => value.metric !== metric);
    expect(stateOn('2026-01-01', without('discharge-delay-1-day'))).toBe('final');
    expect(stateOn('2026-01-01', without(headline?.metric))).toBe('provisional');
  });
});
