import type { Issue, IssueCode } from './issue.ts';

/** An issue about the file as a whole, for which none of its rows may count. */
export function fileIssue(code: IssueCode, { found, expected, fix }: Pick<Issue, 'found' | 'expected' | 'fix'>): Issue {
  return { code, level: 'file', sheet: null, row: null, column: null, found, expected, fix };
}
