import { requireBucket } from './buckets.ts';
import { type Answer, bucketOf, type Call, numberParameter, objectOf, xmlAnswer } from './call.ts';
import { readListing } from './list-objects.ts';
import { uploadOf } from './multipart-upload.ts';
import { type Part, partsOf, toUpload, type Upload } from './uploads.ts';
import { element, textElement, xmlDocument } from './xml.ts';

function partElement(part: Part): string {
  return element(
    'Part',
    textElement('PartNumber', part.number),
    textElement('LastModified', part.modifiedAt.toISOString()),
    textElement('ETag', `"${part.etag}"`),
    textElement('Size', part.size),
    textElement(`Checksum${part.checksum?.algorithm ?? ''}`, part.checksum?.value),
  );
}

/** ListParts. */
export function listParts(call: Call): Answer {
  const upload = uploadOf(call);
  const { bucket, key } = objectOf(call.request);
  const marker = numberParameter(call.request, 'part-number-marker', { fallback: 0, max: 10_000 });
  const maxParts = numberParameter(call.request, 'max-parts', { fallback: 1000, max: 1000 });
  const found = partsOf(call.store.index, upload, marker);
  const page = found.slice(0, maxParts);
  return xmlAnswer(
    xmlDocument(
      'ListPartsResult',
      textElement('Bucket', bucket),
      textElement('Key', key),
      textElement('UploadId', upload.id),
      textElement('PartNumberMarker', marker),
      textElement('NextPartNumberMarker', page.at(-1)?.number ?? marker),
      textElement('MaxParts', maxParts),
      textElement('IsTruncated', found.length > page.length && maxParts > 0),
      textElement('ChecksumAlgorithm', upload.algorithm),
      textElement('ChecksumType', upload.algorithm === null ? undefined : upload.checksumType),
      ...page.map(partElement),
      textElement('StorageClass', 'STANDARD'),
    ),
  );
}

function uploadElement(upload: Upload, encode: (key: string) => string): string {
  return element(
    'Upload',
    textElement('Key', encode(upload.key)),
    textElement('UploadId', upload.id),
    textElement('Initiated', upload.createdAt.toISOString()),
    textElement('StorageClass', 'STANDARD'),
    textElement('ChecksumAlgorithm', upload.algorithm),
    textElement('ChecksumType', upload.algorithm === null ? undefined : upload.checksumType),
  );
}

/** ListMultipartUploads, by key and then by upload id. */
export function listUploads(call: Call): Answer {
  const { index } = call.store;
  const { name } = requireBucket(index, bucketOf(call.request));
  const { prefix, maxKeys, encode } = readListing(call.request, 'max-uploads');
  const [keyMarker, idMarker] = ['key-marker', 'upload-id-marker'].map((n) => call.request.query.get(n) ?? '');
  const rows = index.all(
    `SELECT * FROM upload WHERE bucket = ? AND substr(key, 1, length(?)) = ? AND (key > ? OR (key = ? AND ? <> '' AND id > ?))
      ORDER BY key, id LIMIT ?`,
    name,
    prefix,
    prefix,
    keyMarker ?? '',
    keyMarker ?? '',
    idMarker ?? '',
    idMarker ?? '',
    maxKeys + 1,
  );
  const page = rows.slice(0, maxKeys).map(toUpload);
  const truncated = rows.length > page.length && maxKeys > 0;
  return xmlAnswer(
    xmlDocument(
      'ListMultipartUploadsResult',
      textElement('Bucket', name),
      textElement('KeyMarker', encode(keyMarker ?? '')),
      textElement('UploadIdMarker', idMarker),
      textElement('NextKeyMarker', truncated ? encode(page.at(-1)?.key ?? '') : undefined),
      textElement('NextUploadIdMarker', truncated ? page.at(-1)?.id : undefined),
      textElement('Prefix', encode(prefix)),
      textElement('MaxUploads', maxKeys),
      textElement('EncodingType', call.request.query.get('encoding-type')),
      textElement('IsTruncated', truncated),
      ...page.map((upload) => uploadElement(upload, encode)),
    ),
  );
}
