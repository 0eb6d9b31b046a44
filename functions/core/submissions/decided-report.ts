import type { Issue } from '../checks/issue.ts';
import { withIssues } from '../checks/tally.ts';
import type { Slot } from './current.ts';
import { newerFileStandsIssue } from './issues.ts';
import type { ReplacedSlot } from './replaced.ts';
import type { SubmissionReport } from './report.ts';

const CONFIRMED = 'accepted-with-warnings';
const NOW_COUNTS = 'Somebody confirmed that the file is right, so it counts now. The audit trail says who and why.';
const NEWER_COUNTS =
  'Somebody confirmed that the file is right, but a newer file counts here, so this one does not. The audit trail says who and why.';
const COUNTS_NO_MORE = 'Somebody withdrew the file, so nothing in it counts. The audit trail says who and why.';

/** Only a held file has a large drop, so one that counts and has one was confirmed. */
export function wasConfirmed({ outcome, issueCounts }: SubmissionReport): boolean {
  return outcome === CONFIRMED && (issueCounts.byCode['large-drop'] ?? 0) > 0;
}

/** The report of a held file once somebody has confirmed it: `kept` are the slots that a newer file keeps from it. */
export function confirmedReport(
  report: SubmissionReport,
  { kept, replaced }: { kept: readonly Slot[]; replaced: ReplacedSlot[] },
): SubmissionReport {
  const newerStands = kept.map(newerFileStandsIssue);
  const isKept = ({ found }: Issue) => newerStands.some((newer) => found?.startsWith(`${newer.found}: `));
  const standing = report.issues.map((issue) =>
    issue.code === 'large-drop' ? { ...issue, fix: isKept(issue) ? NEWER_COUNTS : NOW_COUNTS } : issue,
  );
  const isListed = (late: Issue) => standing.some(({ code, found }) => code === late.code && found === late.found);
  const late = newerStands.filter((issue) => !isListed(issue));
  return {
    ...report,
    outcome: CONFIRMED,
    replaced,
    issues: report.issuesTruncated ? standing : [...standing, ...late],
    issueCounts: withIssues(report.issueCounts, late),
  };
}

const ABOUT_COUNTING: ReadonlySet<Issue['code']> = new Set(['large-drop', 'newer-file-stands']);

/** The report of a file that somebody withdrew. */
export function withdrawnReport(
  report: SubmissionReport,
  withdrawn: NonNullable<SubmissionReport['withdrawn']>,
): SubmissionReport {
  const issues = report.issues.map((issue) =>
    ABOUT_COUNTING.has(issue.code) ? { ...issue, fix: COUNTS_NO_MORE } : issue,
  );
  return { ...report, outcome: 'withdrawn', withdrawn, issues };
}
