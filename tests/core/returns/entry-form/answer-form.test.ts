import { describe, expect, test } from 'vitest';
import { askedCells } from '../../../../functions/core/returns/answers/asked-cells.ts';
import { type AnswerFormParts, answerForm } from '../../../../functions/core/returns/entry-form/answer-form.ts';
import type { FeedAnswers } from '../../../../functions/core/returns/entry-form/feed-answers.ts';
import { areaOfPageFeed, pageFeed } from '../../../../functions/core/returns/entry-form/page-feed.ts';
import { sentAnswers } from '../../../../functions/core/returns/entry-form/sent-answers.ts';
import { layoutFor } from '../../../../functions/core/returns/layout.ts';
import { type GivenAnswer, NO_ENTRIES } from '../../../../functions/core/returns/return-entries.ts';
import { coventryQuarter } from '../coventry-quarter.ts';

const CHALLENGES = 'metrics.discharge-delay-average-days.challenges';
const NC1 = 'conditions.nc1.confirmation';
const NAME = 'contacts.completed-by.answer';

const answers = (...given: [question: string, answer: string][]): GivenAnswer[] =>
  given.map(([question, answer]) => ({ sheet: '', question, answer }));

const ofFeed = (feed: string, given: GivenAnswer[]): FeedAnswers => ({
  feed,
  submission: `s-${feed}`,
  file: `${feed}.csv`,
  arrivedAt: '2025-07-20T09:00:00.000Z',
  answers: given,
});

const content = (given: readonly GivenAnswer[], quarter: '2025-26-Q1' | '2024-25-Q4' = '2025-26-Q1') => ({
  layout: layoutFor(quarter === '2025-26-Q1' ? '2025-26' : '2024-25'),
  quarter,
  metrics: coventryQuarter(),
  entries: { ...NO_ENTRIES, answers: given.map((each) => ({ ...each })) },
});

const OWN = pageFeed('E08000026');

function parts(feeds: FeedAnswers[] = [], more: Partial<AnswerFormParts> = {}): AnswerFormParts {
  return { content: content(feeds.flatMap((feed) => feed.answers)), feeds, pageFeed: OWN, before: null, ...more };
}

const fieldOf = (given: AnswerFormParts, name: string) => {
  const field = answerForm(given).find((each) => each.name === name);
  if (!field) throw new Error(`${name} is not asked`);
  return field;
};

describe('the form of a return', () => {
  test('says what is needed and what the figures say already', () => {
    const form = answerForm(parts());
    const missing = form.filter(({ isMissing }) => isMissing).map(({ name }) => name);
    expect(missing).toContain(NC1);
    expect(missing).not.toContain(CHALLENGES);
    expect(fieldOf(parts(), 'metrics.discharge-delay-average-days.assessment')).toMatchObject({
      text: '',
      dataSay: 'On track to meet target',
      isMissing: false,
    });
  });

  test('asks for challenges where the board says that a goal is not met', () => {
    const typed = new Map([['metrics.discharge-delay-average-days.assessment', 'Not on track to meet target']]);
    expect(fieldOf(parts([], { typed }), CHALLENGES)).toMatchObject({
      needed: 'Needed, because the goal is not met',
      isMissing: true,
    });
    expect(fieldOf(parts([], { typed: new Map([...typed, [CHALLENGES, 'Two wards.']]) }), CHALLENGES).isMissing).toBe(
      false,
    );
  });

  test('asks for an explanation where a condition is answered No, and says because of what', () => {
    const field = fieldOf(parts([], { typed: new Map([[NC1, 'No']]) }), 'conditions.nc1.explanation');
    expect(field.needed).toBe('Needed, because “Confirmation” is answered “No”');
  });

  test('has in its boxes what counts, and says whose it is', () => {
    const file = ofFeed('council', answers(['National condition 1', 'yes'], ['Completed by', 'B. Lead']));
    const page = ofFeed(OWN, answers(['Completed by', 'A. Analyst']));
    expect(fieldOf(parts([page, file]), NC1)).toMatchObject({
      text: 'Yes',
      counts: { origin: { file: 'council.csv' } },
    });
    expect(fieldOf(parts([page, file]), NAME)).toMatchObject({ text: 'A. Analyst', overruled: null });
    expect(fieldOf(parts([file, page]), NAME)).toMatchObject({ text: 'B. Lead', overruled: { text: 'A. Analyst' } });
  });

  test('shows what the quarter before said, and takes nothing of it by itself', () => {
    const before = content(answers(['Completed by', 'A. Analyst'], ['National condition 1', 'yes']), '2024-25-Q4');
    expect(fieldOf(parts([], { before }), NAME)).toMatchObject({ text: '', suggestion: 'A. Analyst', isMissing: true });
    expect(fieldOf(parts([], { before, typed: new Map([[NAME, 'B']]) }), NAME).suggestion).toBeNull();
    const assessed = content(answers(['Discharge delays: assessment', 'On track to meet target']), '2024-25-Q4');
    expect(answerForm(parts([], { before: assessed })).every(({ suggestion }) => suggestion === null)).toBe(true);
  });
});

describe('what is sent of a form', () => {
  const cells = askedCells(content([]));
  const sent = (typed: [string, string][], feeds: FeedAnswers[] = []) =>
    sentAnswers({ cells, feeds, pageFeed: OWN, typed: new Map(typed) });

  test('is what was typed, and not what another file says already', () => {
    const file = ofFeed('council', answers(['National condition 1', 'yes'], ['Completed by', 'B. Lead']));
    const { sent: own, faults } = sent(
      [
        [NC1, 'Yes'],
        [NAME, 'A. Analyst'],
        [CHALLENGES, ' \n '],
      ],
      [file],
    );
    expect(own.map(({ given }) => given)).toEqual([
      { sheet: '2. Cover', question: 'Completed by', answer: 'A. Analyst' },
    ]);
    expect(faults).toEqual(new Map());
  });

  test('is refused where a box is cleared whose answer came in another file', () => {
    const file = ofFeed('council', answers(['Completed by', 'B. Lead']));
    expect(sent([[NAME, '']], [file]).faults.get(NAME)).toContain('withdraw that file');
    expect(sent([[NAME, '']], [ofFeed(OWN, answers(['Completed by', 'B. Lead']))]).faults).toEqual(new Map());
  });

  test('is refused where an answer is none of those to choose from, or says who a person is', () => {
    const { faults } = sent([
      [NC1, 'Partly'],
      ['section-75.signed-on.answer', 'in summer'],
      [CHALLENGES, 'The patient 943 476 5919 waited.'],
    ]);
    expect(faults.get(NC1)).toBe('This must be one of Yes, No.');
    expect(faults.get('section-75.signed-on.answer')).toBe('This must be a date such as 26/07/2023.');
    expect(faults.get(CHALLENGES)).toContain('NHS number');
    expect(faults.get(CHALLENGES)).not.toContain('943');
  });
});

test('the feed of the pages is known by its area', () => {
  expect(areaOfPageFeed(pageFeed('E08000026'))).toBe('E08000026');
  expect(areaOfPageFeed('pages-from-finance')).toBeNull();
});
