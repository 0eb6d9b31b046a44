import type { Issue, IssueCode, IssueLevel } from './issue.ts';

export type IssueCounts = {
  total: number;
  file: number;
  row: number;
  warning: number;
  byCode: Partial<Record<IssueCode, number>>;
};

export type TallyResult = { issueCounts: IssueCounts; issues: Issue[]; issuesTruncated: boolean };

/** Collects the issues of one file in linear time: every one is counted, the first ones of each level are listed. */
export type Tally = {
  add(issue: Issue): void;
  /** Counts an issue that there is no room to list, so that nobody need put it into words. */
  count(code: IssueCode, level: IssueLevel): void;
  hasRoom(level: IssueLevel): boolean;
  /** True once the whole file is refused. */
  hasFileIssue(): boolean;
  /** Issues of the whole file first, then rows, then warnings, each in the order of the file. */
  result(): TallyResult;
};

const LEVELS: readonly IssueLevel[] = ['file', 'row', 'warning'];

export function createTally(limit = 1000): Tally {
  const counts: IssueCounts = { total: 0, file: 0, row: 0, warning: 0, byCode: {} };
  const listed: Record<IssueLevel, Issue[]> = { file: [], row: [], warning: [] };
  const count = (code: IssueCode, level: IssueLevel) => {
    counts.total += 1;
    counts[level] += 1;
    counts.byCode[code] = (counts.byCode[code] ?? 0) + 1;
  };
  return {
    count,
    hasRoom: (level) => listed[level].length < limit,
    add: (issue) => {
      count(issue.code, issue.level);
      const list = listed[issue.level];
      if (list.length < limit) list.push(issue);
    },
    hasFileIssue: () => counts.file > 0,
    result: () => {
      const issues = LEVELS.flatMap((level) => listed[level]).slice(0, limit);
      return {
        issueCounts: { ...counts, byCode: { ...counts.byCode } },
        issues,
        issuesTruncated: counts.total > issues.length,
      };
    },
  };
}
