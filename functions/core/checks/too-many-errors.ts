import { fileIssue } from './file-issue.ts';
import type { Issue } from './issue.ts';

/** The issue for a file of which more than `maximumShare` of the rows are rejected; null where it is no more than that. */
export function tooManyErrors(rows: { read: number; rejected: number }, maximumShare: number): Issue | null {
  if (rows.rejected <= rows.read * maximumShare) return null;
  return fileIssue('too-many-errors', {
    found: `${rows.rejected} of ${rows.read} rows rejected`,
    expected: `at most ${maximumShare * 100} % of the rows rejected`,
    fix: 'Correct the rows that are listed and send the whole file again. Until then the earlier data stands.',
  });
}
