import { createHash } from 'node:crypto';

/** The id of the work on one object version: the same however often its event is delivered. */
export function submissionId(bucket: string, key: string, versionId: string): string {
  return `s-${contentSha256(`${bucket}/${key}/${versionId}`).slice(0, 20)}`;
}

/** The id of the counts made of one submission by one set of contracts, rules and lookups. */
export function countsIdOf(submission: string, fingerprint: string): string {
  return `${submission}.${contentSha256(fingerprint).slice(0, 10)}`;
}

/** The sha256 of a content, in hexadecimal digits. Text is taken as UTF-8. */
export function contentSha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
