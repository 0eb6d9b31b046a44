import * as buckets from './bucket-operations.ts';
import type { Operation } from './call.ts';
import { completeUpload } from './complete-upload.ts';
import { copyObject } from './copy-object.ts';
import { getCors, putCors } from './cors.ts';
import { deleteObject, deleteObjects } from './delete-object.ts';
import { S3Error } from './errors.ts';
import { getObject, responseOverrides } from './get-object.ts';
import { listObjectsV1, listObjectsV2 } from './list-objects.ts';
import { listParts, listUploads } from './list-uploads.ts';
import { listVersions } from './list-versions.ts';
import { abortUpload, createUpload, uploadPart } from './multipart-upload.ts';
import { putObject } from './put-object.ts';
import type { S3Request } from './request.ts';
import { deleteTagging, getTagging, putTagging } from './tagging.ts';

type Level = 'service' | 'bucket' | 'object';

/**
 * One operation: it is meant when all of the needed query parameters are there, and no other than those and the
 * allowed ones. `list-type=2` needs that value. A copy differs from a plain write by its x-amz-copy-source header.
 */
type Route = {
  method: string;
  level: Level;
  needs: string[];
  allows: string[];
  copies: boolean;
  run: Operation;
};

function route(
  method: string,
  level: Level,
  run: Operation,
  query: { needs?: string[]; allows?: string[] } = {},
): Route {
  return { method, level, run, needs: query.needs ?? [], allows: query.allows ?? [], copies: run === copyObject };
}

const paging = ['prefix', 'delimiter', 'max-keys', 'encoding-type'];

const routes: readonly Route[] = [
  route('GET', 'service', buckets.listBuckets),
  route('PUT', 'bucket', buckets.createBucket),
  route('HEAD', 'bucket', buckets.headBucket),
  route('DELETE', 'bucket', buckets.deleteBucket),
  route('GET', 'bucket', buckets.getLocation, { needs: ['location'] }),
  route('GET', 'bucket', buckets.getVersioning, { needs: ['versioning'] }),
  route('PUT', 'bucket', buckets.putVersioning, { needs: ['versioning'] }),
  route('GET', 'bucket', getCors, { needs: ['cors'] }),
  route('PUT', 'bucket', putCors, { needs: ['cors'] }),
  route('POST', 'bucket', deleteObjects, { needs: ['delete'] }),
  route('GET', 'bucket', listObjectsV2, {
    needs: ['list-type'],
    allows: [...paging, 'continuation-token', 'start-after', 'fetch-owner'],
  }),
  route('GET', 'bucket', listVersions, { needs: ['versions'], allows: [...paging, 'key-marker', 'version-id-marker'] }),
  route('GET', 'bucket', listUploads, {
    needs: ['uploads'],
    allows: ['prefix', 'max-uploads', 'encoding-type', 'key-marker', 'upload-id-marker'],
  }),
  route('GET', 'bucket', listObjectsV1, { allows: [...paging, 'marker'] }),
  route('PUT', 'object', putObject),
  route('PUT', 'object', copyObject),
  route('GET', 'object', getObject, { allows: ['versionId', ...responseOverrides] }),
  route('HEAD', 'object', getObject, { allows: ['versionId', ...responseOverrides] }),
  route('DELETE', 'object', deleteObject, { allows: ['versionId'] }),
  route('GET', 'object', getTagging, { needs: ['tagging'], allows: ['versionId'] }),
  route('PUT', 'object', putTagging, { needs: ['tagging'], allows: ['versionId'] }),
  route('DELETE', 'object', deleteTagging, { needs: ['tagging'], allows: ['versionId'] }),
  route('POST', 'object', createUpload, { needs: ['uploads'] }),
  route('PUT', 'object', uploadPart, { needs: ['uploadId', 'partNumber'] }),
  route('GET', 'object', listParts, { needs: ['uploadId'], allows: ['max-parts', 'part-number-marker'] }),
  route('POST', 'object', completeUpload, { needs: ['uploadId'] }),
  route('DELETE', 'object', abortUpload, { needs: ['uploadId'] }),
];

function levelOf(request: S3Request): Level {
  if (request.key !== null) return 'object';
  return request.bucket === null ? 'service' : 'bucket';
}

/** The operation that a request means; NotImplemented when there is none here, whatever else S3 may make of it. */
export function findOperation(request: S3Request): Operation {
  const level = levelOf(request);
  const names = [...request.query.keys()].filter((name) => name !== 'x-id' && !name.toLowerCase().startsWith('x-amz-'));
  const copies = request.amz.has('x-amz-copy-source');
  const listTypeIsKnown = (request.query.get('list-type') ?? '2') === '2';
  const found = routes.find(
    (candidate) =>
      candidate.method === request.method &&
      candidate.level === level &&
      candidate.copies === copies &&
      candidate.needs.every((name) => request.query.has(name)) &&
      names.every((name) => candidate.needs.includes(name) || candidate.allows.includes(name)),
  );
  if (found !== undefined && listTypeIsKnown) return found.run;
  const asked = [request.method, level, ...names, ...(copies ? ['x-amz-copy-source'] : [])].join(' ');
  throw new S3Error('NotImplemented', `This endpoint does not implement the operation: ${asked}`);
}
