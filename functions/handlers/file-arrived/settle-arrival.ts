import type { SubmissionReport } from '../../core/submissions/report.ts';
import type { Submission } from '../../core/submissions/submission.ts';
import { submissionId } from '../../edges/records/identity.ts';
import { type ArrivedEvent, COUNT_AGAIN } from '../../edges/work/arrived-event.ts';
import { takeUp } from './accept.ts';
import type { FileArrivedDeps } from './deps.ts';
import { isRefused, judge } from './judge.ts';
import { readArrival } from './read-arrival.ts';
import { readingFailedReport, reportOf } from './report-of.ts';
import { settle } from './settle.ts';

/** A file that was begun this often without an end or an error has stopped the runtime each time. */
const MOST_LOST_ATTEMPTS = 3;

/**
 * Takes one arrived file from its event to its end: read, judged, counted, current, computed, reported. Every step
 * may be repeated: what is written before the pointer moves is not seen, and what is written after it follows from it.
 */
export async function settleArrival(deps: FileArrivedDeps, event: ArrivedEvent): Promise<void> {
  const { bucket, object } = event.detail;
  const id = submissionId(bucket.name, object.key, object['version-id']);
  const submission = await deps.records.submissions.startAttempt({
    id,
    key: object.key,
    versionId: object['version-id'],
    sequencer: object.sequencer,
    arrivedAt: new Date(event.time).toISOString(),
    bytes: object.size,
  });
  const again = event.detail.reason === COUNT_AGAIN;
  if (submission.state === 'settled' && !again) {
    deps.log('file-arrived.skipped', { submission: id });
    return;
  }
  deps.log('file-arrived.started', { submission: id, attempt: submission.attempts });
  const report = await reportOn(deps, submission).catch(async (error) => {
    await deps.records.submissions.noteFailure(id);
    throw error;
  });
  deps.log('file-arrived.completed', {
    submission: id,
    outcome: report.outcome,
    rows: report.rows.read,
    issues: report.issueCounts.total,
  });
}

async function reportOn(deps: FileArrivedDeps, submission: Submission): Promise<SubmissionReport> {
  const startedAt = deps.now().toISOString();
  const lostAttempts = submission.attempts - 1 - submission.failures;
  if (lostAttempts >= MOST_LOST_ATTEMPTS && submission.state !== 'settled') {
    const report = readingFailedReport(submission, startedAt, deps.now().toISOString());
    return settle(deps, submission, { report, judged: null, needsAreaLookup: false });
  }
  const read = await readArrival(deps, submission);
  const judgement = await judge(deps, submission, read);
  const judged = isRefused(judgement) ? null : judgement;
  const taken = judged && (await takeUp(deps, judged));
  const report = reportOf({ submission, read, judgement, taken, startedAt, finishedAt: deps.now().toISOString() });
  return settle(deps, submission, { report, judged, needsAreaLookup: read.findings.needsAreaLookup });
}
