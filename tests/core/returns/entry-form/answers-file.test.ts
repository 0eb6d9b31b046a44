import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { identifierInText } from '../../../../functions/core/checks/identifier-in-text.ts';
import { compileMissing } from '../../../../functions/core/intake/missing.ts';
import { askedCells } from '../../../../functions/core/returns/answers/asked-cells.ts';
import { fillCells } from '../../../../functions/core/returns/answers/filled-cells.ts';
import { cellKey, matchAnswers } from '../../../../functions/core/returns/answers/match-answers.ts';
import { answersFrom } from '../../../../functions/core/returns/entries-from-cells.ts';
import { answersCsv, answersLost } from '../../../../functions/core/returns/entry-form/answers-file.ts';
import { fieldName } from '../../../../functions/core/returns/entry-form/field-name.ts';
import { questionWords } from '../../../../functions/core/returns/entry-form/question-words.ts';
import { readBack } from '../../../../functions/core/returns/entry-form/read-back.ts';
import { typedText } from '../../../../functions/core/returns/entry-form/typed-text.ts';
import { layoutFor, layoutYears } from '../../../../functions/core/returns/layout.ts';
import type { GivenAnswer } from '../../../../functions/core/returns/return-entries.ts';
import contract from '../../../../schemas/sources/narrative.json' with { type: 'json' };
import { coventryEntries } from '../coventry-entries.ts';

const file = {
  area: 'E08000026',
  quarter: '2025-26-Q4' as const,
  feed: 'pages-e08000026',
  fileName: '2025-26-Q4-20260501T090000000Z.csv',
};

const content = (year: `${number}-${number}`, quarter: 'Q1' | 'Q4') => ({
  layout: layoutFor(year),
  quarter: `${year}-${quarter}` as const,
  metrics: [],
  entries: coventryEntries,
});

const cells = askedCells(content('2025-26', 'Q4'));
const given = (place: number, answer: string): GivenAnswer => {
  const cell = cells[place % cells.length];
  if (!cell) throw new Error('There are no questions');
  return { sheet: cell.sheet.title, question: questionWords(cell), answer };
};

/** The answers that the product reads in the file that a form makes. */
function readAgain(answers: readonly GivenAnswer[]): GivenAnswer[] {
  const { counted } = readBack({ ...file, source: 'narrative', text: answersCsv(file, answers) });
  return answersFrom(counted?.cells ?? []);
}

const isMissing = compileMissing(contract.missingValues);
/** What the contract takes for no answer, what is too long for it, and what says who a person is. */
const isNoAnswer = (text: string) => isMissing(text) || text.length > 10_000 || identifierInText(text) !== null;

const awkward = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc
    .array(
      fc.constantFrom('"', '""', ',', ';', '\t', '\r\n', '\n', '\r', '=', '+', '-', '@', "'", ' ', 'a', '\ufeff', '\0'),
      {
        maxLength: 40,
      },
    )
    .map((parts) => parts.join('')),
  fc.constantFrom(
    '=HYPERLINK("http://example.org";"Click")',
    '+44 24 7683',
    '@SUM(A1:A9)',
    "'quoted'",
    'Area,Quarter,Sheet,Question,Answer',
    'Area\tQuarter\tSheet\tQuestion\tAnswer\r\nCoventry\t2025-26-Q1\tx\ty\tz',
    'Total',
    'x'.repeat(10_000),
    'é'.repeat(10_000),
    '"'.repeat(10_000),
    '\n\nline\n\nline',
  ),
);

describe('a form that is written as a file', () => {
  test('is read with the same answers, whatever was typed', () => {
    fc.assert(
      fc.property(fc.array(awkward, { minLength: 1, maxLength: cells.length }), (texts) => {
        const answers = texts.map((text, place) => given(place, typedText(text))).filter(({ answer }) => answer !== '');
        const lost = answersLost(file, answers);
        const kept = answers.filter((_, place) => !lost.has(place));
        expect(readAgain(kept)).toEqual(kept);
        for (const place of lost.keys()) expect(isNoAnswer(answers[place]?.answer ?? '')).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  test('loses nothing that is a text of words', () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[a-z "',;=\n]{0,400}words$/), { minLength: 1, maxLength: 20 }),
        (texts) => {
          const answers = texts.map((text, place) => given(place, typedText(text)));
          expect(answersLost(file, answers)).toEqual(new Map());
        },
      ),
    );
  });

  test('says of each answer that would be lost why, and of all of them at once', () => {
    const answers = [
      given(0, 'Fewer delays.'),
      given(1, 'N/A'),
      given(2, 'x'.repeat(10_001)),
      given(3, 'He lives at CV1 5RR.'),
      given(4, '–'),
    ];
    const lost = answersLost(file, answers);
    expect([...lost.keys()].sort()).toEqual([1, 2, 3, 4]);
    expect(lost.get(1)).toBe('“N/A” is read as no answer. Write it in a sentence, or leave the box blank.');
    expect(lost.get(2)).toContain('at most 10000 characters');
    expect(lost.get(3)).not.toContain('CV1');
  });
});

describe('a question of any return', () => {
  test.each(layoutYears().flatMap((year) => [[year, 'Q1'] as const, [year, 'Q4'] as const]))(
    'of %s %s is found again by the words and the sheet that the file names',
    (year, quarter) => {
      const asked = askedCells(content(year as '2025-26', quarter));
      const answers = asked.map((cell) => ({
        sheet: cell.sheet.title,
        question: questionWords(cell),
        answer: cellKey(cell),
      }));
      const { byCell, unmatched } = matchAnswers(asked, answers);
      expect(unmatched).toEqual([]);
      expect([...byCell].filter(([key, { answer }]) => key !== answer)).toEqual([]);
      expect(new Set(asked.map(fieldName)).size).toBe(asked.length);
      expect(fillCells(content(year as '2025-26', quarter)).all.length).toBe(asked.length);
    },
  );
});
