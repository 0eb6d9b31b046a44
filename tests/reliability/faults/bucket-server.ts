import { Readable } from 'node:stream';
import type { Kept, Version } from './kept.ts';
import { bytesOf, type WireAnswer, type WireRequest, xmlAnswer } from './wire.ts';

/** When everything was put into a bucket. */
export const PUT_AT = new Date('2026-01-10T09:00:00.000Z');

const NOTHING = Buffer.alloc(0);

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const error = (Code: string, statusCode: number): WireAnswer =>
  xmlAnswer(`<Error><Code>${Code}</Code><Message>${Code}</Message></Error>`, statusCode);

/** Puts a version on top; answers with it. */
export function putVersion({ objects }: Kept, name: string, body: Buffer): Version {
  const before = objects.get(name) ?? [];
  const version = { id: `v${before.length + 1}`, body, modifiedAt: PUT_AT };
  objects.set(name, [...before, version]);
  return version;
}

function headersOf({ id, body, modifiedAt }: Version): Record<string, string> {
  return {
    'content-length': String(body.length),
    'last-modified': modifiedAt.toUTCString(),
    'x-amz-version-id': id,
  };
}

function findVersion({ objects }: Kept, name: string, versionId: unknown): Version | null {
  const versions = objects.get(name) ?? [];
  return (versionId === undefined ? versions.at(-1) : versions.find(({ id }) => id === versionId)) ?? null;
}

function read(kept: Kept, name: string, { method, query = {} }: WireRequest): WireAnswer {
  const version = findVersion(kept, name, query.versionId);
  if (!version) {
    if (method === 'HEAD') return { statusCode: 404, headers: {}, body: NOTHING };
    return error(query.versionId === undefined ? 'NoSuchKey' : 'NoSuchVersion', 404);
  }
  const headers = headersOf(version);
  if (method === 'HEAD') return { statusCode: 200, headers, body: NOTHING };
  return { statusCode: 200, headers, body: Readable.from(version.body.length > 0 ? [version.body] : []) };
}

function write(kept: Kept, name: string, { query = {}, body }: WireRequest): WireAnswer {
  if ('tagging' in query) {
    const version = findVersion(kept, name, query.versionId);
    if (!version) return error('NoSuchKey', 404);
    kept.tags.set(`${name} ${version.id}`, bytesOf(body).toString());
    return { statusCode: 200, headers: {}, body: NOTHING };
  }
  const { id } = putVersion(kept, name, Buffer.from(bytesOf(body)));
  return { statusCode: 200, headers: { 'x-amz-version-id': id }, body: NOTHING };
}

const within = ({ objects }: Kept, bucket: string, prefix: string) =>
  [...objects].filter(([name]) => name.startsWith(`${bucket}/${prefix}`)).sort(([a], [b]) => (a < b ? -1 : 1));

function listObjects(kept: Kept, bucket: string, prefix: string): WireAnswer {
  const contents = within(kept, bucket, prefix).map(([name, versions]) => {
    const size = versions.at(-1)?.body.length ?? 0;
    return `<Contents><Key>${escaped(name.slice(bucket.length + 1))}</Key><Size>${size}</Size></Contents>`;
  });
  return xmlAnswer(`<ListBucketResult><IsTruncated>false</IsTruncated>${contents.join('')}</ListBucketResult>`);
}

function listVersions(kept: Kept, bucket: string, prefix: string): WireAnswer {
  const versions = within(kept, bucket, prefix).flatMap(([name, all]) =>
    all.map(({ id, body, modifiedAt }) => {
      const parts = { Key: escaped(name.slice(bucket.length + 1)), VersionId: id, Size: body.length };
      const said = Object.entries({ ...parts, LastModified: modifiedAt.toISOString() });
      return `<Version>${said.map(([tag, value]) => `<${tag}>${value}</${tag}>`).join('')}</Version>`;
    }),
  );
  return xmlAnswer(`<ListVersionsResult><IsTruncated>false</IsTruncated>${versions.join('')}</ListVersionsResult>`);
}

/** Answers as S3 does, by what is kept. It knows what the product asks, and refuses all else. */
export function answerFromBuckets(kept: Kept, request: WireRequest): WireAnswer {
  const { method, path, query = {} } = request;
  const name = decodeURIComponent(path.slice(1));
  if (name.includes('/') && !name.endsWith('/')) {
    if (method === 'GET' || method === 'HEAD') return read(kept, name, request);
    if (method === 'PUT') return write(kept, name, request);
  }
  const bucket = name.replace(/\/$/, '');
  const prefix = String(query.prefix ?? '');
  if (method === 'GET' && query['list-type'] === '2') return listObjects(kept, bucket, prefix);
  if (method === 'GET' && 'versions' in query) return listVersions(kept, bucket, prefix);
  throw new Error(`The buckets in memory do not know: ${method} ${path} ${Object.keys(query).join(' ')}`);
}
