import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Submission } from '../../../functions/core/submissions/submission.ts';
import { type Sight, sightOf } from '../../../functions/core/visitors/sight.ts';

type Who = Parameters<typeof sightOf>[0];
type Sent = Pick<Submission, 'feed' | 'areas' | 'rows'>;

const rows = (read: number, accepted = read) => ({
  read,
  accepted,
  rejected: read - accepted,
  notCounted: 0,
  notCountedBecause: {},
});
const file = { key: 'sus-apc/icb/a.csv', feed: 'icb', areas: ['E08000026', 'E08000025'], rows: rows(10) };
const ann = { areas: ['E08000026'], feeds: ['coventry'] };

describe('how much of a file somebody sees', () => {
  it.each<[string, Partial<Who>, Partial<Sent>, Sight]>([
    ['whoever may see every area sees everything', { areas: 'all' }, {}, 'whole'],
    ['whoever sent it sees everything', { feeds: ['icb'] }, {}, 'whole'],
    ['a feed is the same in capitals', { feeds: ['icb'] }, { feed: 'ICB' }, 'whole'],
    ['one of its areas shows that it came', {}, {}, 'part'],
    ['all of its areas show everything', { areas: ['E08000025', 'E08000026'] }, {}, 'whole'],
    ['a row that does not count may be of any area', {}, { areas: ['E08000026'], rows: rows(10, 9) }, 'part'],
    ['another area shows nothing', {}, { areas: ['E08000025'] }, 'none'],
    ['a file that speaks of no area is for whoever sent it', {}, { areas: [] }, 'none'],
    ['before it is read its key says who sent it', { feeds: ['icb'] }, { feed: null, areas: [], rows: null }, 'whole'],
    ['what is typed in the pages of an area is of that area', {}, { feed: 'pages-e08000026', areas: [] }, 'whole'],
    ['what is typed in the pages of another is not', {}, { feed: 'pages-e08000025', areas: [] }, 'none'],
  ])('%s', (_case, visitor, changed, sight) => {
    expect(sightOf({ ...ann, ...visitor }, { ...file, ...changed })).toBe(sight);
  });

  it('never grows when somebody may see less', () => {
    const areas = fc.subarray(['E08000025', 'E08000026', 'E08000027']);
    const order: Sight[] = ['none', 'part', 'whole'];
    fc.assert(
      fc.property(areas, areas, areas, (seen, dropped, of) => {
        const sight = (mine: string[]) => order.indexOf(sightOf({ areas: mine, feeds: [] }, { ...file, areas: of }));
        expect(sight(seen.filter((area) => !dropped.includes(area)))).toBeLessThanOrEqual(sight(seen));
      }),
    );
  });
});
