import { DeleteObjectCommand, ListObjectVersionsCommand, type S3Client } from '@aws-sdk/client-s3';

/** A version of an object, or the mark that it was deleted. */
type Version = { key: string; versionId: string; isLatest: boolean; isMark: boolean };

async function versionsUnder(s3: S3Client, Bucket: string, Prefix = ''): Promise<Version[]> {
  const found: Version[] = [];
  let from: { KeyMarker?: string | undefined; VersionIdMarker?: string | undefined } | null = {};
  while (from) {
    const page: Awaited<ReturnType<typeof list>> = await list(s3, { Bucket, Prefix, ...from });
    for (const [entries, isMark] of [
      [page.Versions ?? [], false],
      [page.DeleteMarkers ?? [], true],
    ] as const) {
      for (const { Key = '', VersionId = 'null', IsLatest = false } of entries) {
        found.push({ key: Key, versionId: VersionId, isLatest: IsLatest, isMark });
      }
    }
    from = page.IsTruncated ? { KeyMarker: page.NextKeyMarker, VersionIdMarker: page.NextVersionIdMarker } : null;
  }
  return found;
}

function list(s3: S3Client, asked: ConstructorParameters<typeof ListObjectVersionsCommand>[0]) {
  return s3.send(new ListObjectVersionsCommand(asked));
}

/**
 * Takes the marks away by which objects of a bucket are deleted while their versions are still there, and answers with
 * their keys. What was there before is there again, to the byte and with its locks.
 */
export async function undelete(s3: S3Client, Bucket: string): Promise<string[]> {
  const all = await versionsUnder(s3, Bucket);
  const kept = new Set(all.flatMap(({ key, isMark }) => (isMark ? [] : [key])));
  const deleted = new Set(all.flatMap(({ key, isMark, isLatest }) => (isMark && isLatest ? [key] : [])));
  const back = [...deleted].filter((key) => kept.has(key));
  for (const { key, versionId, isMark } of all) {
    // Every mark: one may lie below another.
    if (!isMark || !back.includes(key)) continue;
    await s3.send(new DeleteObjectCommand({ Bucket, Key: key, VersionId: versionId }));
  }
  return back;
}

/** The versions of one object that can be read, in no order that may be relied on. */
export async function readableVersions(s3: S3Client, bucket: string, key: string): Promise<string[]> {
  const all = await versionsUnder(s3, bucket, key);
  return all.flatMap((one) => (one.key === key && !one.isMark ? [one.versionId] : []));
}
