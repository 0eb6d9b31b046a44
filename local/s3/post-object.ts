import type { Readable } from 'node:stream';
import { acceptCredential } from './authorise.ts';
import { requireBucket } from './buckets.ts';
import { type Answer, bucketOf, emptyAnswer, type Store } from './call.ts';
import { checksumAlgorithms, checksumHeader } from './checksum.ts';
import { readConditions } from './conditions.ts';
import { createObject, versionHeader } from './create-object.ts';
import { S3Error } from './errors.ts';
import { refuseUnknownSettings } from './known-settings.ts';
import type { Payload } from './payload.ts';
import { checkPolicy, type LengthRange } from './post-policy.ts';
import { readProperties } from './properties.ts';
import { wholeChecksum } from './put-object.ts';
import { type Form, readForm } from './read-form.ts';
import { type Promised, receiveBody } from './receive-body.ts';
import { maxKeyBytes, type S3Request } from './request.ts';
import { algorithm, sameSignature, sign, signingKey } from './signature.ts';
import { parseTagging } from './tagging.ts';
import { encodeUriPath } from './uri-encoding.ts';
import type { ObjectVersion } from './versions.ts';
import { textElement, xmlDocument } from './xml.ts';

function required(fields: ReadonlyMap<string, string>, name: string): string {
  const value = fields.get(name);
  if (value !== undefined && value !== '') return value;
  if (name === 'policy') throw new S3Error('AccessDenied', 'Access Denied: the form carries no policy.');
  throw new S3Error('InvalidArgument', `Bucket POST must contain a field named '${name}'.`);
}

/** Verifies the signature over the policy, which stands for the whole form. */
function verifyForm(store: Store, fields: ReadonlyMap<string, string>): void {
  const policy = required(fields, 'policy');
  if (required(fields, 'x-amz-algorithm') !== algorithm)
    throw new S3Error('InvalidArgument', `Only ${algorithm} is supported`);
  const timestamp = required(fields, 'x-amz-date');
  const scope = acceptCredential(store.identity, required(fields, 'x-amz-credential'), timestamp);
  const expected = sign(signingKey(store.identity.secretAccessKey, scope), policy);
  if (sameSignature(expected, required(fields, 'x-amz-signature'))) return;
  throw new S3Error(
    'SignatureDoesNotMatch',
    'The request signature we calculated does not match the signature you provided.',
  );
}

/** All variables are filled in before the policy is checked (Amazon S3 API Reference, POST policy). */
function expandFilename(form: Form): Map<string, string> {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: this is the variable of the form, not of a template.
  return new Map([...form.fields].map(([name, value]) => [name, value.replaceAll('${filename}', () => form.filename)]));
}

function promisedIn(fields: ReadonlyMap<string, string>): Promised {
  const found = checksumAlgorithms.find((name) => fields.has(checksumHeader(name)));
  const checksum = found === undefined ? null : { algorithm: found, value: fields.get(checksumHeader(found)) ?? '' };
  return { contentMd5: fields.get('content-md5') ?? null, checksum };
}

function checkMinimum(range: LengthRange, size: number): void {
  if (size < range.min)
    throw new S3Error('EntityTooSmall', 'Your proposed upload is smaller than the minimum allowed size');
}

async function storeFile(store: Store, file: Readable, fields: ReadonlyMap<string, string>, range: LengthRange) {
  const payload: Payload = { chunks: file, length: null, sha256: null, trailers: () => new Map() };
  const maxBytes = Math.min(store.maxObjectBytes, range.max);
  const receiving = { payload, promised: promisedIn(fields), algorithm: null, maxBytes };
  return store.blobs.create(async (write) => {
    const received = await receiveBody({ ...receiving, write });
    checkMinimum(range, received.size);
    return received;
  });
}

function answer(request: S3Request, fields: ReadonlyMap<string, string>, version: ObjectVersion): Answer {
  const location = `http://${request.headers.get('host') ?? ''}/${version.bucket}/${encodeUriPath(version.key)}`;
  const headers = { etag: `"${version.etag}"`, location };
  const redirect = fields.get('success_action_redirect') ?? fields.get('redirect');
  if (redirect !== undefined && URL.canParse(redirect)) {
    const target = new URL(redirect);
    for (const [name, value] of Object.entries({ bucket: version.bucket, key: version.key, etag: headers.etag })) {
      target.searchParams.append(name, value);
    }
    return emptyAnswer(303, { ...headers, location: target.href });
  }
  const status = fields.get('success_action_status');
  if (status === '200') return emptyAnswer(200, headers);
  if (status !== '201') return emptyAnswer(204, headers);
  const children = [
    textElement('Location', location),
    textElement('Bucket', version.bucket),
    textElement('Key', version.key),
  ];
  const body = xmlDocument('PostResponse', ...children, textElement('ETag', headers.etag));
  return { status: 201, headers: { ...headers, 'content-type': 'application/xml' }, body };
}

/** Everything about the object that the form says, once its signature and its policy are found to hold. */
function readClaims(store: Store, bucket: string, fields: ReadonlyMap<string, string>) {
  verifyForm(store, fields);
  const range = checkPolicy(required(fields, 'policy'), new Map(fields).set('bucket', bucket), store.identity.now());
  const key = required(fields, 'key');
  if (Buffer.byteLength(key) > maxKeyBytes || key.includes('\0'))
    throw new S3Error('KeyTooLongError', 'Your key is too long');
  if (fields.has('acl')) throw new S3Error('NotImplemented', 'Access control lists are not implemented.');
  refuseUnknownSettings(fields);
  const tagging = fields.get('tagging');
  const tags = tagging === undefined ? [] : parseTagging(tagging);
  return { range, key, tags, properties: readProperties(fields, fields) };
}

/** PostObject: a browser's form upload, allowed by a signed policy. */
export async function postObject(store: Store, request: S3Request): Promise<Answer> {
  const bucket = requireBucket(store.index, bucketOf(request));
  const form = await readForm(request);
  try {
    const fields = expandFilename(form);
    const { range, key, tags, properties } = readClaims(store, bucket.name, fields);
    const { blob, value: received } = await storeFile(store, form.file, fields, range);
    const checksum = wholeChecksum(received);
    const version = await createObject(
      { store, request },
      {
        bucket: bucket.name,
        draft: { key, size: received.size, etag: received.md5, properties: { ...properties, checksum }, tags },
        pieces: [{ blob, size: received.size }],
        fresh: [blob],
        conditions: readConditions(new Map()),
        reason: 'POST Object',
      },
    );
    const result = answer(request, fields, version);
    return { ...result, headers: { ...result.headers, ...versionHeader(bucket, version.versionId) } };
  } finally {
    form.file.destroy();
  }
}
