import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MetricValue } from '../../../functions/core/metrics/metric-value.ts';
import { changeSummary, changeWords } from '../../../functions/core/returns/change-words.ts';
import { changesBetween } from '../../../functions/core/returns/changes.ts';
import { layoutFor } from '../../../functions/core/returns/layout.ts';
import { coventryQuarter } from './coventry-quarter.ts';
import { coventryRevision } from './coventry-revision.ts';

const emergencyInApril = ({ metric, period }: MetricValue) =>
  metric === 'emergency-admissions-65-plus' && period === '2025-04';

const withApril = (fields: Partial<MetricValue>) =>
  coventryQuarter().map((value) => (emergencyInApril(value) ? { ...value, ...fields } : value));

const corrected = withApril({ numerator: 1150, value: (1150 / 53_366) * 1e5, display: '2,155' });

const between = (before: MetricValue[], after: MetricValue[], madeAt = '2025-07-21T10:00:00.000Z') =>
  changesBetween({ layout: layoutFor('2025-26'), before, after, madeAt });

describe('what changed between two revisions', () => {
  it('is nothing where every number is the same, whatever files they came from', () => {
    const otherFiles = coventryQuarter().map((value) => ({ ...value, lineage: [] }));
    expect(between(coventryQuarter(), otherFiles)).toEqual([]);
  });

  it('names each number that differs, with what was said before and what is said now', () => {
    const before = coventryQuarter().find(emergencyInApril);
    expect(between(coventryQuarter(), corrected)).toEqual([
      {
        metric: 'emergency-admissions-65-plus',
        period: '2025-04',
        before: {
          numerator: 1120,
          denominator: 53_366,
          value: before?.value,
          display: '2,099',
          plan: 2124,
          planDisplay: '2,124',
        },
        after: expect.objectContaining({ numerator: 1150, display: '2,155' }),
        afterFreeze: true,
      },
    ]);
  });

  it('is after the freeze only where the period of that number is frozen', () => {
    const before = between(coventryQuarter(), corrected, '2025-06-18T23:59:00.000Z');
    const later = between(coventryQuarter(), corrected, '2025-06-19T00:00:00.000Z');
    expect([before, later].map(([change]) => change?.afterFreeze)).toEqual([false, true]);
    const june = coventryQuarter(['2025-06']);
    const quarter = between(june, coventryQuarter()).filter(({ afterFreeze }) => afterFreeze);
    expect(quarter).toEqual([]);
  });

  it('holds a plan that changed, which no freeze forbids', () => {
    const [change] = between(coventryQuarter(), withApril({ plan: 2000, planDisplay: '2,000' }));
    expect(change).toMatchObject({ before: { plan: 2124 }, after: { plan: 2000 }, afterFreeze: false });
  });

  it('holds a number that a revision does not have as null', () => {
    const without = coventryQuarter().filter((value) => !emergencyInApril(value));
    expect(between(without, coventryQuarter())).toMatchObject([{ before: null, after: { numerator: 1120 } }]);
    expect(between(coventryQuarter(), without)).toMatchObject([{ before: { numerator: 1120 }, after: null }]);
  });

  it('undone gives the same differences the other way round', () => {
    const anyNumbers = fc.array(fc.record({ numerator: fc.nat(9), display: fc.constantFrom('1', '2', null) }));
    fc.assert(
      fc.property(anyNumbers, anyNumbers, (one, other) => {
        const [a, b] = [one, other].map((numbers) =>
          coventryQuarter().map((value, index) => ({ ...value, ...numbers[index] })),
        ) as [MetricValue[], MetricValue[]];
        const back = between(b, a).map((change) => ({ ...change, before: change.after, after: change.before }));
        expect(back).toEqual(between(a, b));
      }),
    );
  });
});

describe('what changed, in words', () => {
  const first = coventryRevision();
  const second = coventryRevision({
    revision: 2,
    generatedAt: '2025-07-21T10:00:00.000Z',
    metrics: corrected,
    previous: first,
  });

  it('gives the number before and now, and what it was made of', () => {
    const [change] = second.changes;
    expect(change && changeWords(change)).toBe('2,099 → 2,155 (numerator 1,120 → 1,150)');
  });

  it('says how many numbers changed, and which after the freeze', () => {
    expect(changeSummary(first)).toBeNull();
    expect(changeSummary(second)).toBe('1 number has changed since revision 1, after the freeze of April 2025.');
    expect(changeSummary(coventryRevision({ revision: 2, previous: first }))).toContain('No number has changed');
  });
});
