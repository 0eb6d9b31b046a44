import { describe, expect, it } from 'vitest';
import { sourceContracts } from '../../../functions/core/intake/contracts.ts';
import { createFileReader } from '../../../functions/core/submissions/file-reader.ts';
import { periodsNotOver } from '../../../functions/core/submissions/period-not-over.ts';

const ACTUAL = { figures: 'actual' };
const told = (periods: string[], arrived = '2026-11-22') =>
  periodsNotOver(ACTUAL, periods, arrived).map(({ found }) => found?.split(', which had not '));

describe('actual figures of a period that is not over', () => {
  it('are named by whether it had begun when the file came', () => {
    expect(told(['2026-10', '2026-11', '2026-12', '2027-03'])).toEqual([
      ['2026-12, 2027-03', 'begun'],
      ['2026-11', 'ended'],
    ]);
    expect(told(['2026-27-Q2', '2026-27-Q3', '2026-27', '2027-28'])).toEqual([
      ['2027-28', 'begun'],
      ['2026-27-Q3, 2026-27', 'ended'],
    ]);
  });

  it('are in order from the day after its last', () => {
    expect(told(['2026-11'], '2026-11-30')).toEqual([['2026-11', 'ended']]);
    expect(told(['2026-11'], '2026-12-01')).toEqual([]);
  });

  it('are named once, however many there are', () => {
    const months = Array.from({ length: 30 }, (_, n) => `20${30 + n}-01`);
    expect(told(months)[0]?.[0]).toMatch(/^2030-01, .* and 18 more$/);
  });

  it('are looked for in what has happened, and not in plans, capacity, expected figures or populations', () => {
    const sources = sourceContracts.filter(({ figures }) => figures === 'actual').map(({ source }) => source);
    expect(sources.sort()).toEqual(['care-home-admissions', 'discharge-ready', 'reablement', 'sus-apc']);
    expect(periodsNotOver({}, ['2030-01'], '2026-11-22')).toEqual([]);
    expect(periodsNotOver(ACTUAL, ['2030-01'], undefined)).toEqual([]);
  });

  it('are a warning, and count', () => {
    const reader = createFileReader({
      from: { source: 'care-home-admissions', feed: 'coventry', fileName: 'a.csv' },
      areaLookup: new Map(),
      arrived: '2026-11-22',
    });
    reader.push(
      new TextEncoder().encode('Area,Month,Long-term admissions\nCoventry,2026-10,20\nCoventry,2027-10,20\n'),
    );
    const found = reader.end();
    expect(found.tally.result().issues).toMatchObject([
      { code: 'period-not-over', level: 'warning', found: '2027-10, which had not begun' },
    ]);
    expect([found.rows.accepted, found.periods]).toEqual([2, ['2026-10', '2027-10']]);
  });
});
