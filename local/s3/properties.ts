import { S3Error } from './errors.ts';
import { decodeQuery } from './uri-encoding.ts';
import type { Properties, Tag } from './versions.ts';

/** The headers that are kept with an object and given back with it. */
const keptHeaders = ['content-type', 'cache-control', 'content-disposition', 'content-language', 'expires'];
const metadataPrefix = 'x-amz-meta-';
const maxMetadataBytes = 2048;
const limits = { tags: 10, tagKey: 128, tagValue: 256 };
/** What a tag may hold (Amazon S3 User Guide, Categorizing your objects using tags). */
const tagText = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;

function storedEncoding(header: string | undefined): string {
  const codings = (header ?? '').split(',').map((coding) => coding.trim());
  return codings.filter((coding) => coding !== '' && coding.toLowerCase() !== 'aws-chunked').join(', ');
}

function readMetadata(settings: ReadonlyMap<string, string>): Record<string, string> {
  const entries = [...settings].filter(([name]) => name.startsWith(metadataPrefix));
  const metadata = entries.map(([name, value]) => [name.slice(metadataPrefix.length), value] as const);
  const bytes = metadata.reduce((sum, [name, value]) => sum + Buffer.byteLength(name) + Buffer.byteLength(value), 0);
  if (bytes > maxMetadataBytes) {
    throw new S3Error('MetadataTooLarge', 'Your metadata headers exceed the maximum allowed metadata size');
  }
  return Object.fromEntries(metadata);
}

/** What is kept with an object, from headers (or form fields) and x-amz-meta-* settings, names in lower case. */
export function readProperties(
  headers: ReadonlyMap<string, string>,
  settings: ReadonlyMap<string, string>,
): Properties {
  const kept = keptHeaders.flatMap((name) => {
    const value = headers.get(name);
    return value === undefined || value === '' ? [] : [[name, value] as const];
  });
  const encoding = storedEncoding(headers.get('content-encoding'));
  if (encoding !== '') kept.push(['content-encoding', encoding]);
  return { headers: Object.fromEntries(kept), metadata: readMetadata(settings), checksum: null };
}

/** Holds tags against the limits of S3: ten, each key once, at most 128 and 256 characters. */
export function checkTags(tags: readonly Tag[]): void {
  const keys = new Set(tags.map(([key]) => key));
  if (tags.length > limits.tags) throw new S3Error('InvalidTag', `Object tags cannot be greater than ${limits.tags}`);
  if (keys.size < tags.length) throw new S3Error('InvalidTag', 'Cannot provide multiple Tags with the same key');
  const fits = ([key, value]: Tag) =>
    key !== '' && key.length <= limits.tagKey && value.length <= limits.tagValue && tagText.test(key + value);
  if (!tags.every(fits)) throw new S3Error('InvalidTag', 'The TagKey or the TagValue you have provided is invalid');
}

/** Reads x-amz-tagging, which is encoded like a query string. */
export function readTagging(header: string | undefined): Tag[] {
  const tags = decodeQuery(header ?? '');
  checkTags(tags);
  return tags;
}
