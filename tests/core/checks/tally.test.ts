import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Issue, IssueLevel } from '../../../functions/core/checks/issue.ts';
import { createTally } from '../../../functions/core/checks/tally.ts';
import { tooManyErrors } from '../../../functions/core/checks/too-many-errors.ts';

const issue = (level: IssueLevel, row: number | null = null): Issue => ({
  code: level === 'file' ? 'empty-file' : level === 'row' ? 'bad-date' : 'encoding',
  level,
  sheet: null,
  row,
  column: null,
  found: null,
  expected: null,
  fix: 'Correct it.',
});

describe('the issues of a file', () => {
  it('need no words once there is no room to list them, and are counted all the same', () => {
    const tally = createTally(1);
    expect(tally.hasRoom('row')).toBe(true);
    tally.add(issue('row', 2));
    expect([tally.hasRoom('row'), tally.hasRoom('warning')]).toEqual([false, true]);
    tally.count('bad-date', 'row', null);
    expect(tally.result()).toMatchObject({
      issueCounts: { total: 2, row: 2, byCode: { 'bad-date': 2 } },
      issuesTruncated: true,
    });
  });

  it('are counted by column, those with the most first, whether they are listed or not', () => {
    const tally = createTally(1);
    tally.add({ ...issue('row', 2), column: 'Age' });
    for (let row = 3; row < 9; row += 1) tally.count('bad-date', 'row', 'Admitted');
    tally.count('bad-date', 'warning', 'Admitted');
    expect(tally.result().issueCounts.byCause).toEqual([
      { code: 'bad-date', level: 'row', column: 'Admitted', count: 6 },
      { code: 'bad-date', level: 'row', column: 'Age', count: 1 },
      { code: 'bad-date', level: 'warning', column: 'Admitted', count: 1 },
    ]);
  });

  it('are all counted, and at most 1,000 are listed', () => {
    const tally = createTally();
    for (let row = 2; row < 2502; row += 1) tally.add(issue('row', row));
    const { issueCounts, issues, issuesTruncated } = tally.result();
    expect(issueCounts).toMatchObject({ total: 2500, file: 0, row: 2500, warning: 0, byCode: { 'bad-date': 2500 } });
    expect([issues.length, issues[0]?.row, issues.at(-1)?.row, issuesTruncated]).toEqual([1000, 2, 1001, true]);
  });

  it('list what refuses the whole file first, however late it is found', () => {
    const tally = createTally(3);
    for (let row = 2; row < 10; row += 1) tally.add(issue('warning', row));
    tally.add(issue('row', 11));
    expect(tally.hasFileIssue()).toBe(false);
    tally.add(issue('file'));
    expect(tally.hasFileIssue()).toBe(true);
    expect(tally.result().issues.map(({ level, row }) => [level, row])).toEqual([
      ['file', null],
      ['row', 11],
      ['warning', 2],
    ]);
  });

  it('add up by level and by code, and are truncated only where some are not listed', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom<IssueLevel>('file', 'row', 'warning'), { maxLength: 40 }),
        fc.integer({ min: 1, max: 30 }),
        (levels, limit) => {
          const tally = createTally(limit);
          for (const level of levels) tally.add(issue(level));
          const { issueCounts: counts, issues, issuesTruncated } = tally.result();
          expect(counts.total).toBe(levels.length);
          expect(counts.file + counts.row + counts.warning).toBe(counts.total);
          expect(Object.values(counts.byCode).reduce((sum, count) => sum + count, 0)).toBe(counts.total);
          expect(issues).toHaveLength(Math.min(limit, levels.length));
          expect(issuesTruncated).toBe(levels.length > limit);
        },
      ),
    );
  });

  it('of a report are not changed by what is found later', () => {
    const tally = createTally();
    const before = tally.result();
    tally.add(issue('row', 2));
    expect(before.issueCounts.total).toBe(0);
    expect(before.issueCounts.byCode).toEqual({});
  });
});

describe('too many errors', () => {
  it.each([
    [100, 5, null],
    [100, 6, 'too-many-errors'],
    [0, 0, null],
    [1, 1, 'too-many-errors'],
    [20, 1, null],
    [19, 1, 'too-many-errors'],
  ])('of %i rows with %i rejected: %s', (read, rejected, code) => {
    expect(tooManyErrors({ read, rejected }, 0.05)?.code ?? null).toBe(code);
  });

  it('refuse the whole file and say how many', () => {
    expect(tooManyErrors({ read: 200, rejected: 50 }, 0.05)).toMatchObject({
      level: 'file',
      found: '50 of 200 rows rejected',
      expected: 'at most 5 % of the rows rejected',
    });
  });
});
