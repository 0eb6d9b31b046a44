import { ListObjectsV2Command, type S3Client } from '@aws-sdk/client-s3';
import { JOURNAL_FOLDER, KEPT_BY_STATE } from '../records/journal.ts';

/** Every key of a bucket that begins so. */
export async function keysUnder(s3: S3Client, bucket: string, prefix: string): Promise<string[]> {
  const keys: string[] = [];
  let next: string | undefined;
  do {
    const page = await s3.send(
      new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix, ...(next && { ContinuationToken: next }) }),
    );
    keys.push(...(page.Contents ?? []).flatMap(({ Key }) => Key ?? []));
    next = page.NextContinuationToken;
  } while (next);
  return keys;
}

const folderOf = (key: string): string => key.slice(0, key.lastIndexOf('/'));

/** The kind of what is kept under a key of the journal. */
export const kindOf = (key: string): string => key.slice(JOURNAL_FOLDER.length).split('/')[0] ?? '';

/** Of the keys of a journal those that say how things stand: of what is kept by state, the last state. */
export function standingKeys(keys: readonly string[]): string[] {
  const last = new Map<string, string>();
  for (const key of [...keys].sort()) last.set(KEPT_BY_STATE.has(kindOf(key)) ? folderOf(key) : key, key);
  return [...last.values()];
}

/** The files of the journal that say how things stand. */
export async function keptFiles(s3: S3Client, evidenceBucket: string): Promise<string[]> {
  return standingKeys(await keysUnder(s3, evidenceBucket, JOURNAL_FOLDER));
}
