import { requireBucket } from './buckets.ts';
import { type Answer, bucketOf, type Call, numberParameter, xmlAnswer } from './call.ts';
import { S3Error } from './errors.ts';
import { keyAfter, newest, type Page, readPage } from './page.ts';
import type { S3Request } from './request.ts';
import { encodeUriPath } from './uri-encoding.ts';
import { type ObjectVersion, toVersion } from './versions.ts';
import { element, textElement, xmlDocument } from './xml.ts';

const owner = element('Owner', textElement('ID', 'local'), textElement('DisplayName', 'local'));

/** How keys are written: as they are, or percent-encoded when the client asks for encoding-type=url. */
export function keyEncoder(request: S3Request): (key: string) => string {
  const type = request.query.get('encoding-type');
  if (type !== undefined && type !== 'url')
    throw new S3Error('InvalidArgument', 'Invalid Encoding Method specified in Request');
  return type === 'url' ? encodeUriPath : (key) => key;
}

/** Prefix, delimiter and page size, which all listings share. */
export function readListing(request: S3Request, pageSizeName = 'max-keys') {
  return {
    prefix: request.query.get('prefix') ?? '',
    delimiter: request.query.get('delimiter') ?? '',
    maxKeys: numberParameter(request, pageSizeName, { fallback: 1000, max: 1000 }),
    encode: keyEncoder(request),
  };
}

/** The common prefixes of a page. */
export function prefixElements(prefixes: readonly string[], encode: (key: string) => string): string[] {
  return prefixes.map((prefix) => element('CommonPrefixes', textElement('Prefix', encode(prefix))));
}

/** The size, date, ETag and checksum of a version, as every listing writes them. */
export function versionFields(version: ObjectVersion): string[] {
  const { checksum } = version.properties;
  return [
    textElement('LastModified', version.modifiedAt.toISOString()),
    textElement('ETag', `"${version.etag}"`),
    textElement('ChecksumAlgorithm', checksum?.algorithm),
    textElement('ChecksumType', checksum?.type),
    textElement('Size', version.size),
    textElement('StorageClass', 'STANDARD'),
  ];
}

function* currentFrom(call: Call, bucket: string, key: string): Generator<ObjectVersion> {
  const sql = 'SELECT * FROM version WHERE bucket = ? AND key >= ? AND latest = 1 AND delete_marker = 0 ORDER BY key';
  for (const row of call.store.index.each(sql, bucket, key)) yield toVersion(row);
}

function readObjects(call: Call, from: string, marker: string): Page<ObjectVersion> {
  const { name: bucket } = requireBucket(call.store.index, bucketOf(call.request));
  return readPage({
    ...readListing(call.request),
    from: { key: from, before: newest },
    marker,
    read: (position) => currentFrom(call, bucket, position.key),
    after: (version) => ({ key: keyAfter(version.key), before: newest }),
  });
}

function contents(page: Page<ObjectVersion>, encode: (key: string) => string, ownerElement: string): string[] {
  return page.entries.map((version) =>
    element('Contents', textElement('Key', encode(version.key)), ...versionFields(version), ownerElement),
  );
}

function parseToken(token: string): string {
  const key = Buffer.from(token, 'base64url').toString('utf8');
  if (token === '' || Buffer.from(key).toString('base64url') !== token) {
    throw new S3Error('InvalidArgument', 'The continuation token provided is incorrect');
  }
  return key;
}

/** ListObjectsV2. The token holds the key where the next page starts. */
export function listObjectsV2(call: Call): Answer {
  const { query } = call.request;
  const { prefix, delimiter, maxKeys, encode } = readListing(call.request);
  const token = query.get('continuation-token');
  const startAfter = query.get('start-after') ?? '';
  const from = token === undefined ? keyAfter(startAfter) : parseToken(token);
  const page = readObjects(call, from, token === undefined ? startAfter : '');
  const ownerElement = query.get('fetch-owner') === 'true' ? owner : '';
  const next = page.next === null ? undefined : Buffer.from(page.next.key).toString('base64url');
  return xmlAnswer(
    xmlDocument(
      'ListBucketResult',
      textElement('Name', bucketOf(call.request)),
      textElement('Prefix', encode(prefix)),
      textElement('Delimiter', delimiter === '' ? undefined : encode(delimiter)),
      textElement('MaxKeys', maxKeys),
      textElement('EncodingType', query.get('encoding-type')),
      textElement('KeyCount', page.entries.length + page.prefixes.length),
      textElement('IsTruncated', next !== undefined),
      textElement('ContinuationToken', token),
      textElement('NextContinuationToken', next),
      textElement('StartAfter', startAfter === '' ? undefined : encode(startAfter)),
      ...contents(page, encode, ownerElement),
      ...prefixElements(page.prefixes, encode),
    ),
  );
}

function lastOf(page: Page<ObjectVersion>): string {
  const names = [page.entries.at(-1)?.key ?? '', page.prefixes.at(-1) ?? ''];
  return names.reduce((a, b) => (Buffer.compare(Buffer.from(a), Buffer.from(b)) < 0 ? b : a));
}

/** ListObjects, the first version, which pages by the last name given. */
export function listObjectsV1(call: Call): Answer {
  const { query } = call.request;
  const { prefix, delimiter, maxKeys, encode } = readListing(call.request);
  const marker = query.get('marker') ?? '';
  const page = readObjects(call, marker === '' ? '' : keyAfter(marker), marker);
  return xmlAnswer(
    xmlDocument(
      'ListBucketResult',
      textElement('Name', bucketOf(call.request)),
      textElement('Prefix', encode(prefix)),
      textElement('Marker', encode(marker)),
      textElement('NextMarker', page.next === null ? undefined : encode(lastOf(page))),
      textElement('Delimiter', delimiter === '' ? undefined : encode(delimiter)),
      textElement('MaxKeys', maxKeys),
      textElement('EncodingType', query.get('encoding-type')),
      textElement('IsTruncated', page.next !== null),
      ...contents(page, encode, owner),
      ...prefixElements(page.prefixes, encode),
    ),
  );
}
