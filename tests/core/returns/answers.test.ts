import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerValue } from '../../../functions/core/returns/answers/answer-value.ts';
import { fillCells } from '../../../functions/core/returns/answers/filled-cells.ts';
import { plainQuestion } from '../../../functions/core/returns/answers/plain-question.ts';
import { entryIssues } from '../../../functions/core/returns/entry-issues.ts';
import { layoutFor } from '../../../functions/core/returns/layout.ts';
import { type GivenAnswer, NO_ENTRIES } from '../../../functions/core/returns/return-entries.ts';
import { coventryQuarter } from './coventry-quarter.ts';

describe('a question', () => {
  it.each([
    [
      '2. Our BCF schemes were implemented as planned in 2022-23',
      'Our BCF schemes were implemented as planned in 2022/23',
    ],
    ['1) Plans to be jointly agreed', '  plans to be  jointly agreed.'],
    ['4.1 Emergency admissions: Achievements', 'Emergency admissions – achievements'],
    ['Maintaining NHS’s contribution', "Maintaining NHS's contribution?"],
  ])('is known by its words: %s is %s', (asked, written) => {
    expect(plainQuestion(written)).toBe(plainQuestion(asked));
  });

  it('is another one where its words are others', () => {
    expect(plainQuestion('Success 1')).not.toBe(plainQuestion('Success 2'));
    expect(plainQuestion('National condition 1')).not.toBe(plainQuestion('National condition 2'));
  });

  it('is the same however its letters are written', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{3,8}( [a-z]{2,8}){1,5}$/), (words) => {
        expect(plainQuestion(`7.2) ${words.toUpperCase()}?`)).toBe(words);
      }),
    );
  });
});

describe('an answer', () => {
  const choices = ['Yes', 'No', '3. Integrated electronic records'];

  it('is one of the choices, whatever its letters and numbering', () => {
    expect(answerValue({ type: 'choice', choices }, ' yes ')).toEqual({ value: 'Yes' });
    expect(answerValue({ type: 'choice', choices }, 'Integrated electronic records')).toEqual({ value: choices[2] });
    expect(answerValue({ type: 'choice', choices }, 'Partly')).toEqual({ expected: `one of ${choices.join(', ')}` });
  });

  it('is a day, an amount or a number where its question asks for one', () => {
    expect(answerValue({ type: 'date' }, 'Wed 26/07/2023')).toEqual({ value: '2023-07-26' });
    expect(answerValue({ type: 'date' }, 'in summer')).toEqual({ expected: 'a date such as 26/07/2023' });
    expect(answerValue({ type: 'pounds' }, '£118,810,374')).toEqual({ value: 118_810_374 });
    expect(answerValue({ type: 'pounds' }, 'about a million')).toEqual({ expected: 'an amount of pounds' });
    expect(answerValue({ type: 'number' }, '24,044')).toEqual({ value: 24_044 });
  });
});

describe('the answers of a return', () => {
  const answered = (...answers: GivenAnswer[]) => {
    const content = {
      layout: layoutFor('2025-26'),
      quarter: '2025-26-Q4' as const,
      metrics: coventryQuarter(),
      entries: { ...NO_ENTRIES, answers },
    };
    const filled = fillCells(content);
    return { filled, issues: entryIssues(content, filled) };
  };

  it('stand beside their questions, by the name of the metric, of the condition or of the row', () => {
    const { filled, issues } = answered(
      { sheet: '4. Metrics', question: 'Discharge delays: achievements', answer: 'Fewer long waits.' },
      { sheet: 'National Conditions', question: 'National condition 3', answer: 'yes' },
      { sheet: '', question: 'Success 1: Enabler', answer: 'Other' },
    );
    expect(filled.cell('metrics', 'discharge-delay-average-days', 'achievements')?.value).toBe('Fewer long waits.');
    expect(filled.cell('conditions', 'nc3', 'confirmation')?.value).toBe('Yes');
    expect(filled.cell('successes', 'success-1', 'enabler')?.value).toBe('Other');
    expect(issues).toEqual([]);
  });

  it('to no question of the return are kept whole in a remark', () => {
    const { issues } = answered({ sheet: '4. Metrics', question: 'What did you learn?', answer: 'To ask earlier.' });
    expect(issues).toMatchObject([
      { code: 'answer-not-asked', sheet: '4. Metrics', found: '"What did you learn?": To ask earlier.' },
    ]);
  });

  it('that are given twice in other words are kept in a remark, and the first stands', () => {
    const { filled, issues } = answered(
      { sheet: '2. Cover', question: 'E-mail', answer: 'first@council.example' },
      { sheet: '2. Cover', question: 'Email address', answer: 'never read' },
      { sheet: '2. Cover', question: 'Email', answer: 'second@council.example' },
    );
    expect(filled.cell('contacts', 'email', 'answer')?.value).toBe('first@council.example');
    expect(issues.map(({ code, found }) => [code, found])).toEqual([
      ['answer-not-asked', '"Email address": never read'],
      ['answer-twice', '"Email": second@council.example'],
    ]);
  });

  it('that cannot be chosen are shown as they came, with what they could have been', () => {
    const { filled, issues } = answered({ sheet: '', question: 'National condition 1', answer: 'Partly' });
    expect(filled.cell('conditions', 'nc1', 'confirmation')).toMatchObject({
      value: 'Partly',
      fault: 'one of Yes, No',
    });
    expect(issues).toMatchObject([
      { code: 'answer-not-allowed', found: '1) Plans to be jointly agreed: Confirmation: Partly' },
    ]);
  });
});
