import { randomBytes } from 'node:crypto';
import { requireBucket } from './buckets.ts';
import { type Answer, type Call, emptyAnswer, objectOf, xmlAnswer } from './call.ts';
import { type ChecksumAlgorithm, type ChecksumType, checksumHeader, parseAlgorithm } from './checksum.ts';
import { S3Error } from './errors.ts';
import { readProperties, readTagging } from './properties.ts';
import { storeBody } from './put-object.ts';
import { promisedBy, type Received } from './receive-body.ts';
import type { S3Request } from './request.ts';
import { addUpload, dropUpload, putPart, requireUpload, type Upload } from './uploads.ts';
import { unreferenced } from './versions.ts';
import { textElement, xmlDocument } from './xml.ts';

const maxPartNumber = 10_000;

function readChecksumType(request: S3Request, algorithm: ChecksumAlgorithm | null): ChecksumType {
  const fallback = algorithm === 'CRC64NVME' ? 'FULL_OBJECT' : 'COMPOSITE';
  const type = request.amz.get('x-amz-checksum-type') ?? fallback;
  if (type !== 'FULL_OBJECT' && type !== 'COMPOSITE') {
    throw new S3Error('InvalidRequest', 'Value for x-amz-checksum-type header is invalid.');
  }
  const impossible = type === 'FULL_OBJECT' ? ['SHA1', 'SHA256'] : ['CRC64NVME'];
  if (algorithm !== null && impossible.includes(algorithm)) {
    throw new S3Error(
      'InvalidRequest',
      `The ${type} checksum type cannot be used with the ${algorithm} checksum algorithm.`,
    );
  }
  return type;
}

/** CreateMultipartUpload. */
export function createUpload(call: Call): Answer {
  const { store, request } = call;
  const { bucket, key } = objectOf(request);
  requireBucket(store.index, bucket);
  const name = request.amz.get('x-amz-checksum-algorithm');
  const algorithm = name === undefined ? null : parseAlgorithm(name);
  const upload: Upload = {
    id: randomBytes(24).toString('base64url'),
    bucket,
    key,
    createdAt: store.identity.now(),
    properties: readProperties(request.headers, request.amz),
    tags: readTagging(request.amz.get('x-amz-tagging')),
    algorithm,
    checksumType: readChecksumType(request, algorithm),
  };
  addUpload(store.index, upload);
  const fields = [textElement('Bucket', bucket), textElement('Key', key), textElement('UploadId', upload.id)];
  const checksum = { 'x-amz-checksum-algorithm': algorithm ?? '', 'x-amz-checksum-type': upload.checksumType };
  return xmlAnswer(xmlDocument('InitiateMultipartUploadResult', ...fields), algorithm === null ? {} : checksum);
}

/** The upload that a request names by `uploadId`. */
export function uploadOf(call: Call): Upload {
  const target = { ...objectOf(call.request), id: call.request.query.get('uploadId') ?? '' };
  requireBucket(call.store.index, target.bucket);
  return requireUpload(call.store.index, target);
}

function readPartNumber(request: S3Request): number {
  const text = request.query.get('partNumber') ?? '';
  const number = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (number >= 1 && number <= maxPartNumber) return number;
  throw new S3Error('InvalidArgument', `Part number must be an integer between 1 and ${maxPartNumber}, inclusive`);
}

async function commitPart(call: Call, number: number, stored: { blob: string; value: Received }): Promise<void> {
  const { store } = call;
  const { size, md5: etag, checksum } = stored.value;
  try {
    const freed = store.index.transaction(() => {
      const part = { number, blob: stored.blob, size, etag, checksum, modifiedAt: store.identity.now() };
      return unreferenced(store.index, putPart(store.index, uploadOf(call), part));
    });
    await store.blobs.remove(freed);
  } catch (error) {
    await store.blobs.remove(unreferenced(store.index, [stored.blob]));
    throw error;
  }
}

/** UploadPart. A part may be sent again: the last one counts. */
export async function uploadPart(call: Call): Promise<Answer> {
  const upload = uploadOf(call);
  const number = readPartNumber(call.request);
  const promised = promisedBy(call.request).checksum;
  if (upload.algorithm !== null && promised !== null && promised.algorithm !== upload.algorithm) {
    const message = `Checksum Type mismatch occurred, expected checksum Type: ${upload.algorithm.toLowerCase()}`;
    throw new S3Error('InvalidRequest', message);
  }
  const stored = await storeBody(call, upload.algorithm);
  await commitPart(call, number, stored);
  const { md5, checksum } = stored.value;
  const header = checksum === null ? {} : { [checksumHeader(checksum.algorithm)]: checksum.value };
  return emptyAnswer(200, { etag: `"${md5}"`, ...header });
}

/** AbortMultipartUpload: the parts are gone, on disk too. */
export async function abortUpload(call: Call): Promise<Answer> {
  const { index, blobs } = call.store;
  const freed = index.transaction(() => unreferenced(index, dropUpload(index, uploadOf(call))));
  await blobs.remove(freed);
  return emptyAnswer(204);
}
