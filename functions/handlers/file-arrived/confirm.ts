import type { Issue } from '../../core/checks/issue.ts';
import type { Slot } from '../../core/submissions/current.ts';
import { newerFileStandsIssue } from '../../core/submissions/issues.ts';
import type { SubmissionReport } from '../../core/submissions/report.ts';
import type { Submission } from '../../core/submissions/submission.ts';
import { Rejected } from '../../edges/problem.ts';
import { makeCurrent } from './accept.ts';
import { countAgain } from './count-again.ts';
import type { FileArrivedDeps } from './deps.ts';
import { readReport, writeReport } from './report-file.ts';

/** Somebody says that a held file is right, and why. */
export type Confirmation = { submission: string; by: string; reason: string };

const CONFIRMED = 'accepted-with-warnings';
const NOW_COUNTS = 'Somebody confirmed that the file is right, so it counts now. The audit trail says who and why.';

/**
 * Makes a held file count: its pointer moves, every number that follows is computed, the report says so, and the audit
 * trail says who and why. Every step may be repeated. Throws `Rejected` where there is no such file or it is not held.
 */
export async function confirmHeld(deps: FileArrivedDeps, confirmation: Confirmation): Promise<SubmissionReport> {
  const submission = await deps.records.submissions.get(confirmation.submission);
  if (!submission) throw new Rejected('unknown-submission', `There is no submission ${confirmation.submission}.`);
  if (submission.state !== 'settled') {
    throw new Rejected('not-held', 'The file is still being read. Ask again when it is done.');
  }
  const report = await readReport(deps, submission.id);
  if (wasConfirmed(submission, report)) return report;
  const { source, feed, arrival, slots } = submission;
  if (submission.outcome !== 'held' || !source || !feed || !arrival) {
    throw new Rejected(
      'not-held',
      `The submission is ${submission.outcome ?? 'not read yet'}, so there is nothing to confirm.`,
    );
  }
  const { kept } = await makeCurrent(deps, { source, feed, arrival, slots });
  const confirmed = confirmedReport(report, kept);
  await writeReport(deps, confirmed);
  await deps.records.audit.add({
    id: `${submission.id}-confirmed`,
    at: deps.now().toISOString(),
    who: confirmation.by,
    what: 'held file confirmed',
    subject: submission.id,
    why: confirmation.reason,
  });
  await deps.records.submissions.put({
    ...submission,
    outcome: CONFIRMED,
    issueTotal: confirmed.issueCounts.total,
  });
  // A lookup may have come while the file was held.
  if (submission.needsAreaLookup) await countAgain(deps, submission);
  return confirmed;
}

/** Only a held file has a large drop, so one that counts and has one was confirmed. */
function wasConfirmed({ outcome }: Submission, report: SubmissionReport): boolean {
  return outcome === CONFIRMED && (report.issueCounts.byCode['large-drop'] ?? 0) > 0;
}

function confirmedReport(report: SubmissionReport, kept: readonly Slot[]): SubmissionReport {
  const standing = report.issues.map((issue) => (issue.code === 'large-drop' ? { ...issue, fix: NOW_COUNTS } : issue));
  const isListed = (late: Issue) => standing.some(({ code, found }) => code === late.code && found === late.found);
  const late = kept.map(newerFileStandsIssue).filter((issue) => !isListed(issue));
  const { issueCounts } = report;
  const newer = (issueCounts.byCode['newer-file-stands'] ?? 0) + late.length;
  return {
    ...report,
    outcome: CONFIRMED,
    issues: report.issuesTruncated ? standing : [...standing, ...late],
    issueCounts: {
      ...issueCounts,
      total: issueCounts.total + late.length,
      warning: issueCounts.warning + late.length,
      byCode: { ...issueCounts.byCode, ...(newer > 0 ? { 'newer-file-stands': newer } : {}) },
    },
  };
}
