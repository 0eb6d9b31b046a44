import type { Issue, IssueCode, IssueLevel } from './issue.ts';

/** How many issues there are of one kind in one column; of the file or of whole rows where `column` is null. */
export type CauseCount = { code: IssueCode; level: IssueLevel; column: string | null; count: number };

/** `byCause` says the same as `byCode` by column. The reports of earlier days have none. */
export type IssueCounts = {
  total: number;
  file: number;
  row: number;
  warning: number;
  byCode: Partial<Record<IssueCode, number>>;
  byCause?: CauseCount[] | undefined;
};

export type TallyResult = { issueCounts: IssueCounts; issues: Issue[]; issuesTruncated: boolean };

/** Collects the issues of one file in linear time: every one is counted, the first ones of each level are listed. */
export type Tally = {
  add(issue: Issue): void;
  /** Counts an issue that there is no room to list, so that nobody need put it into words. */
  count(code: IssueCode, level: IssueLevel, column: string | null): void;
  hasRoom(level: IssueLevel): boolean;
  /** True once the whole file is refused. */
  hasFileIssue(): boolean;
  /** Issues of the whole file first, then rows, then warnings, each in the order of the file. */
  result(): TallyResult;
};

export const MOST_LISTED = 1000;

const LEVELS: readonly IssueLevel[] = ['file', 'row', 'warning'];

function addedUp(causes: readonly CauseCount[]): IssueCounts {
  const counts: IssueCounts = { total: 0, file: 0, row: 0, warning: 0, byCode: {} };
  for (const { code, level, count } of causes) {
    counts.total += count;
    counts[level] += count;
    counts.byCode[code] = (counts.byCode[code] ?? 0) + count;
  }
  return counts;
}

/** Counts with issues that were found after them. */
export function withIssues(counts: IssueCounts, late: readonly Issue[]): IssueCounts {
  const { byCause, ...before } = counts;
  const sum = { ...before, byCode: { ...before.byCode } };
  const causes = byCause?.map((cause) => ({ ...cause }));
  for (const { code, level, column } of late) {
    sum.total += 1;
    sum[level] += 1;
    sum.byCode[code] = (sum.byCode[code] ?? 0) + 1;
    const cause = causes?.find((each) => each.code === code && each.level === level && each.column === column);
    if (cause) cause.count += 1;
    else causes?.push({ code, level, column, count: 1 });
  }
  return { ...sum, ...(causes && { byCause: causes }) };
}

/** A file with faults in thousands of columns is told of those with the most of them. */
const MOST_CAUSES = 200;

export function createTally(limit = MOST_LISTED): Tally {
  const causes: CauseCount[] = [];
  const byColumn = new Map<string | null, CauseCount[]>();
  const listed: Record<IssueLevel, Issue[]> = { file: [], row: [], warning: [] };
  let isRefused = false;
  const causeOf = (code: IssueCode, level: IssueLevel, column: string | null): CauseCount => {
    const ofColumn = byColumn.get(column) ?? [];
    for (const cause of ofColumn) if (cause.code === code && cause.level === level) return cause;
    const fresh = { code, level, column, count: 0 };
    causes.push(fresh);
    ofColumn.push(fresh);
    byColumn.set(column, ofColumn);
    return fresh;
  };
  const count: Tally['count'] = (code, level, column) => {
    causeOf(code, level, column).count += 1;
    if (level === 'file') isRefused = true;
  };
  return {
    count,
    hasRoom: (level) => listed[level].length < limit,
    add: (issue) => {
      count(issue.code, issue.level, issue.column);
      const list = listed[issue.level];
      if (list.length < limit) list.push(issue);
    },
    hasFileIssue: () => isRefused,
    result: () => {
      const issues = LEVELS.flatMap((level) => listed[level]).slice(0, limit);
      const counts = addedUp(causes);
      const byCause = causes
        .map((cause) => ({ ...cause }))
        .sort((a, b) => b.count - a.count)
        .slice(0, MOST_CAUSES);
      return { issueCounts: { ...counts, byCause }, issues, issuesTruncated: counts.total > issues.length };
    },
  };
}
