import { describe, expect, it } from 'vitest';
import type { DeadLetter } from '../../../functions/core/dead-letters/dead-letter.ts';
import { deadLettersFor } from '../../../functions/core/dead-letters/dead-letter-view.ts';
import { attentionOf } from '../../../functions/core/quarter-view/attention.ts';
import { daysLeftWords, deadlineOf } from '../../../functions/core/quarter-view/deadline.ts';
import { showCounts, shownAreas } from '../../../functions/core/quarter-view/show.ts';
import { sourceProgress } from '../../../functions/core/quarter-view/source-progress.ts';
import { answers, area, discharges, draft, MONTHS } from './quarter-for-test.ts';

const windows = (open: number) =>
  MONTHS.map((month, place) => ({ month, freezesOn: '2025-08-19', isOpen: place >= MONTHS.length - open }));
const none = { held: [], rejected: [], deadLetters: [] };

describe('the deadline of a quarter', () => {
  it.each([
    ['2025-08-01T23:00:00.000Z', 14, '14 days left'],
    ['2025-08-14', 1, 'that is tomorrow: 1 day left'],
    ['2025-08-15', 0, 'that is today'],
    ['2025-08-16', -1, 'that was yesterday'],
    ['2025-09-15', -31, '31 days ago'],
  ])('on %s has %i days left', (today, days, words) => {
    expect(deadlineOf('2025-26-Q1', today)).toMatchObject({ due: '2025-08-15', daysLeft: days });
    expect(daysLeftWords(days)).toBe(words);
  });

  it('is not said for a year that has no layout', () => {
    expect(deadlineOf('2039-40-Q1', '2039-05-01')).toBeNull();
  });
});

describe('what has come of a source', () => {
  it('is complete and final once every month is there and frozen', () => {
    expect(sourceProgress(discharges(3), windows(0))).toMatchObject({ standing: 'complete', state: 'final' });
  });

  it('is provisional while a month can change or is missing', () => {
    expect(sourceProgress(discharges(3), windows(1)).state).toBe('provisional');
    expect(sourceProgress(discharges(2), windows(0))).toMatchObject({
      standing: 'part',
      state: 'provisional',
      came: 2,
    });
  });

  it('is missing where it is required, and not sent where it is optional', () => {
    expect(sourceProgress(discharges(0), windows(0))).toMatchObject({ standing: 'missing', state: null, newest: null });
    expect(sourceProgress(answers, windows(0)).standing).toBe('not-sent');
  });

  it('is neither provisional nor final where it is sent once a year', () => {
    const plan = { ...discharges(1), expected: ['2025-26'], missing: [] };
    expect(sourceProgress(plan, windows(3))).toMatchObject({ standing: 'complete', state: null });
  });

  it('names each feed once, and the newest file', () => {
    const { received, ...rest } = discharges(1);
    const later = received.map((one) => ({ ...one, arrivedAt: '2025-07-12T09:00:00.000Z', submission: 's-b' }));
    const progress = sourceProgress({ ...rest, received: [...later, ...received] }, windows(0));
    expect(progress).toMatchObject({ feeds: ['rkb'], newest: { submission: 's-b' } });
  });
});

describe('what needs a person', () => {
  const kindsOf = (...areas: ReturnType<typeof area>[]) => attentionOf(areas, none).map(({ kind }) => kind);

  it('is a draft that nobody has signed', () => {
    expect(kindsOf(area('Coventry'))).toEqual(['unsigned']);
  });

  it('is what is required and missing, said once and not as a gap as well', () => {
    const standing = { ...draft, coverage: 'Discharge delays: no data for June 2025' };
    expect(kindsOf(area('Coventry', { months: 2, standing }))).toEqual(['missing', 'unsigned']);
    expect(kindsOf(area('Coventry', { standing }))).toEqual(['gap', 'unsigned']);
  });

  it('is what later data would change in a signed return', () => {
    const standing = { ...draft, status: 'signed-off' as const, proposed: { revision: 4, changes: 1 } };
    expect(attentionOf([area('Coventry', { standing })], none)).toMatchObject([
      { kind: 'proposed', words: 'revision 4 would change 1 number of the signed return' },
    ]);
  });

  it('is nothing where the return is signed and nothing has come since', () => {
    expect(kindsOf(area('Coventry', { standing: { ...draft, status: 'signed-off' } }))).toEqual([]);
  });

  it('is first what could not be done: the file, since when, why and what is to be done', () => {
    const work = { kind: 'file', submission: 's-a', key: 'sus-apc/coventry/april.csv' } as const;
    const letter: DeadLetter = {
      id: 's-a',
      work,
      since: '2025-11-22T20:38:00.000Z',
      tries: 5,
      cause: 'fault',
      error: 'TypeError',
    };
    const deadLetters = deadLettersFor(undefined, [letter]);
    const held = [{ submission: 's-b', source: 'plan', feed: 'bcf', file: 'plan.csv', periods: [] }];
    const found = attentionOf([], { held, rejected: [], deadLetters });
    expect(found.map(({ kind, name }) => [kind, name])).toEqual([
      ['failed', 'april.csv'],
      ['held', 'plan.csv'],
    ]);
    expect(found[0]?.words).toMatch(
      /^sus-apc, feed coventry; since 22 November 2025 at 20:38 UTC\. .*\(TypeError\)\. Tell whoever/,
    );
  });

  it('names the kind and the feed of a file that is held', () => {
    const held = [{ submission: 's-a', source: 'plan', feed: 'bcf', file: 'plan.csv', periods: ['2025-26-Q1'] }];
    expect(attentionOf([], { held, rejected: [], deadLetters: [] })).toEqual([
      { kind: 'held', submission: 's-a', name: 'plan.csv', words: 'plan, feed bcf, Quarter 1 2025-26' },
    ]);
  });
});

describe('which areas are shown', () => {
  const areas = [area('Coventry'), area('Derby', { months: 0, standing: null })];

  it('counts each kind, and an area without a return is neither signed nor unsigned', () => {
    expect(showCounts(areas)).toEqual({ all: 2, missing: 1, complete: 1, unsigned: 1, signed: 0 });
  });

  it('looks for part of a name whatever its case, or for a code', () => {
    const names = (asked: string) => shownAreas(areas, { show: 'all', area: asked }).map(({ name }) => name);
    expect(names(' cov ')).toEqual(['Coventry']);
    expect(names('e08000026')).toEqual(['Coventry', 'Derby']);
    expect(names('Leeds')).toEqual([]);
  });
});
