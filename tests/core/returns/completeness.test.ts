import { describe, expect, it } from 'vitest';
import type { MetricValue } from '../../../functions/core/metrics/metric-value.ts';
import { checklistOf } from '../../../functions/core/returns/checklist.ts';
import { coverageWords } from '../../../functions/core/returns/coverage-words.ts';
import { layoutFor } from '../../../functions/core/returns/layout.ts';
import { returnIssues } from '../../../functions/core/returns/return-issues.ts';
import { coventryQuarter } from './coventry-quarter.ts';

const content = (metrics: readonly MetricValue[]) => ({
  layout: layoutFor('2025-26'),
  quarter: '2025-26-Q1' as const,
  metrics,
});
const planned = coventryQuarter().map((value) => ({
  ...value,
  plan: value.plan ?? 1,
  planDisplay: value.planDisplay ?? '1',
}));

describe('the checklist', () => {
  const reasonFor = (metrics: readonly MetricValue[], title: string) =>
    checklistOf(content(metrics)).find(({ item }) => item.includes(title));

  it('has one item for each sheet that a person fills in and one for each metric with a plan', () => {
    expect(checklistOf(content(planned)).map(({ sheet, complete }) => [sheet, complete])).toEqual([
      ['2. Cover', false],
      ['3. National Conditions', false],
      ['4. Metrics', true],
      ['4. Metrics', true],
      ['4. Metrics', true],
      ['4. Metrics', true],
      ['4. Metrics', true],
      ['5. Expenditure', false],
    ]);
  });

  it('says that a metric has no plan', () => {
    expect(reasonFor(coventryQuarter(), 'ready date')?.reason).toBe('No plan for Quarter 1 2025-26');
  });

  it('says how many months are missing', () => {
    expect(reasonFor(coventryQuarter(['2025-06']), 'Emergency')).toMatchObject({
      complete: false,
      reason: 'Data for 2 of 3 months of Quarter 1 2025-26',
    });
  });

  it('says that there are no data at all', () => {
    expect(reasonFor([], 'Emergency')?.reason).toBe('No data for Quarter 1 2025-26');
  });

  it('does not call a metric complete that could not be worked out', () => {
    const unknown = planned.map((value) => ({ ...value, value: null, display: null }));
    expect(reasonFor(unknown, 'Emergency')?.reason).toContain('cannot be worked out');
  });
});

describe('coverage in words', () => {
  it('says that nothing is missing, or names the months', () => {
    expect(coverageWords(content(coventryQuarter()))).toBe('Every month is present');
    expect(coverageWords(content(coventryQuarter(['2025-05', '2025-06'])))).toBe(
      'Emergency admissions to hospital for people aged 65 and over: no data for May 2025 and June 2025. ' +
        'Average length of discharge delay for all acute adult patients: no data for May 2025 and June 2025. ' +
        'Long-term admissions to residential and nursing care for people aged 65 and over: no data for May 2025 and June 2025',
    );
  });
});

describe('remarks on a return', () => {
  const remarks = (metrics: readonly MetricValue[]) => returnIssues(content(metrics));

  it('are none where every month and plan is there and the sums agree', () => {
    expect(remarks(planned)).toEqual([]);
  });

  it('name the missing month and the file that would bring it', () => {
    expect(remarks(coventryQuarter(['2025-06'])).find(({ metric }) => metric?.startsWith('emergency'))).toEqual({
      code: 'missing-months',
      level: 'warning',
      sheet: '4. Metrics',
      row: null,
      column: null,
      found: 'no data for June 2025',
      expected: 'data for every month of Quarter 1 2025-26',
      fix: 'Send the admitted patient care extract from the Secondary Uses Service (SUS) for June 2025',
      metric: 'emergency-admissions-65-plus',
      period: '2025-26-Q1',
    });
  });

  it('repeat each flag of a number once, however many months carry it', () => {
    const flag = { code: 'overlap', text: 'coventry and rkb both report April 2025; coventry is counted' };
    const flagged = planned.map((value) =>
      value.metric.startsWith('emergency') ? { ...value, flags: [flag] } : value,
    );
    expect(remarks(flagged)).toMatchObject([
      { code: 'overlap', found: flag.text, metric: 'emergency-admissions-65-plus' },
    ]);
  });

  it('tell when the months do not add up to the quarter', () => {
    const wrong = planned.map((value) =>
      value.metric.startsWith('emergency') && value.period === '2025-04' ? { ...value, numerator: 1119 } : value,
    );
    expect(remarks(wrong)).toMatchObject([{ code: 'total-mismatch', metric: 'emergency-admissions-65-plus' }]);
    expect(remarks(wrong)[0]?.found).toContain('the months add up to 3287, the quarter is 3288');
  });

  it('tell when the delay bands do not add up to all discharges', () => {
    const wrong = planned.map((value) => (value.period === '2025-04' ? { ...value, denominator: 2401 } : value));
    expect(remarks(wrong)).toMatchObject([
      {
        code: 'identity-mismatch',
        period: '2025-04',
        found: 'April 2025: on the ready date and by delay 2400 discharges, in all 2401',
      },
    ]);
  });

  it('do not compare bands where a band is not known', () => {
    expect(remarks(planned.filter(({ metric }) => metric !== 'discharge-delay-1-day'))).toEqual([]);
  });
});
