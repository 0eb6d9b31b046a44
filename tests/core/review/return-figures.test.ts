import { describe, expect, it } from 'vitest';
import { readPaper } from '../../../functions/core/review/read-paper.ts';
import { review } from '../../../functions/core/review/review.ts';
import { returnOf } from '../disclosure/figures-for-test.ts';

const month = { onDate: 1992, bands: [70, 60, 50, 30, 12, 10], days: 1179, admissions: 1096 };
const figures = { '2025-04': month, '2025-05': { ...month, admissions: 1093 }, '2025-06': { ...month, onDate: 1800 } };
const document = returnOf('2025-26-Q1', figures);
const text = (change: (value: (typeof document.metrics)[number]) => object) =>
  JSON.stringify({ ...document, metrics: document.metrics.map((value) => ({ ...value, ...change(value) })) });
const codes = (json: string) => review(readPaper(json, {})).map(({ code, where }) => `${code} ${where.column}`);

describe('a return of this product', () => {
  it('has nothing that does not fit', () => {
    expect(
      readPaper(
        text(() => ({})),
        {},
      ).length,
    ).toBeGreaterThan(40);
    expect(codes(text(() => ({})))).toEqual([]);
  });

  it('has a finding where a month does not add up to its quarter', () => {
    const broken = text(({ metric, period, numerator }) =>
      metric === 'discharge-delay-1-day' && period === '2025-04'
        ? { numerator: (numerator ?? 0) + 1, display: '71' }
        : {},
    );
    expect(codes(broken)).toEqual(['total-mismatch discharge-delay-1-day', 'total-mismatch discharged-on-ready-date']);
  });

  it('has a finding where a value does not follow from its counts', () => {
    const broken = text(({ metric, period }) =>
      metric === 'discharged-on-ready-date' && period === '2025-05' ? { display: '91.6%' } : {},
    );
    expect(codes(broken)).toEqual(['rate-mismatch discharged-on-ready-date']);
  });

  it('has a finding where its population is that of another year', () => {
    const broken = text(({ metric, denominatorBasis }) =>
      metric === 'emergency-admissions-65-plus' ? { denominatorBasis: denominatorBasis.replace('2025', '2023') } : {},
    );
    expect(new Set(codes(broken))).toEqual(new Set(['population-of-another-year emergency-admissions-65-plus']));
  });

  it('is refused with the places where it is not whole', () => {
    expect(() => readPaper(JSON.stringify({ ...document, period: null }), {})).toThrow(/not whole.*: period\.$/);
    expect(() =>
      readPaper(
        text(({ period }) => (period === '2025-05' ? { coverage: {} } : {})),
        {},
      ),
    ).toThrow(/not whole.*coverage\.monthsPresent/);
  });
});
