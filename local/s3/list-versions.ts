import { requireBucket } from './buckets.ts';
import { type Answer, bucketOf, type Call, xmlAnswer } from './call.ts';
import { S3Error } from './errors.ts';
import { prefixElements, readListing, versionFields } from './list-objects.ts';
import { keyAfter, newest, type Page, type Position, readPage } from './page.ts';
import { findVersion, type ObjectVersion, toVersion } from './versions.ts';
import { element, textElement, xmlDocument } from './xml.ts';

const sequencerLength = 16;

function* versionsFrom(call: Call, bucket: string, from: Position): Generator<ObjectVersion> {
  const { index } = call.store;
  const rest = 'SELECT * FROM version WHERE bucket = ? AND key = ? AND sequencer < ? ORDER BY sequencer DESC';
  for (const row of index.each(rest, bucket, from.key, from.before)) yield toVersion(row);
  const others = 'SELECT * FROM version WHERE bucket = ? AND key > ? ORDER BY key, sequencer DESC';
  for (const row of index.each(others, bucket, from.key)) yield toVersion(row);
}

/** Where the page after a marker starts. The version that the marker names may have been deleted since. */
function startPosition(call: Call, bucket: string, keyMarker: string, versionMarker: string): Position {
  if (versionMarker === '') return { key: keyMarker === '' ? '' : keyAfter(keyMarker), before: newest };
  if (keyMarker === '')
    throw new S3Error('InvalidArgument', 'A version-id marker cannot be specified without a key marker.');
  const named = findVersion(call.store.index, bucket, keyMarker, versionMarker)?.sequencer;
  const written = /^[0-9A-F]{32}$/.test(versionMarker) ? versionMarker.slice(0, sequencerLength) : newest;
  return { key: keyMarker, before: named ?? written };
}

function versionElement(version: ObjectVersion, encode: (key: string) => string): string {
  const identity = [
    textElement('Key', encode(version.key)),
    textElement('VersionId', version.versionId),
    textElement('IsLatest', version.latest),
  ];
  const owner = element('Owner', textElement('ID', 'local'), textElement('DisplayName', 'local'));
  if (!version.deleteMarker) return element('Version', ...identity, ...versionFields(version), owner);
  return element('DeleteMarker', ...identity, textElement('LastModified', version.modifiedAt.toISOString()), owner);
}

function nextMarkers(page: Page<ObjectVersion>, encode: (key: string) => string): string[] {
  if (page.next === null) return [];
  const entry = page.entries.at(-1);
  const prefix = page.prefixes.at(-1);
  const prefixIsLast =
    prefix !== undefined && (entry === undefined || Buffer.from(prefix).compare(Buffer.from(entry.key)) > 0);
  if (prefixIsLast) return [textElement('NextKeyMarker', encode(prefix))];
  return [textElement('NextKeyMarker', encode(entry?.key ?? '')), textElement('NextVersionIdMarker', entry?.versionId)];
}

/** ListObjectVersions: by key, and within a key the newest first. */
export function listVersions(call: Call): Answer {
  const { query } = call.request;
  const { name } = requireBucket(call.store.index, bucketOf(call.request));
  const listing = readListing(call.request);
  const [keyMarker, versionMarker] = [query.get('key-marker') ?? '', query.get('version-id-marker') ?? ''];
  const page = readPage({
    ...listing,
    from: startPosition(call, name, keyMarker, versionMarker),
    marker: keyMarker,
    read: (position) => versionsFrom(call, name, position),
    after: (version) => ({ key: version.key, before: version.sequencer }),
  });
  return xmlAnswer(
    xmlDocument(
      'ListVersionsResult',
      textElement('Name', name),
      textElement('Prefix', listing.encode(listing.prefix)),
      textElement('KeyMarker', listing.encode(keyMarker)),
      textElement('VersionIdMarker', versionMarker),
      ...nextMarkers(page, listing.encode),
      textElement('MaxKeys', listing.maxKeys),
      textElement('Delimiter', listing.delimiter === '' ? undefined : listing.encode(listing.delimiter)),
      textElement('EncodingType', query.get('encoding-type')),
      textElement('IsTruncated', page.next !== null),
      ...page.entries.map((version) => versionElement(version, listing.encode)),
      ...prefixElements(page.prefixes, listing.encode),
    ),
  );
}
