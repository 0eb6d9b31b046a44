import { confirmedReport, wasConfirmed } from '../../core/submissions/decided-report.ts';
import type { SubmissionReport } from '../../core/submissions/report.ts';
import { MOST_REPLACED, type Submission } from '../../core/submissions/submission.ts';
import { Rejected } from '../../edges/problem.ts';
import { causedBy } from '../../edges/work/publish-request.ts';
import { makeCurrent } from './accept.ts';
import { countAgain } from './count-again.ts';
import { type Decision, settledSubmission } from './decision.ts';
import type { FileArrivedDeps } from './deps.ts';
import { readReport, writeReport } from './report-file.ts';
import { keepWithdrawn } from './withdraw.ts';

const WITHDRAWN = 'The submission is withdrawn. Send the file again if it should count after all.';

/** Its report says again that it is withdrawn: a confirmation that was at work meanwhile may have said something else. */
async function refuseWithdrawn(deps: FileArrivedDeps, submission: Submission): Promise<never> {
  await keepWithdrawn(deps, submission);
  throw new Rejected('not-held', WITHDRAWN);
}

async function putUnlessWithdrawn(deps: FileArrivedDeps, confirmed: Submission): Promise<void> {
  const { submissions } = deps.records;
  await submissions.put(confirmed).catch(async (error: unknown) => {
    const standing = await submissions.get(confirmed.id);
    if (standing?.withdrawal) await refuseWithdrawn(deps, standing);
    throw error;
  });
}

/**
 * Makes a held file count: its pointer moves, every number that follows is computed, the report says so, and the audit
 * trail says who and why. Every step may be repeated. Throws `Rejected` where there is no such file or it is not held.
 */
export async function confirmHeld(deps: FileArrivedDeps, confirmation: Decision): Promise<SubmissionReport> {
  const submission = await settledSubmission(deps, confirmation.submission, 'not-held');
  const report = await readReport(deps, submission.id);
  if (submission.outcome === 'accepted-with-warnings' && wasConfirmed(report)) return report;
  const { source, feed, arrival, slots } = submission;
  if (submission.withdrawal) return refuseWithdrawn(deps, submission);
  if (submission.outcome !== 'held' || !source || !feed || !arrival) {
    throw new Rejected('not-held', `The submission is ${submission.outcome}, so there is nothing to confirm.`);
  }
  const publish = causedBy(deps.publish, submission.id);
  const taken = await makeCurrent({ ...deps, publish }, { source, feed, arrival, slots });
  if (taken.isWithdrawn) throw new Rejected('not-held', WITHDRAWN);
  const confirmed = confirmedReport(report, taken);
  await writeReport(deps, confirmed);
  await deps.records.audit.add({
    id: `${submission.id}-confirmed`,
    at: deps.now().toISOString(),
    who: confirmation.by,
    what: 'held file confirmed',
    subject: submission.id,
    why: confirmation.reason,
  });
  const { outcome, issueCounts } = confirmed;
  const replaced = confirmed.replaced.slice(0, MOST_REPLACED);
  await putUnlessWithdrawn(deps, { ...submission, outcome, issueTotal: issueCounts.total, replaced });
  // A lookup may have come while the file was held.
  if (submission.needsAreaLookup) await countAgain(deps, submission);
  return confirmed;
}
