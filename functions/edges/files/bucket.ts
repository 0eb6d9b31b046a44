import type { Readable } from 'node:stream';
import {
  GetObjectCommand,
  HeadObjectCommand,
  NoSuchKey,
  NotFound,
  PutObjectCommand,
  PutObjectTaggingCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { contentDisposition } from './content-disposition.ts';
import { createFreshLinks, type Link } from './fresh-links.ts';
import { createUploadForm, type UploadAsked, type UploadForm } from './upload-form.ts';

/** One version of one object, opened for reading. `bytes` is its size as stored. */
export type OpenObject = { stream: Readable; bytes: number; lastModified: Date; versionId: string };
/**
 * An object to be stored. `downloadName` is what a browser saves it as. Until `lockedUntil` the version that is stored
 * cannot be deleted but by whoever may bypass governance.
 */
export type StoredObject = {
  key: string;
  body: Uint8Array | string;
  contentType: string;
  downloadName?: string;
  lockedUntil?: Date;
};

/** One bucket, as the product uses buckets: whole small objects, streamed large ones, tags and time-limited links. */
export type Bucket = {
  name: string;
  /** Opens the version named, or the newest. Null where there is none. */
  open(key: string, versionId?: string): Promise<OpenObject | null>;
  /** The whole object as bytes; null where there is none. For small objects of our own only. */
  read(key: string): Promise<Uint8Array | null>;
  exists(key: string): Promise<boolean>;
  /** What is known of the version named, or of the newest, without opening it; null where there is none. */
  find(key: string, versionId?: string): Promise<Omit<OpenObject, 'stream'> | null>;
  /** Answers with the id of the version that was stored. */
  put(object: StoredObject): Promise<string>;
  tag(key: string, versionId: string, tags: Record<string, string>): Promise<void>;
  /** A link that anybody may open until it expires. `hours` is cut short by the life of the credentials that sign it. */
  link(key: string, hours: number, now: Date): Promise<Link>;
  /** What a browser needs to send one file straight into the bucket, for a few minutes. */
  uploadForm(asked: UploadAsked): Promise<UploadForm>;
};

function isMissing(error: unknown): boolean {
  return error instanceof NoSuchKey || error instanceof NotFound;
}

/** S3 takes a lock only with a checksum (Amazon S3 API Reference, PutObject: x-amz-object-lock-mode). */
function lockOf(until: Date) {
  return { ObjectLockMode: 'GOVERNANCE', ObjectLockRetainUntilDate: until, ChecksumAlgorithm: 'SHA256' } as const;
}

/** A bucket of S3, or of another server that speaks as S3 does. What is not there is null; all other faults are thrown. */
export function createBucket(client: S3Client, name: string): Bucket {
  const open: Bucket['open'] = async (key, versionId) => {
    try {
      const found = await client.send(new GetObjectCommand({ Bucket: name, Key: key, VersionId: versionId }));
      return {
        stream: found.Body as Readable,
        bytes: found.ContentLength ?? 0,
        lastModified: found.LastModified ?? new Date(0),
        versionId: found.VersionId ?? versionId ?? 'null',
      };
    } catch (error) {
      if (isMissing(error) || (error as { name?: string }).name === 'NoSuchVersion') return null;
      throw error;
    }
  };
  const find = async (key: string, versionId?: string) => {
    try {
      const found = await client.send(new HeadObjectCommand({ Bucket: name, Key: key, VersionId: versionId }));
      return {
        bytes: found.ContentLength ?? 0,
        lastModified: found.LastModified ?? new Date(0),
        versionId: found.VersionId ?? versionId ?? 'null',
      };
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    }
  };
  return {
    name,
    open,
    read: async (key) => {
      const opened = await open(key);
      if (!opened) return null;
      const parts: Uint8Array[] = [];
      for await (const part of opened.stream) parts.push(part);
      return Buffer.concat(parts);
    },
    exists: async (key) => (await find(key)) !== null,
    find,
    put: async ({ key, body, contentType, downloadName, lockedUntil }) => {
      const { VersionId } = await client.send(
        new PutObjectCommand({
          Bucket: name,
          Key: key,
          Body: body,
          ContentType: contentType,
          ...(downloadName ? { ContentDisposition: contentDisposition(downloadName) } : {}),
          ...(lockedUntil ? lockOf(lockedUntil) : {}),
        }),
      );
      return VersionId ?? 'null';
    },
    tag: async (key, versionId, tags) => {
      const TagSet = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
      await client.send(
        new PutObjectTaggingCommand({ Bucket: name, Key: key, VersionId: versionId, Tagging: { TagSet } }),
      );
    },
    link: createFreshLinks((key, hours, now) =>
      getSignedUrl(client, new GetObjectCommand({ Bucket: name, Key: key }), {
        expiresIn: Math.round(hours * 3600),
        signingDate: now,
      }),
    ),
    uploadForm: createUploadForm(client, name),
  };
}
