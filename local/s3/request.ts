import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { S3Error } from './errors.ts';
import { decodeQuery, decodeUri } from './uri-encoding.ts';

/** One HTTP request as S3 reads it. `bucket` and `key` are decoded exactly once. */
export type S3Request = {
  id: string;
  method: string;
  /** The path as sent, still encoded: signatures are about it. */
  rawPath: string;
  queryPairs: readonly (readonly [string, string])[];
  query: ReadonlyMap<string, string>;
  /** Names in lower case, values read as UTF-8, repeated headers joined by a comma. */
  headers: ReadonlyMap<string, string>;
  /** The x-amz-* headers, and those that a presigned URL carries in its query instead. */
  amz: ReadonlyMap<string, string>;
  bucket: string | null;
  key: string | null;
  incoming: IncomingMessage;
  /** Tells a client that sent `Expect: 100-continue` to go on; called when the body is first read. */
  sendContinue: () => void;
};

export const maxKeyBytes = 1024;
const bucketHost = /^(?<bucket>[a-z0-9][a-z0-9.-]{1,61}[a-z0-9])\.localhost(?::\d+)?$/;

function readHeaders(raw: readonly string[]): Map<string, string> {
  const headers = new Map<string, string>();
  for (let i = 0; i + 1 < raw.length; i += 2) {
    const name = (raw[i] ?? '').toLowerCase();
    const value = Buffer.from(raw[i + 1] ?? '', 'latin1').toString('utf8');
    const earlier = headers.get(name);
    headers.set(name, earlier === undefined ? value : `${earlier},${value}`);
  }
  return headers;
}

function amzSettings(headers: ReadonlyMap<string, string>, pairs: readonly (readonly [string, string])[]) {
  const settings = new Map<string, string>();
  for (const [name, value] of pairs) {
    if (name.toLowerCase().startsWith('x-amz-')) settings.set(name.toLowerCase(), value);
  }
  for (const [name, value] of headers) if (name.startsWith('x-amz-')) settings.set(name, value);
  return settings;
}

function readKey(encoded: string): string | null {
  if (encoded === '') return null;
  const key = decodeUri(encoded);
  if (Buffer.byteLength(key) > maxKeyBytes) throw new S3Error('KeyTooLongError', 'Your key is too long');
  if (key.includes('\0')) throw new S3Error('InvalidArgument', 'A key cannot hold a NUL character');
  return key;
}

function locate(rawPath: string, host: string): Pick<S3Request, 'bucket' | 'key'> {
  const hostBucket = bucketHost.exec(host)?.groups?.bucket;
  const path = hostBucket === undefined ? rawPath.slice(1) : `${hostBucket}${rawPath}`;
  const slash = path.indexOf('/');
  const bucket = decodeUri(slash === -1 ? path : path.slice(0, slash));
  if (bucket === '' && path !== '') throw new S3Error('InvalidBucketName', 'The specified bucket is not valid.');
  return { bucket: bucket === '' ? null : bucket, key: slash === -1 ? null : readKey(path.slice(slash + 1)) };
}

/** An id for one request, as S3 writes it into x-amz-request-id. */
export function newRequestId(): string {
  return randomBytes(8).toString('hex').toUpperCase();
}

/** Reads the request line and the headers; InvalidURI or KeyTooLongError when they cannot be read. */
export function readRequest(incoming: IncomingMessage, id: string, sendContinue: () => void): S3Request {
  const url = incoming.url ?? '/';
  const mark = url.indexOf('?');
  const rawPath = mark === -1 ? url : url.slice(0, mark);
  const queryPairs = mark === -1 ? [] : decodeQuery(url.slice(mark + 1));
  const headers = readHeaders(incoming.rawHeaders);
  return {
    id,
    method: incoming.method ?? 'GET',
    rawPath,
    queryPairs,
    query: new Map(queryPairs),
    headers,
    amz: amzSettings(headers, queryPairs),
    ...locate(rawPath, headers.get('host') ?? ''),
    incoming,
    sendContinue,
  };
}
