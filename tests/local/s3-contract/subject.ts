import type { S3Client } from '@aws-sdk/client-s3';
import { expect } from 'vitest';

/** What a check works on: a client, the URL behind it, and a bucket of each kind. */
export type Subject = { client: S3Client; url: string; bucket: string; versioned: string };
export type Check = (name: string, run: (subject: Subject) => Promise<void>) => void;

/** The code (or name) and HTTP status of the error that a call must end in. */
export async function failure(call: Promise<unknown>): Promise<{ code: string; status: number | undefined }> {
  const error: unknown = await call.then(
    () => expect.fail('the call was expected to be refused'),
    (reason: unknown) => reason,
  );
  if (!(error instanceof Error)) throw error;
  const metadata = '$metadata' in error ? error.$metadata : {};
  const status =
    typeof metadata === 'object' && metadata !== null && 'httpStatusCode' in metadata ? metadata.httpStatusCode : 0;
  return { code: error.name, status: Number(status) };
}

/** Bytes that look random but are the same in every run. */
export function bytes(size: number, seed = 1): Buffer {
  const out = Buffer.alloc(size);
  let state = seed;
  for (let i = 0; i + 4 <= size; i += 4) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    out.writeUInt32LE(state, i);
  }
  return out;
}
