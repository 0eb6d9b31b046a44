import {
  ListObjectVersionsCommand,
  type ListObjectVersionsCommandInput,
  type ListObjectVersionsCommandOutput,
} from '@aws-sdk/client-s3';
import { NO_SEQUENCER } from '../functions/core/submissions/arrival.ts';
import { submissionId } from '../functions/edges/records/identity.ts';
import type { StoreClients, Stores } from '../functions/edges/stores.ts';
import type { ArrivedEvent } from '../functions/edges/work/arrived-event.ts';

/** The event of every version of every file in the arrivals bucket, oldest first, made from the list of the bucket. */
export async function arrivedVersions({ s3 }: Pick<StoreClients, 's3'>, bucket: string): Promise<ArrivedEvent[]> {
  const found: ArrivedEvent[] = [];
  let markers: Pick<ListObjectVersionsCommandInput, 'KeyMarker' | 'VersionIdMarker'> | null = {};
  while (markers) {
    const page: ListObjectVersionsCommandOutput = await s3.send(
      new ListObjectVersionsCommand({ Bucket: bucket, ...markers }),
    );
    for (const { Key, VersionId, Size, LastModified } of page.Versions ?? []) {
      const time = (LastModified ?? new Date(0)).toISOString();
      found.push({
        'detail-type': 'Object Created',
        time,
        detail: {
          bucket: { name: bucket },
          object: { key: Key ?? '', size: Size ?? 0, 'version-id': VersionId ?? 'null', sequencer: NO_SEQUENCER },
          reason: 'PutObject',
        },
      });
    }
    markers = page.IsTruncated ? { KeyMarker: page.NextKeyMarker, VersionIdMarker: page.NextVersionIdMarker } : null;
  }
  return found.sort((a, b) => (a.time < b.time ? -1 : 1));
}

/** The submission that an event is about. */
export function submissionOf({ detail: { bucket, object } }: ArrivedEvent): string {
  return submissionId(bucket.name, object.key, object['version-id']);
}

/** Whether the work on it has come to its end. */
export async function isSettled({ records }: Pick<Stores, 'records'>, submission: string): Promise<boolean> {
  return (await records.submissions.get(submission))?.state === 'settled';
}
