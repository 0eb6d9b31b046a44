import { describe, expect, it } from 'vitest';
import { csv, readFile } from './read-file.ts';

const sourceOf = (text: string, options: { file?: string; feed?: string } = {}) =>
  readFile(text, { source: 'inbox', ...options }).start?.contract.source ?? null;

const MONTHS = ['Area,Apr-25,May-25', 'Coventry,10,12'];

describe('a file in the inbox whose columns are areas, periods and figures only', () => {
  it.each([
    ['a column for each month', csv(...MONTHS)],
    ['one column of totals', csv('Area,Quarter,Total', 'Coventry,2025-26-Q1,63')],
    ['admissions of an unknown kind', csv('Area,Month,Admissions', 'Coventry,2025-04,63')],
  ])('is refused, because nothing says what the figures are: %s', (_what, text) => {
    const { issues, start } = readFile(text, { source: 'inbox' });
    expect(start).toBeNull();
    expect(issues).toMatchObject([{ code: 'unknown-source', level: 'file' }]);
    expect(issues[0]?.fix).toContain('care-home-admissions');
  });

  it('is recognised where a title, the name of the file or that of the feed says it', () => {
    expect(sourceOf(csv('Long-term admissions 65+', ...MONTHS))).toBe('care-home-admissions');
    expect(sourceOf(csv(...MONTHS), { file: 'Coventry care homes 2025-26.csv' })).toBe('care-home-admissions');
    expect(sourceOf(csv(...MONTHS), { feed: 'care-homes' })).toBe('care-home-admissions');
  });

  it('is recognised where a column name or a row says it', () => {
    expect(sourceOf(csv('Area,Month,Residential,Nursing', 'Coventry,2025-04,1,2'))).toBe('care-home-admissions');
    expect(sourceOf(csv('Area,Long-term admissions Apr-25', 'Coventry,10'))).toBe('care-home-admissions');
    expect(sourceOf(csv('Area,Measure,Apr-25', 'Coventry,Residential,1', 'Coventry,Nursing,2'))).toBe(
      'care-home-admissions',
    );
  });

  it('is taken at its word where the prefix names the source', () => {
    const { issues, records } = readFile(csv(...MONTHS), { source: 'care-home-admissions' });
    expect([issues, records.length]).toEqual([[], 2]);
  });
});
