import { describe, expect, it } from 'vitest';
import type { MetricValue } from '../../../functions/core/metrics/metric-value.ts';
import { checklistOf } from '../../../functions/core/returns/checklist.ts';
import { coverageWords } from '../../../functions/core/returns/coverage-words.ts';
import { layoutFor } from '../../../functions/core/returns/layout.ts';
import { type GivenAnswer, NO_ENTRIES } from '../../../functions/core/returns/return-entries.ts';
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
  const checklist = (metrics: readonly MetricValue[], answers: GivenAnswer[] = []) =>
    checklistOf({ ...content(metrics), entries: { ...NO_ENTRIES, answers } });
  const itemOf = (metrics: readonly MetricValue[], title: string, answers: GivenAnswer[] = []) =>
    checklist(metrics, answers).find(({ item }) => item.includes(title));
  const answer = (question: string, said: string) => ({ sheet: '', question, answer: said });

  it('has one item for each question and amount that must be there, and for each metric with a plan', () => {
    const items = Map.groupBy(checklist(planned), ({ sheet }) => sheet);
    expect([...items].map(([sheet, of]) => [sheet, of.length])).toEqual([
      ['2. Cover', 5],
      ['3. National Conditions', 6],
      ['4. Metrics', 5],
      ['5. Expenditure', 8],
    ]);
    expect(items.get('4. Metrics')?.every(({ complete }) => complete)).toBe(true);
  });

  it('says that a metric has no plan, how many months are missing, or that there are no data, and who has them', () => {
    expect(itemOf(coventryQuarter(), 'ready date')?.reason).toBe(
      'No plan for Quarter 1 2025-26. From the Better Care Fund lead, in a narrative file',
    );
    expect(itemOf(coventryQuarter(['2025-06']), 'Emergency')).toMatchObject({
      complete: false,
      reason: expect.stringContaining('Data for 2 of 3 months of Quarter 1 2025-26'),
    });
    expect(itemOf([], 'Emergency')?.reason).toContain('No data for Quarter 1 2025-26');
  });

  it('does not call a metric complete that could not be worked out', () => {
    const unknown = planned.map((value) => ({ ...value, value: null, display: null }));
    expect(itemOf(unknown, 'Emergency')?.reason).toContain('cannot be worked out');
  });

  it('takes the assessment of the board where the data do not suffice', () => {
    const gap = planned.map((value) => ({ ...value, coverage: { ...value.coverage, complete: false } }));
    const said = [answer('Emergency admissions: Assessment', 'On track to meet target')];
    expect(itemOf(gap, 'Emergency')?.complete).toBe(false);
    expect(itemOf(gap, 'Emergency', said)).toMatchObject({ complete: true, reason: null });
  });

  it('asks for words where a goal is not met, and for an explanation where a condition is not', () => {
    const missed = planned.map((value) => ({ ...value, assessment: 'not-met' as const }));
    expect(itemOf(missed, 'Emergency')?.reason).toContain('Challenges and any support needs: not answered');
    const said = [answer('Emergency admissions: challenges', 'Winter came early.')];
    expect(itemOf(missed, 'Emergency', said)?.complete).toBe(true);
    const no = [answer('National condition 2', 'No')];
    expect(itemOf(planned, '2) Implementing', no)?.reason).toContain('If the answer is "No"');
    const why = answer('National condition 2: explanation', 'The objectives are agreed for July.');
    expect(itemOf(planned, '2) Implementing', [...no, why])?.complete).toBe(true);
  });

  it('asks for the date of the sign-off only where it is still to come', () => {
    const signed = 'Has this report been signed off by (or on behalf of) the HWB?';
    expect(itemOf(planned, 'please indicate when')?.complete).toBe(true);
    expect(itemOf(planned, 'please indicate when', [answer(signed, 'No')])?.reason).toMatch(/^Not answered/);
    expect(itemOf(planned, 'please indicate when', [answer(signed, 'Yes')])?.complete).toBe(true);
  });

  it('does not take an answer that cannot be chosen', () => {
    expect(itemOf(planned, '1) Plans', [answer('National condition 1', 'Partly')])?.reason).toBe(
      'Confirmation: "Partly" is not one of Yes, No. From the Better Care Fund lead, in a narrative file',
    );
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
