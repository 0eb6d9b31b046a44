import { requireBucket } from './buckets.ts';
import { type Answer, type Call, objectOf, xmlAnswer } from './call.ts';
import { checkRead, readConditions } from './conditions.ts';
import { createObject, versionHeader } from './create-object.ts';
import { S3Error } from './errors.ts';
import { readableVersion } from './get-object.ts';
import { readProperties, readTagging } from './properties.ts';
import type { S3Request } from './request.ts';
import { decodeUri } from './uri-encoding.ts';
import { type ObjectVersion, type Properties, piecesOf } from './versions.ts';
import { textElement, xmlDocument } from './xml.ts';

type CopySource = { bucket: string; key: string; versionId: string | undefined };

function readSource(header: string): CopySource {
  const [, path = '', versionId] = /^\/?(.*?)(?:\?versionId=([^?&]*))?$/s.exec(header) ?? [];
  const slash = path.indexOf('/');
  // Some clients encode the slash between bucket and key as well, so cut only after decoding in that case.
  const [bucket, key] =
    slash === -1 ? cut(decodeUri(path)) : [path.slice(0, slash), path.slice(slash + 1)].map(decodeUri);
  if (!bucket || !key) throw new S3Error('InvalidArgument', 'Copy Source must mention the source bucket and key');
  return { bucket, key, versionId };
}

function cut(path: string): string[] {
  const slash = path.indexOf('/');
  return slash === -1 ? [] : [path.slice(0, slash), path.slice(slash + 1)];
}

function directive(request: S3Request, name: string): 'COPY' | 'REPLACE' {
  const value = request.amz.get(name) ?? 'COPY';
  if (value !== 'COPY' && value !== 'REPLACE') throw new S3Error('InvalidArgument', `Unknown ${name}: ${value}`);
  return value;
}

function copiedProperties(request: S3Request, source: ObjectVersion): Properties {
  const wanted = request.amz.get('x-amz-checksum-algorithm');
  const { checksum } = source.properties;
  if (wanted !== undefined && wanted.toUpperCase() !== checksum?.algorithm) {
    throw new S3Error('NotImplemented', 'A copy keeps the checksum of its source; another one is not computed.');
  }
  if (directive(request, 'x-amz-metadata-directive') === 'COPY') return source.properties;
  return { ...readProperties(request.headers, request.amz), checksum };
}

function refusePointlessCopy(request: S3Request, source: CopySource): void {
  const changes = ['x-amz-metadata-directive', 'x-amz-tagging-directive'].map((name) => directive(request, name));
  const same = source.bucket === request.bucket && source.key === request.key && source.versionId === undefined;
  if (!same || changes.includes('REPLACE')) return;
  const message = 'This copy request is illegal because it is trying to copy an object to itself without changing it.';
  throw new S3Error('InvalidRequest', message);
}

/** CopyObject: the copy refers to the same immutable blobs, so it takes no time and no room. */
export async function copyObject(call: Call): Promise<Answer> {
  const { store, request } = call;
  const { bucket, key } = objectOf(request);
  const source = readSource(request.amz.get('x-amz-copy-source') ?? '');
  refusePointlessCopy(request, source);
  const target = requireBucket(store.index, bucket);
  const sourceBucket = requireBucket(store.index, source.bucket);
  const version = readableVersion(store.index, sourceBucket, source.key, source.versionId);
  if (checkRead(readConditions(request.amz, 'x-amz-copy-source-'), version) === 'not-modified') {
    throw new S3Error('PreconditionFailed', 'At least one of the pre-conditions you specified did not hold');
  }
  const replaceTags = directive(request, 'x-amz-tagging-directive') === 'REPLACE';
  const tags = replaceTags ? readTagging(request.amz.get('x-amz-tagging')) : version.tags;
  const draft = { key, size: version.size, etag: version.etag, properties: copiedProperties(request, version), tags };
  const pieces = piecesOf(store.index, version);
  const conditions = readConditions(request.headers);
  const copy = await createObject(call, { bucket, draft, pieces, fresh: [], conditions, reason: 'CopyObject' });
  const sourceHeader = versionHeader(sourceBucket, version.versionId)['x-amz-version-id'];
  return xmlAnswer(
    xmlDocument(
      'CopyObjectResult',
      textElement('ETag', `"${copy.etag}"`),
      textElement('LastModified', copy.modifiedAt.toISOString()),
      textElement(`Checksum${copy.properties.checksum?.algorithm ?? ''}`, copy.properties.checksum?.value),
      textElement('ChecksumType', copy.properties.checksum?.type),
    ),
    {
      ...versionHeader(target, copy.versionId),
      ...(sourceHeader === undefined ? {} : { 'x-amz-copy-source-version-id': sourceHeader }),
    },
  );
}
