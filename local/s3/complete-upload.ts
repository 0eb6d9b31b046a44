import { createHash } from 'node:crypto';
import { requireBucket } from './buckets.ts';
import { type Answer, type Call, objectOf, xmlAnswer } from './call.ts';
import { checksumHeader, checksumOfParts, type StoredChecksum } from './checksum.ts';
import { readConditions } from './conditions.ts';
import { createObject, versionHeader } from './create-object.ts';
import { S3Error } from './errors.ts';
import { uploadOf } from './multipart-upload.ts';
import { readXmlBody } from './read-xml-body.ts';
import type { S3Request } from './request.ts';
import { dropUpload, type Part, partsOf, type Upload } from './uploads.ts';
import { encodeUriPath } from './uri-encoding.ts';
import { childText, textElement, type XmlElement, xmlDocument } from './xml.ts';

const minPartBytes = 5 * 1024 * 1024;

function claimedPart(element: XmlElement, parts: ReadonlyMap<number, Part>): Part {
  const part = parts.get(Number(childText(element, 'PartNumber')));
  const etag = childText(element, 'ETag')?.trim().replaceAll('"', '');
  const checksum = part?.checksum;
  const claimed = checksum ? childText(element, `Checksum${checksum.algorithm}`) : undefined;
  if (part !== undefined && part.etag === etag && (claimed === undefined || claimed === checksum?.value)) return part;
  const message = 'One or more of the specified parts could not be found, or the entity tag or checksum did not match.';
  throw new S3Error('InvalidPart', message);
}

function checkParts(parts: readonly Part[]): void {
  if (parts.length === 0) throw new S3Error('MalformedXML', 'You must specify at least one part');
  if (parts.some((part, i) => i > 0 && part.number <= (parts[i - 1]?.number ?? 0))) {
    throw new S3Error('InvalidPartOrder', 'The list of parts was not in ascending order.');
  }
  if (parts.slice(0, -1).some((part) => part.size < minPartBytes)) {
    throw new S3Error('EntityTooSmall', 'Your proposed upload is smaller than the minimum allowed size');
  }
}

function wholeEtag(parts: readonly Part[]): string {
  const md5s = Buffer.concat(parts.map((part) => Buffer.from(part.etag, 'hex')));
  return `${createHash('md5').update(md5s).digest('hex')}-${parts.length}`;
}

function wholeChecksum(request: S3Request, upload: Upload, parts: readonly Part[]): StoredChecksum | null {
  if (upload.algorithm === null) return null;
  const values = parts.map((part) => ({ size: part.size, checksum: part.checksum?.value ?? '' }));
  const checksum = checksumOfParts(upload.algorithm, upload.checksumType, values);
  const claimed = request.headers.get(checksumHeader(upload.algorithm));
  // A client may leave the number of parts off a composite checksum.
  const accepted = [checksum.value, checksum.value.replace(/-\d+$/, '')];
  if (claimed === undefined || accepted.includes(claimed)) return checksum;
  throw new S3Error('BadDigest', `The ${upload.algorithm} you specified did not match the calculated checksum.`);
}

function checkSize(call: Call, size: number): void {
  const expected = call.request.amz.get('x-amz-mp-object-size');
  if (expected !== undefined && Number(expected) !== size) {
    throw new S3Error('InvalidRequest', 'The provided x-amz-mp-object-size does not match the size of the parts.');
  }
}

/**
 * CompleteMultipartUpload. The parts become the pieces of the version as they are, so nothing is copied;
 * and an attempt that fails leaves the upload untouched.
 */
export async function completeUpload(call: Call): Promise<Answer> {
  const { store, request } = call;
  const { bucket, key } = objectOf(request);
  uploadOf(call);
  // The checksum header of this request is about the object, not about the document in its body.
  const body = await readXmlBody(call, 'CompleteMultipartUpload', { contentMd5: null, checksum: null });
  const upload = uploadOf(call);
  const known = new Map(partsOf(store.index, upload).map((part) => [part.number, part]));
  const parts = body.children('Part').map((element) => claimedPart(element, known));
  checkParts(parts);
  const size = parts.reduce((sum, part) => sum + part.size, 0);
  checkSize(call, size);
  const properties = { ...upload.properties, checksum: wholeChecksum(request, upload, parts) };
  const version = await createObject(call, {
    bucket,
    draft: { key, size, etag: wholeEtag(parts), properties, tags: upload.tags },
    pieces: parts,
    fresh: [],
    conditions: readConditions(request.headers),
    reason: 'CompleteMultipartUpload',
    alongside: () => dropUpload(store.index, uploadOf(call)),
  });
  const { checksum } = version.properties;
  const location = `http://${request.headers.get('host') ?? ''}/${bucket}/${encodeUriPath(key)}`;
  return xmlAnswer(
    xmlDocument(
      'CompleteMultipartUploadResult',
      textElement('Location', location),
      textElement('Bucket', bucket),
      textElement('Key', key),
      textElement('ETag', `"${version.etag}"`),
      textElement(`Checksum${checksum?.algorithm ?? ''}`, checksum?.value),
      textElement('ChecksumType', checksum?.type),
    ),
    versionHeader(requireBucket(store.index, bucket), version.versionId),
  );
}
