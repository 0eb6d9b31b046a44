import { S3Error } from './errors.ts';
import type { ObjectVersion } from './versions.ts';

export type Conditions = {
  ifMatch: string | undefined;
  ifNoneMatch: string | undefined;
  ifModifiedSince: string | undefined;
  ifUnmodifiedSince: string | undefined;
};

/** Reads the four conditional headers, with the prefix that CopyObject puts before them. */
export function readConditions(headers: ReadonlyMap<string, string>, prefix = ''): Conditions {
  return {
    ifMatch: headers.get(`${prefix}if-match`),
    ifNoneMatch: headers.get(`${prefix}if-none-match`),
    ifModifiedSince: headers.get(`${prefix}if-modified-since`),
    ifUnmodifiedSince: headers.get(`${prefix}if-unmodified-since`),
  };
}

/** Whether a list of entity tags, or `*`, names the one given. */
export function namesEtag(list: string, etag: string): boolean {
  return list.split(',').some((part) => {
    const tag = part.trim().replace(/^W\//, '');
    return tag === '*' || tag.replaceAll('"', '') === etag;
  });
}

function failed(condition: string): S3Error {
  return new S3Error(
    'PreconditionFailed',
    `At least one of the pre-conditions you specified did not hold: ${condition}`,
  );
}

function seconds(date: Date | string): number {
  return Math.floor(new Date(date).getTime() / 1000);
}

/**
 * Holds a read against its conditions in the order of RFC 9110 section 13.2.2: PreconditionFailed, or
 * `not-modified`, or `go-on`.
 */
export function checkRead(conditions: Conditions, version: ObjectVersion): 'go-on' | 'not-modified' {
  const { ifMatch, ifNoneMatch, ifModifiedSince, ifUnmodifiedSince } = conditions;
  if (ifMatch !== undefined) {
    if (!namesEtag(ifMatch, version.etag)) throw failed('If-Match');
  } else if (ifUnmodifiedSince !== undefined && seconds(version.modifiedAt) > seconds(ifUnmodifiedSince)) {
    throw failed('If-Unmodified-Since');
  }
  if (ifNoneMatch !== undefined) return namesEtag(ifNoneMatch, version.etag) ? 'not-modified' : 'go-on';
  if (ifModifiedSince !== undefined && seconds(version.modifiedAt) <= seconds(ifModifiedSince)) return 'not-modified';
  return 'go-on';
}

/**
 * Holds a write against If-None-Match: * and If-Match (Amazon S3 User Guide, Conditional writes).
 * `current` is the version that a plain GET would read now.
 */
export function checkWrite(conditions: Conditions, current: ObjectVersion | null): void {
  const { ifMatch, ifNoneMatch } = conditions;
  if (ifNoneMatch !== undefined && ifNoneMatch.trim() !== '*') {
    throw new S3Error('NotImplemented', 'If-None-Match on a write only takes *');
  }
  if (ifNoneMatch !== undefined && current !== null) throw failed('If-None-Match');
  if (ifMatch === undefined) return;
  if (current === null) throw new S3Error('NoSuchKey', 'The specified key does not exist.');
  if (!namesEtag(ifMatch, current.etag)) throw failed('If-Match');
}
