import { CreateBucketCommand, HeadBucketCommand, PutBucketVersioningCommand, type S3Client } from '@aws-sdk/client-s3';
import type { Settings } from '../functions/edges/env.ts';
import type { LocalS3 } from './s3/start-s3.ts';

async function ensureBucket(client: S3Client, name: string): Promise<void> {
  try {
    await client.send(new HeadBucketCommand({ Bucket: name }));
  } catch {
    await client.send(new CreateBucketCommand({ Bucket: name }));
    await client.send(new PutBucketVersioningCommand({ Bucket: name, VersioningConfiguration: { Status: 'Enabled' } }));
  }
}

/** Makes the three buckets where they are not there yet, versioned; in the embedded S3 the arrivals bucket announces what comes. */
export async function ensureBuckets(parts: { s3: LocalS3 | null; client: S3Client; settings: Settings }) {
  const { arrivalsBucket, evidenceBucket, returnsBucket } = parts.settings;
  for (const name of [arrivalsBucket, evidenceBucket, returnsBucket]) {
    if (parts.s3) parts.s3.createBucket(name, { versioned: true, notify: name === arrivalsBucket });
    else await ensureBucket(parts.client, name);
  }
}
