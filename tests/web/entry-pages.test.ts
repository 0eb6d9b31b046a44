import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { answerForm } from '../../functions/core/returns/entry-form/answer-form.ts';
import { financeForm } from '../../functions/core/returns/entry-form/finance-form.ts';
import { layoutFor, layoutYears } from '../../functions/core/returns/layout.ts';
import { type GivenAnswer, NO_ENTRIES } from '../../functions/core/returns/return-entries.ts';
import { answersPage } from '../../web/pages/answers-page.ts';
import type { EntryFrame } from '../../web/pages/entry-frame.ts';
import { financePage } from '../../web/pages/finance-page.ts';
import { coventryEntries } from '../core/returns/coventry-entries.ts';
import { coventry, coventryQuarter } from '../core/returns/coventry-quarter.ts';
import { fieldsOf } from '../handlers/filled-form.ts';
import { FROM_ANN, shown } from './shown.ts';

type Year = '2025-26';

const frame: EntryFrame = {
  area: coventry,
  quarter: '2025-26-Q4',
  from: FROM_ANN,
  seen: '',
  notice: null,
  isSigned: false,
};

/** The page of answers, where other people wrote `text` wherever they could, and it was typed as well. */
function answers(year: Year, text: string): string {
  const quarter = `${year}-Q4` as const;
  const given: GivenAnswer[] = ['Completed by', 'National condition 1', 'Success 1: Enabler'].map((question) => ({
    sheet: '',
    question,
    answer: text,
  }));
  const entries = { ...coventryEntries, answers: given };
  const content = { layout: layoutFor(year), quarter, metrics: coventryQuarter(), entries };
  const origin = { submission: 's-0', file: text, arrivedAt: '2026-05-01T09:00:00.000Z' };
  const feeds = [
    { ...origin, feed: text, answers: given },
    { ...origin, feed: 'pages-e08000026', answers: given.map((each) => ({ ...each, answer: 'Another' })) },
  ];
  const parts = { content, feeds, pageFeed: 'pages-e08000026', before: content };
  const form = answerForm(parts);
  const name = form.at(-1)?.name ?? '';
  const typed = answerForm({ ...parts, typed: new Map([[name, text]]), faults: new Map([[name, text]]) });
  const model = { content, pageFeed: parts.pageFeed, before: '2025-26-Q3' };
  return [
    shown(answersPage({ ...model, frame, form })),
    shown(
      answersPage({
        ...model,
        frame: { ...frame, notice: text, seen: text, isSigned: true },
        form: typed,
      }),
    ),
  ].join('');
}

function finance(year: Year, text: string): string {
  const [line] = coventryEntries.schemes?.lines ?? [];
  if (!line) throw new Error('There is no scheme line');
  const entries = {
    ...coventryEntries,
    schemes: { lines: [{ ...line, schemeName: text, areaOfSpend: text, provider: text }], spend: {} },
  };
  const layout = layoutFor(year);
  const form = financeForm({
    layout,
    quarter: '2025-26-Q4',
    entries,
    before: entries,
    faults: new Map([['income.dfg.planned', text]]),
  });
  const files = [{ source: 'finance', submission: 's-0', sha256: '', file: text, rows: 1 }];
  return shown(financePage({ frame: { ...frame, notice: text }, form, files, before: '2025-26-Q3' }));
}

const tagsOf = (page: string): string[] => page.match(/<[^>]*>?/g) ?? [];
const all = (page: string, pattern: RegExp): string[] => [...page.matchAll(pattern)].map(([, found = '']) => found);

describe.each([
  ['answers', (year: Year) => answersOnly(year)],
  ['income and schemes', (year: Year) => finance(year, 'a')],
])('the page of %s', (_name, pageOf) => {
  it.each(layoutYears())('has a label for every box of %s, and every name once', (year) => {
    const page = pageOf(year as Year);
    const ids = all(page, /\sid="([^"]*)"/g);
    expect(new Set(ids).size).toBe(ids.length);
    const boxes = all(page, /<(?:textarea|select|input(?![^>]*type="hidden"))[^>]*\sid="([^"]*)"/g);
    expect(boxes.length).toBeGreaterThan(10);
    expect(all(page, /<label[^>]*\sfor="([^"]*)"/g).sort()).toEqual([...boxes].sort());
    for (const named of all(page, /aria-describedby="([^"]*)"/g).flatMap((list) => list.split(' ')))
      expect(ids).toContain(named);
    for (const to of all(page, /href="#([^"]*)"/g)) expect(ids).toContain(to);
  });

  it('leaves no heading level out', () => {
    const levels = all(pageOf('2025-26'), /<h([1-6])/g).map(Number);
    for (const [place, level] of levels.entries()) expect(level).toBeLessThanOrEqual((levels[place - 1] ?? 0) + 1);
  });
});

function answersOnly(year: Year): string {
  const content = {
    layout: layoutFor(year),
    quarter: `${year}-Q4` as const,
    metrics: coventryQuarter(),
    entries: NO_ENTRIES,
  };
  const form = answerForm({ content, feeds: [], pageFeed: 'pages-e08000026', before: null });
  return shown(answersPage({ frame, form, content, pageFeed: 'pages-e08000026', before: '2025-26-Q3' }));
}

describe('text that somebody wrote in a form or a file', () => {
  const planted = fc.oneof(
    fc.constantFrom(
      '"><script>alert(1)</script>',
      '</textarea><img src=x onerror=alert(1)>',
      "' onfocus='x",
      '</option>',
    ),
    fc.string({ unit: 'grapheme', maxLength: 40 }),
  );

  test.each([
    ['answers', answers],
    ['income and schemes', finance],
  ])('adds no tag and no attribute to the page of %s', (_name, pageWith) => {
    const kindOf = (tag: string) => tag.replace(/[\s>].*$/s, '');
    const kinds = new Set([...tagsOf(pageWith('2025-26', 'a')), '<ul', '<br>'].map(kindOf));
    fc.assert(
      fc.property(planted, (text) => {
        const wrong = tagsOf(pageWith('2025-26', text)).filter(
          (tag) =>
            !kinds.has(kindOf(tag)) ||
            /\son[a-z]+=/i.test(tag.replace(/"[^"]*"/g, '""')) ||
            (tag.match(/"/g) ?? []).length % 2 !== 0,
        );
        expect(wrong).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });

  test('stands in its box as it was typed', () => {
    const text = '  "two"\n</textarea> & more';
    const content = { layout: layoutFor('2025-26'), quarter: '2025-26-Q4' as const, metrics: [], entries: NO_ENTRIES };
    const name = 'metrics.discharge-delay-average-days.challenges';
    const form = answerForm({ content, feeds: [], pageFeed: 'p', before: null, typed: new Map([[name, text]]) });
    const page = shown(answersPage({ frame, form, content, pageFeed: 'p', before: '2025-26-Q3' }));
    expect(fieldsOf(page).get(name)).toBe(text.replaceAll('\n', '\r\n'));
  });
});
