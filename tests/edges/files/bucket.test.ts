import type { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { expect, test } from 'vitest';
import { createBucket } from '../../../functions/edges/files/bucket.ts';

async function putInputs(lockedUntil?: Date) {
  const sent: PutObjectCommand[] = [];
  const send = async (command: PutObjectCommand) => {
    sent.push(command);
    return { VersionId: 'v1' };
  };
  const bucket = createBucket({ send } as unknown as S3Client, 'bcf-returns');
  const object = { key: 'a', body: 'b', contentType: 'text/plain' };
  expect(await bucket.put(lockedUntil ? { ...object, lockedUntil } : object)).toBe('v1');
  return sent.map(({ input }) => input);
}

test('a file of a signed return is stored with its lock and the checksum that S3 asks for with one', async () => {
  const until = new Date('2031-08-15T10:00:00Z');
  expect(await putInputs(until)).toMatchObject([
    { ObjectLockMode: 'GOVERNANCE', ObjectLockRetainUntilDate: until, ChecksumAlgorithm: 'SHA256' },
  ]);
});

test('nothing else is locked', async () => {
  const [input] = await putInputs();
  expect(Object.keys(input ?? {})).not.toContain('ObjectLockMode');
});
