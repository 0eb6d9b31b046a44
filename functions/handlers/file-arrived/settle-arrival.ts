import type { SubmissionReport } from '../../core/submissions/report.ts';
import { identifiableName } from '../../core/submissions/shown-key.ts';
import type { Submission } from '../../core/submissions/submission.ts';
import { templateFeed } from '../../core/template/template-arrival.ts';
import { submissionId } from '../../edges/records/identity.ts';
import { type ArrivedEvent, COUNT_AGAIN } from '../../edges/work/arrived-event.ts';
import { causedBy } from '../../edges/work/publish-request.ts';
import { takeUp } from './accept.ts';
import { countAgainIfLookupMoved } from './count-again.ts';
import type { FileArrivedDeps } from './deps.ts';
import { isRefused, judge } from './judge.ts';
import { readArrival } from './read-arrival.ts';
import { notReadReport, reportOf } from './report-of.ts';
import { settle } from './settle.ts';
import { keepWithdrawn } from './withdraw.ts';

/** A file that was begun this often without an end or an error has stopped the runtime each time. */
const MOST_LOST_ATTEMPTS = 3;

/**
 * Takes one arrived file from its event to its end: read, judged, counted, current, computed, reported. Every step
 * may be repeated: what is written before the pointer moves is not seen, and what is written after it follows from it.
 */
export async function settleArrival(given: FileArrivedDeps, event: ArrivedEvent): Promise<void> {
  const { bucket, object } = event.detail;
  const id = submissionId(bucket.name, object.key, object['version-id']);
  const deps = { ...given, publish: causedBy(given.publish, id) };
  const begun = await deps.records.submissions.startAttempt({
    id,
    key: object.key,
    versionId: object['version-id'],
    sequencer: object.sequencer,
    arrivedAt: new Date(event.time).toISOString(),
    bytes: object.size,
  });
  // What is stored of a key that says who a person is opens nothing.
  const submission = { ...begun, key: object.key };
  const again = event.detail.reason === COUNT_AGAIN;
  if (submission.withdrawal) await keepWithdrawn(deps, submission);
  if (submission.withdrawal || (submission.state === 'settled' && !again)) {
    deps.log('file-arrived.skipped', { submission: id });
    return;
  }
  deps.log('file-arrived.started', { submission: id, attempt: submission.attempts });
  const report = await reportOn(deps, submission).catch(async (error) => {
    await deps.records.submissions.noteFailure(id);
    throw error;
  });
  noteCompleted(deps, submission, { report, again });
}

/** Says how it ended. A file that was only counted again is not counted as one that came. */
export function noteCompleted(
  { log }: Pick<FileArrivedDeps, 'log'>,
  { id, arrivedAt }: Submission,
  { report, again }: { report: SubmissionReport | null; again: boolean },
): void {
  const about = { submission: id, outcome: report?.outcome, rows: report?.rows.read };
  const counted = report &&
    !again && {
      filesArrived: 1,
      filesRejected: report.outcome === 'rejected' ? 1 : 0,
      malwareFound: report.issueCounts.byCode.malware ? 1 : 0,
      minutesToReport: (Date.parse(report.finishedAt) - Date.parse(arrivedAt)) / 60_000,
    };
  log('file-arrived.completed', { ...about, ...counted });
}

/** What stopped behind a file that counts was not the reading of it, and a file that is rejected must not count. */
async function hasStoppedTheRuntime(
  { records }: Pick<FileArrivedDeps, 'records'>,
  { id, attempts, failures, state }: Submission,
): Promise<boolean> {
  if (state === 'settled' || attempts - 1 - failures < MOST_LOST_ATTEMPTS) return false;
  return !(await records.currents.all()).some(({ current }) => Object.hasOwn(current.arrivals, id));
}

/** Null where a file that is settled was to be counted again but is kept no longer: what it counted stands. */
async function reportOn(deps: FileArrivedDeps, submission: Submission): Promise<SubmissionReport | null> {
  const startedAt = deps.now().toISOString();
  const stopped = await hasStoppedTheRuntime(deps, submission);
  const feed = stopped || identifiableName(submission.key) ? null : templateFeed(submission.key);
  if (feed !== null) {
    // A template comes once a year, so that no other file waits for what reads one.
    const { settleTemplate } = await import('./settle-template.ts');
    return settleTemplate(deps, submission, { feed, startedAt });
  }
  const read = stopped ? null : await readArrival(deps, submission);
  if (!read) {
    if (submission.state === 'settled') return null;
    const times = { startedAt, finishedAt: deps.now().toISOString() };
    const report = notReadReport(submission, stopped ? 'stopped-the-runtime' : 'not-there', times);
    return settle(deps, submission, { report, judged: null, needsAreaLookup: false });
  }
  const judgement = await judge(deps, submission, read);
  const judged = isRefused(judgement) ? null : judgement;
  const taken = judged && (await takeUp(deps, judged));
  if (judged) await countAgainIfLookupMoved(deps, submission, read);
  const report = reportOf({ submission, read, judgement, taken, startedAt, finishedAt: deps.now().toISOString() });
  const { needsAreaLookup, copy } = read.findings;
  return settle(deps, submission, { report, judged, needsAreaLookup, copy });
}
