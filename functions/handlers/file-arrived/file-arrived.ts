import middy from '@middy/core';
import type { SQSEvent, SQSRecord } from 'aws-lambda';
import type { DeadWork } from '../../core/dead-letters/dead-letter.ts';
import { shownKey } from '../../core/submissions/shown-key.ts';
import { submissionId } from '../../edges/records/identity.ts';
import { fileEvent } from '../../edges/work/arrived-event.ts';
import { partialBatchFailure } from '../../edges/work/batch.ts';
import { noteLastTry } from '../../edges/work/last-try.ts';
import type { FileArrivedDeps } from './deps.ts';
import { settleArrival } from './settle-arrival.ts';
import { settleScanned } from './settle-scanned.ts';

/** Which object version an event is about. */
type Version = { bucket: string; key: string; versionId: string };

const readEvent = (body: string) => fileEvent.parse(JSON.parse(body));

function versionIn(event: ReturnType<typeof readEvent>): Version {
  if (event['detail-type'] === 'Object Created') {
    const { bucket, object } = event.detail;
    return { bucket: bucket.name, key: object.key, versionId: object['version-id'] };
  }
  const { bucketName, objectKey, versionId } = event.detail.s3ObjectDetails;
  return { bucket: bucketName, key: objectKey, versionId };
}

const submissionOf = ({ bucket, key, versionId }: Version): string => submissionId(bucket, key, versionId);

function workOf({ messageId, body }: SQSRecord): DeadWork {
  try {
    const version = versionIn(readEvent(body));
    return { kind: 'file', submission: submissionOf(version), key: shownKey(version.key) };
  } catch {
    return { kind: 'unknown', message: messageId };
  }
}

async function settleEvent(deps: FileArrivedDeps, body: string): Promise<void> {
  const event = readEvent(body);
  await (event['detail-type'] === 'Object Created' ? settleArrival(deps, event) : settleScanned(deps, event));
  await deps.records.deadLetters.close(submissionOf(versionIn(event)), deps.now().toISOString());
}

/** Set off by files that arrive in the arrivals bucket: reads, checks and counts each, and computes what follows. */
export function createFileArrived(deps: FileArrivedDeps) {
  const failed = (reason: unknown) =>
    deps.log('file-arrived.failed', { error: reason instanceof Error ? reason.name : 'unknown' });
  const handle = (record: SQSRecord) =>
    noteLastTry(deps, record, { work: workOf(record), act: () => settleEvent(deps, record.body) });
  return middy()
    .use(partialBatchFailure(failed))
    .handler(async (event: SQSEvent) => Promise.allSettled(event.Records.map(handle)));
}
