import { createHash } from 'node:crypto';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The id of the work on one object version: the same however often its event is delivered. */
export function submissionId(bucket: string, key: string, versionId: string): string {
  return `s-${sha256(`${bucket}/${key}/${versionId}`).slice(0, 20)}`;
}

/** The id of the counts made of one submission by one set of contracts, rules and lookups. */
export function countsIdOf(submission: string, fingerprint: string): string {
  return `${submission}.${sha256(fingerprint).slice(0, 10)}`;
}

export function contentSha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
