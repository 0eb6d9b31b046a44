import { requireBucket } from './buckets.ts';
import { type Answer, type Call, emptyAnswer, objectOf } from './call.ts';
import { checksumHeader, type StoredChecksum } from './checksum.ts';
import { checkWrite, readConditions } from './conditions.ts';
import { createObject, currentVersion, versionHeader } from './create-object.ts';
import { S3Error } from './errors.ts';
import { readProperties, readTagging } from './properties.ts';
import { promisedBy, type Received, receiveBody } from './receive-body.ts';

/** The headers that tell a client which checksum was verified. */
export function checksumHeaders(checksum: StoredChecksum | null): Record<string, string> {
  if (checksum === null) return {};
  return { [checksumHeader(checksum.algorithm)]: checksum.value, 'x-amz-checksum-type': checksum.type };
}

/** The checksum of a body that arrived in one go. */
export function wholeChecksum(received: Received): StoredChecksum | null {
  return received.checksum === null ? null : { ...received.checksum, type: 'FULL_OBJECT' };
}

/** Receives the body of a call into a new blob; MissingContentLength when its length is not known beforehand. */
export function storeBody(call: Call, algorithm: StoredChecksum['algorithm'] | null) {
  const { store, request, payload } = call;
  if (payload.length === null)
    throw new S3Error('MissingContentLength', 'You must provide the Content-Length HTTP header.');
  const receiving = { payload, promised: promisedBy(request), algorithm, maxBytes: store.maxObjectBytes };
  return store.blobs.create((write) => receiveBody({ ...receiving, write }));
}

/** PutObject: the body is safe on disk before the index names it, and the index before the client hears of it. */
export async function putObject(call: Call): Promise<Answer> {
  const { store, request } = call;
  const { bucket, key } = objectOf(request);
  const conditions = readConditions(request.headers);
  const properties = readProperties(request.headers, request.amz);
  const tags = readTagging(request.amz.get('x-amz-tagging'));
  const target = requireBucket(store.index, bucket);
  checkWrite(conditions, currentVersion(store.index, bucket, key));

  const { blob, value: received } = await storeBody(call, null);
  const checksum = wholeChecksum(received);
  const draft = { key, size: received.size, etag: received.md5, properties: { ...properties, checksum }, tags };
  const pieces = [{ blob, size: received.size }];
  const version = await createObject(call, { bucket, draft, pieces, fresh: [blob], conditions, reason: 'PutObject' });
  const headers = {
    etag: `"${version.etag}"`,
    ...versionHeader(target, version.versionId),
    ...checksumHeaders(checksum),
  };
  return emptyAnswer(200, headers);
}
