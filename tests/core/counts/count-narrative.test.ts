import { expect, test } from 'vitest';
import contract from '../../../schemas/sources/narrative.json' with { type: 'json' };
import { countWith } from './count-with.ts';

const answer = {
  area: 'E08000026',
  quarter: '2025-26-Q1',
  sheet: '4. Metrics',
  question: 'Challenges and any support needs',
  answer: 'Two wards closed.\nThey open again in May.',
};

test('answers are kept in the order of the file, with all their lines', () => {
  const { cells, slots } = countWith(contract, [
    answer,
    { ...answer, question: 'Achievements', answer: 'Fewer delays.' },
    { ...answer, area: 'E10000018', sheet: null },
  ]);
  expect(cells.map(({ unit, period, labels }) => [unit, period, labels?.question])).toEqual([
    ['E08000026', '2025-26-Q1~0001', 'Challenges and any support needs'],
    ['E08000026', '2025-26-Q1~0002', 'Achievements'],
    ['E10000018', '2025-26-Q1~0001', 'Challenges and any support needs'],
  ]);
  expect(cells[0]).toEqual({
    unit: 'E08000026',
    period: '2025-26-Q1~0001',
    rows: 1,
    counts: {},
    labels: { sheet: '4. Metrics', question: answer.question, answer: answer.answer },
  });
  expect(slots).toEqual([
    { scope: 'E08000026', period: '2025-26-Q1', rows: 2 },
    { scope: 'E10000018', period: '2025-26-Q1', rows: 1 },
  ]);
});

test('a question without an answer is not counted, and a second answer to one question is refused', () => {
  const { notCounted, rejected, issues } = countWith(contract, [
    answer,
    { ...answer, answer: 'Another.' },
    { ...answer, question: 'Achievements', answer: null },
  ]);
  expect([notCounted, rejected]).toEqual([{ 'no-answer': 1 }, 1]);
  expect(issues).toMatchObject([{ code: 'duplicate-key', row: 3 }]);
});
