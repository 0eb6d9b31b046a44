import { NO_SEQUENCER } from '../../core/submissions/arrival.ts';
import { submissionId } from '../../edges/records/identity.ts';
import type { ScannedEvent } from '../../edges/work/arrived-event.ts';
import type { FileArrivedDeps } from './deps.ts';
import { notReadReport } from './report-of.ts';
import { settle } from './settle.ts';
import { noteCompleted, settleArrival } from './settle-arrival.ts';

/** A file that may not be opened: all that is known of it is its name and when the scan ended. */
async function refuse(deps: FileArrivedDeps, { time, detail }: ScannedEvent): Promise<void> {
  const { bucketName, objectKey, versionId } = detail.s3ObjectDetails;
  const id = submissionId(bucketName, objectKey, versionId);
  const submission = await deps.records.submissions.startAttempt({
    id,
    key: objectKey,
    versionId,
    sequencer: NO_SEQUENCER,
    arrivedAt: new Date(time).toISOString(),
    bytes: 0,
  });
  if (submission.state === 'settled') return deps.log('file-arrived.skipped', { submission: id });
  const startedAt = deps.now().toISOString();
  const why = detail.scanResultDetails.scanResultStatus === 'THREATS_FOUND' ? 'malware' : 'not-scanned';
  const report = notReadReport(submission, why, { startedAt, finishedAt: deps.now().toISOString() });
  await settle(deps, submission, { report, judged: null, needsAreaLookup: false });
  noteCompleted(deps, submission, { report, again: false });
}

/**
 * Takes a file that was looked at for malware: where nothing was found it is read like any that arrived, at the time
 * at which it came; otherwise it is rejected without a byte of it being read, which the bucket would refuse as well.
 */
export async function settleScanned(deps: FileArrivedDeps, event: ScannedEvent): Promise<void> {
  const { s3ObjectDetails, scanResultDetails } = event.detail;
  if (scanResultDetails.scanResultStatus !== 'NO_THREATS_FOUND') return refuse(deps, event);
  const { bucketName, objectKey, versionId } = s3ObjectDetails;
  const stored = await deps.arrivals.find(objectKey, versionId);
  await settleArrival(deps, {
    'detail-type': 'Object Created',
    time: stored?.lastModified.toISOString() ?? event.time,
    detail: {
      bucket: { name: bucketName },
      object: { key: objectKey, size: stored?.bytes ?? 0, 'version-id': versionId, sequencer: NO_SEQUENCER },
      reason: 'PutObject',
    },
  });
}
