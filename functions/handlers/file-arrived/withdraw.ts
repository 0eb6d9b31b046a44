import { type Current, withdrawArrival } from '../../core/submissions/current.ts';
import { withdrawnReport } from '../../core/submissions/decided-report.ts';
import { type InsteadSlot, insteadOf, type Withdrawal } from '../../core/submissions/instead.ts';
import { concernedBy } from '../../core/submissions/replaced.ts';
import type { Outcome, SubmissionReport } from '../../core/submissions/report.ts';
import type { Submission } from '../../core/submissions/submission.ts';
import { Rejected } from '../../edges/problem.ts';
import { areCountsKept } from '../../edges/records/counts-kept.ts';
import { causedBy } from '../../edges/work/publish-request.ts';
import { type Decision, settledSubmission } from './decision.ts';
import type { FileArrivedDeps } from './deps.ts';
import { follow } from './follow.ts';
import { readReport, writeReport } from './report-file.ts';

/** A duplicate counts once the file that it repeats is withdrawn, so it can be withdrawn as well. */
const MAY_COUNT: ReadonlySet<Outcome | null> = new Set(['accepted', 'accepted-with-warnings', 'held', 'duplicate']);

type Counting = Submission & { source: string; feed: string; arrival: NonNullable<Submission['arrival']> };

function countingSubmission(submission: Submission): Counting {
  const { source, feed, arrival, outcome } = submission;
  const isDecided = outcome === 'withdrawn' || MAY_COUNT.has(outcome);
  if (isDecided && source && feed && arrival) return { ...submission, source, feed, arrival };
  throw new Rejected(
    'not-counted',
    `The submission is ${outcome}, so nothing in it counts and there is nothing to withdraw.`,
  );
}

/** What counts in its place, and whether the counts that are to stand there again are still kept. */
async function insteadNow(
  deps: FileArrivedDeps,
  { source, arrival }: Counting,
  current: Current,
): Promise<InsteadSlot[]> {
  const instead = insteadOf(current, arrival);
  const lost = new Set<string>();
  for (const submission of new Set(instead.map((slot) => slot.submission))) {
    const countsId = submission === null ? undefined : current.arrivals[submission]?.countsId;
    if (submission && countsId && !(await areCountsKept(deps, source, countsId))) lost.add(submission);
  }
  return instead.map((slot) => ({ ...slot, isLost: slot.submission !== null && lost.has(slot.submission) }));
}

async function takeBack(deps: FileArrivedDeps, counting: Counting): Promise<InsteadSlot[]> {
  const { source, feed, arrival, slots } = counting;
  const next = await deps.records.currents.move(source, feed, (current) => withdrawArrival(current, arrival, slots));
  const publish = causedBy(deps.publish, counting.id);
  await follow({ ...deps, publish }, { source, ...concernedBy(next, arrival, slots) });
  return insteadNow(deps, counting, next);
}

/**
 * Takes back a file that counts or is held: its pointer moves so that what it had replaced counts again, every number
 * that follows is computed, the report says so, and the audit trail says who and why. Every step may be repeated.
 * Throws `Rejected` where there is no such file or nothing in it counts.
 */
export async function withdraw(deps: FileArrivedDeps, decision: Decision): Promise<SubmissionReport> {
  const submission = countingSubmission(await settledSubmission(deps, decision.submission, 'not-counted'));
  const report = await readReport(deps, submission.id);
  if (submission.withdrawal) return restoredReport(deps, submission, report);
  const { at, by, reason }: Withdrawal = report.withdrawn ?? { ...decision, at: deps.now().toISOString() };
  const instead = await takeBack(deps, submission);
  const withdrawn = withdrawnReport(report, { at, by, reason, instead });
  await writeReport(deps, withdrawn);
  await deps.records.audit.add({
    id: `${submission.id}-withdrawn`,
    at,
    who: by,
    what: 'file withdrawn',
    subject: submission.id,
    why: reason,
  });
  const { outcome } = withdrawn;
  const decided = { ...submission, outcome, slots: [], replaced: [], withdrawal: { at, by, reason } };
  await deps.records.submissions.put(decided);
  // Whoever confirmed or counted the file meanwhile may have written its report last.
  return restoredReport(deps, decided, await readReport(deps, decided.id));
}

async function restoredReport(
  deps: FileArrivedDeps,
  submission: Counting,
  report: SubmissionReport,
): Promise<SubmissionReport> {
  const { source, feed, withdrawal } = submission;
  if (report.outcome === 'withdrawn' || !withdrawal) return report;
  const instead = await insteadNow(deps, submission, await deps.records.currents.get(source, feed));
  const withdrawn = withdrawnReport(report, { ...withdrawal, instead });
  await writeReport(deps, withdrawn);
  return withdrawn;
}

/** Says again that a file is withdrawn, where whoever was counting it meanwhile has said something else. */
export async function keepWithdrawn(deps: FileArrivedDeps, submission: Submission): Promise<void> {
  await restoredReport(deps, countingSubmission(submission), await readReport(deps, submission.id));
}
