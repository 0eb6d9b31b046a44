import type { Issue, IssueCode } from '../checks/issue.ts';

/** The codes of files, those of a return as a whole, and the codes of the flags that numbers carry. */
export type ReturnIssueCode = IssueCode | 'missing-months' | 'no-plan' | (string & {});

/** A remark on a return, in the shape of an issue of a file, with the metric and period that it is about. */
export type ReturnIssue = Omit<Issue, 'code'> & {
  code: ReturnIssueCode;
  metric: string | null;
  period: string | null;
};
