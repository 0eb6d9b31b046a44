import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Figure, figureOf } from '../../../functions/core/review/figure.ts';
import { readNumber } from '../../../functions/core/review/reading.ts';
import { review } from '../../../functions/core/review/review.ts';

type Given = { words: Record<string, string>; numbers: Record<string, string> };

const figure = ({ words, numbers }: Given): Figure =>
  figureOf({
    words,
    numbers: Object.fromEntries(Object.entries(numbers).flatMap(([name, text]) => [[name, readNumber(text)]])),
  });

const part = (text: string) => figure({ words: { table: 't', unit: 'count', role: 'part' }, numbers: { value: text } });
const total = (text: string) =>
  figure({ words: { table: 't', unit: 'count', role: 'total' }, numbers: { value: text } });
const codes = (figures: Figure[]) => review(figures).map(({ code }) => code);
const count = fc.integer({ min: 1, max: 50_000 });

describe('figures that follow from each other', () => {
  it('are left alone: counts and their total', () => {
    fc.assert(
      fc.property(fc.array(count, { minLength: 2, maxLength: 12 }), (counts) => {
        const sum = counts.reduce((all, each) => all + each, 0);
        expect(codes([...counts.map((each) => part(each.toLocaleString('en-GB'))), total(String(sum))])).toEqual([]);
      }),
    );
  });

  it('are left alone: a percentage and a rate, rounded from their counts', () => {
    fc.assert(
      fc.property(count, count, fc.integer({ min: 0, max: 2 }), (a, b, decimals) => {
        const [numerator, denominator] = [Math.min(a, b), Math.max(a, b)];
        const percent = `${((100 * numerator) / denominator).toFixed(decimals)}%`;
        const rate = ((1e5 * numerator) / denominator).toFixed(decimals);
        const counts = { numerator: String(numerator), denominator: String(denominator) };
        expect(codes([figure({ words: { table: 'p' }, numbers: { value: percent, ...counts } })])).toEqual([]);
        const words = { table: 'r', unit: 'rate per 100,000' };
        expect(codes([figure({ words, numbers: { value: rate, ...counts } })])).toEqual([]);
      }),
    );
  });

  it('are left alone: a change in percent, rounded from its two figures', () => {
    fc.assert(
      fc.property(count, count, fc.integer({ min: 0, max: 2 }), (previous, value, decimals) => {
        const change = `${((value / previous - 1) * 100).toFixed(decimals)}%`;
        const numbers = { previous: String(previous), value: String(value), change };
        expect(codes([figure({ words: { table: 'c', unit: 'count' }, numbers })])).toEqual([]);
      }),
    );
  });
});

describe('figures that do not follow from each other', () => {
  it('are found: a total of counts that is off by one', () => {
    fc.assert(
      fc.property(fc.array(count, { minLength: 2, maxLength: 12 }), (counts) => {
        const sum = counts.reduce((all, each) => all + each, 0);
        expect(codes([...counts.map((each) => part(String(each))), total(String(sum + 1))])).toEqual([
          'total-mismatch',
        ]);
      }),
    );
  });

  it('are found: a percentage that is off by two of its last digit', () => {
    fc.assert(
      fc.property(count, count, (a, b) => {
        const [numerator, denominator] = [Math.min(a, b), Math.max(a, b)];
        const value = `${((100 * numerator) / denominator + 0.2).toFixed(1)}%`;
        const numbers = { value, numerator: String(numerator), denominator: String(denominator) };
        expect(codes([figure({ words: { table: 'p' }, numbers })])).toEqual(['rate-mismatch']);
      }),
    );
  });

  it('are found: a goal on the wrong side of what it is to improve', () => {
    const words = { table: 'g', label: 'Admissions to residential care homes, reduction', unit: 'rate per 100,000' };
    expect(codes([figure({ words, numbers: { previous: '552', target: '563.1' } })])).toEqual([
      'goal-worse-than-actual',
    ]);
    expect(codes([figure({ words, numbers: { previous: '563.1', target: '552' } })])).toEqual([]);
  });

  it('are found: an assessment that the figures contradict', () => {
    const words = { table: 'g', label: 'Emergency admissions (rate per 100k)', assessment: 'Target met' };
    expect(codes([figure({ words, numbers: { target: '2,124', actual: '2,154' } })])).toEqual(['assessment-mismatch']);
  });
});
