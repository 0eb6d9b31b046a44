import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import type { Blobs } from './blobs.ts';
import { type Bucket, requireBucket } from './buckets.ts';
import { type ByteRange, parseRange } from './byte-range.ts';
import { type Answer, type Call, emptyAnswer, objectOf } from './call.ts';
import { checkRead, namesEtag, readConditions } from './conditions.ts';
import { versionHeader } from './create-object.ts';
import { S3Error } from './errors.ts';
import type { IndexStore } from './index-store.ts';
import { checksumHeaders } from './put-object.ts';
import type { S3Request } from './request.ts';
import { findVersion, type ObjectVersion, type Piece, piecesOf } from './versions.ts';

const overridable = [
  'content-type',
  'content-disposition',
  'content-encoding',
  'content-language',
  'cache-control',
  'expires',
];

/** The response-* parameters that a (presigned) read may carry. */
export const responseOverrides = overridable.map((name) => `response-${name}`);

/** The version that a request reads: NoSuchKey, NoSuchVersion, or MethodNotAllowed for a delete marker named by its id. */
export function readableVersion(index: IndexStore, bucket: Bucket, key: string, versionId?: string): ObjectVersion {
  const version = findVersion(index, bucket.name, key, versionId);
  if (version === null && versionId !== undefined) {
    throw new S3Error('NoSuchVersion', 'The specified version does not exist.');
  }
  if (version === null) throw new S3Error('NoSuchKey', 'The specified key does not exist.');
  if (!version.deleteMarker) return version;
  const headers = { 'x-amz-delete-marker': 'true', ...versionHeader(bucket, version.versionId) };
  if (versionId === undefined) throw new S3Error('NoSuchKey', 'The specified key does not exist.', headers);
  throw new S3Error('MethodNotAllowed', 'The specified method is not allowed against this resource.', headers);
}

function describe(request: S3Request, bucket: Bucket, version: ObjectVersion): Record<string, string> {
  const metadata = Object.entries(version.properties.metadata).map(([name, value]) => [`x-amz-meta-${name}`, value]);
  const overrides = overridable.flatMap((name) => {
    const value = request.query.get(`response-${name}`);
    return value === undefined ? [] : [[name, value]];
  });
  return {
    'content-type': 'binary/octet-stream',
    ...version.properties.headers,
    ...Object.fromEntries(overrides),
    ...Object.fromEntries(metadata),
    ...versionHeader(bucket, version.versionId),
    ...(version.tags.length > 0 ? { 'x-amz-tagging-count': String(version.tags.length) } : {}),
    'accept-ranges': 'bytes',
    etag: `"${version.etag}"`,
    'last-modified': version.modifiedAt.toUTCString(),
  };
}

async function sendPieces(blobs: Blobs, wanted: { pieces: readonly Piece[]; range: ByteRange }, out: Writable) {
  const { pieces, range } = wanted;
  let offset = 0;
  for (const piece of pieces) {
    const start = Math.max(range.start - offset, 0);
    const end = Math.min(range.end - offset, piece.size - 1);
    if (start <= end) await blobs.send(piece.blob, { start, end }, out);
    offset += piece.size;
  }
  out.end();
  await finished(out);
}

/** Streams the bytes of a range out of the pieces that hold them, and then lets go of the pieces. */
function streamPieces(blobs: Blobs, pieces: readonly Piece[], range: ByteRange) {
  const release = blobs.hold(pieces.map((piece) => piece.blob));
  return (out: Writable): Promise<void> => sendPieces(blobs, { pieces, range }, out).finally(release);
}

function wantedRange(request: S3Request, version: ObjectVersion): ByteRange | null {
  const ifRange = request.headers.get('if-range');
  if (ifRange !== undefined && !namesEtag(ifRange, version.etag)) return null;
  return parseRange(request.headers.get('range'), version.size);
}

/** GetObject and HeadObject. */
export function getObject(call: Call): Answer {
  const { store, request } = call;
  const { bucket: name, key } = objectOf(request);
  const bucket = requireBucket(store.index, name);
  const version = readableVersion(store.index, bucket, key, request.query.get('versionId'));
  const headers = describe(request, bucket, version);
  if (checkRead(readConditions(request.headers), version) === 'not-modified') return emptyAnswer(304, headers);

  const range = wantedRange(request, version);
  // A client would hold the checksum of the whole object against the part that it asked for.
  const verifiable = range === null && request.amz.get('x-amz-checksum-mode')?.toUpperCase() === 'ENABLED';
  if (verifiable) Object.assign(headers, checksumHeaders(version.properties.checksum));
  const { start, end } = range ?? { start: 0, end: version.size - 1 };
  headers['content-length'] = String(end - start + 1);
  if (range !== null) headers['content-range'] = `bytes ${start}-${end}/${version.size}`;
  const status = range === null ? 200 : 206;
  if (request.method === 'HEAD') return emptyAnswer(status, headers);
  return { status, headers, body: streamPieces(store.blobs, piecesOf(store.index, version), { start, end }) };
}
