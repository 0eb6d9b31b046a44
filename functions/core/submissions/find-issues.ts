import type { Issue, IssueLevel } from '../checks/issue.ts';

/** What a list of issues is cut down by. Empty is everything; `words` may stand in any part of an issue. */
export type IssuesAsked = { level: IssueLevel | ''; code: string; column: string; sheet: string; words: string };

const textOf = ({ code, sheet, row, column, cell, found, expected, fix }: Issue): string =>
  [code, sheet, row, column, cell, found, expected, fix].join(' ').toLowerCase();

/** The issues that fit, in their order. */
export function findIssues(issues: readonly Issue[], asked: IssuesAsked): Issue[] {
  const words = asked.words.trim().toLowerCase();
  const fits = (wanted: string, value: string | null) => wanted === '' || wanted === value;
  return issues.filter(
    (issue) =>
      fits(asked.level, issue.level) &&
      fits(asked.code, issue.code) &&
      fits(asked.column, issue.column) &&
      fits(asked.sheet, issue.sheet) &&
      (words === '' || textOf(issue).includes(words)),
  );
}
