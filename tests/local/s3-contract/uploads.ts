import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListMultipartUploadsCommand,
  ListPartsCommand,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { expect } from 'vitest';
import { createChecksum } from '../../../local/s3/checksum.ts';
import { bytes, type Check, failure, type Subject } from './subject.ts';

const partSize = 5 * 1024 * 1024;

async function begin({ client, bucket: Bucket }: Subject, Key: string) {
  const { UploadId } = await client.send(new CreateMultipartUploadCommand({ Bucket, Key }));
  const target = { Bucket, Key, UploadId };
  const part = async (PartNumber: number, Body: Buffer) => {
    const { ETag } = await client.send(new UploadPartCommand({ ...target, PartNumber, Body }));
    return { PartNumber, ETag };
  };
  const complete = (Parts: { PartNumber: number; ETag: string | undefined }[]) =>
    client.send(new CompleteMultipartUploadCommand({ ...target, MultipartUpload: { Parts } }));
  return { target, part, complete };
}

function multipart(check: Check): void {
  check('a stream of unknown length arrives in parts and comes back whole', async ({ client, bucket: Bucket }) => {
    const Body = bytes(12_000_000, 3);
    const chunks = Readable.from(
      Array.from({ length: 12 }, (_, i) => Body.subarray(i * 1_000_000, (i + 1) * 1_000_000)),
    );
    await new Upload({ client, params: { Bucket, Key: 'large', Body: chunks }, partSize }).done();
    const found = await client.send(new GetObjectCommand({ Bucket, Key: 'large' }));
    expect(Buffer.from((await found.Body?.transformToByteArray()) ?? []).equals(Body)).toBe(true);
    const across = await client.send(
      new GetObjectCommand({ Bucket, Key: 'large', Range: `bytes=${partSize - 3}-${partSize + 2}` }),
    );
    expect(Buffer.from((await across.Body?.transformToByteArray()) ?? [])).toEqual(
      Body.subarray(partSize - 3, partSize + 3),
    );
  });

  check('the entity tag tells the number of parts', async (subject) => {
    const { part, complete } = await begin(subject, 'tagged-by-parts');
    const bodies = [bytes(partSize, 4), bytes(10, 5)];
    const parts = await Promise.all(bodies.map((body, i) => part(i + 1, body)));
    const { ETag } = await complete(parts);
    const md5s = Buffer.concat(bodies.map((body) => createHash('md5').update(body).digest()));
    expect(ETag).toBe(`"${createHash('md5').update(md5s).digest('hex')}-2"`);
  });

  check('completing may be tried again after a wrong list of parts', async (subject) => {
    const { target, part, complete } = await begin(subject, 'retried');
    const [wrong, small] = [await part(1, Buffer.from('wrong')), await part(2, Buffer.from('small'))];
    expect(await failure(complete([wrong, small]))).toEqual({ code: 'EntityTooSmall', status: 400 });
    const right = await part(1, bytes(partSize, 6));
    expect(await failure(complete([wrong, small]))).toEqual({ code: 'InvalidPart', status: 400 });
    const listed = await subject.client.send(new ListPartsCommand(target));
    expect(listed.Parts?.map((p) => [p.PartNumber, p.Size, p.ETag])).toEqual([
      [1, partSize, right.ETag],
      [2, 5, small.ETag],
    ]);
    await complete([right, small]);
    const head = await subject.client.send(new HeadObjectCommand({ Bucket: target.Bucket, Key: target.Key }));
    expect(head.ContentLength).toBe(partSize + 5);
    expect(await failure(complete([right, small]))).toEqual({ code: 'NoSuchUpload', status: 404 });
  });

  check('an aborted upload is gone', async (subject) => {
    const { client, bucket: Bucket } = subject;
    const { target, part } = await begin(subject, 'aborted');
    await part(1, Buffer.from('x'));
    const open = async () =>
      (await client.send(new ListMultipartUploadsCommand({ Bucket }))).Uploads?.map((u) => u.Key) ?? [];
    expect(await open()).toContain('aborted');
    await client.send(new AbortMultipartUploadCommand(target));
    expect(await open()).not.toContain('aborted');
  });

  check('parts in the wrong order and parts of an aborted upload are refused', async (subject) => {
    const { target, part, complete } = await begin(subject, 'disordered');
    const [first, second] = [await part(1, bytes(partSize, 8)), await part(2, bytes(partSize, 9))];
    expect(await failure(complete([second, first]))).toEqual({ code: 'InvalidPartOrder', status: 400 });
    await subject.client.send(new AbortMultipartUploadCommand(target));
    expect(await failure(part(3, Buffer.from('x')))).toEqual({ code: 'NoSuchUpload', status: 404 });
  });

  check('the checksum of a whole object follows from those of its parts', async ({ client, bucket: Bucket }) => {
    const Body = bytes(partSize + 1000, 7);
    const whole = createChecksum('CRC64NVME');
    whole.update(Body);
    const upload = async (ChecksumAlgorithm: 'CRC64NVME' | 'CRC32C', ChecksumType: 'FULL_OBJECT' | 'COMPOSITE') => {
      const Key = `whole-${ChecksumAlgorithm}`;
      const { UploadId } = await client.send(
        new CreateMultipartUploadCommand({ Bucket, Key, ChecksumAlgorithm, ChecksumType }),
      );
      const Parts = [];
      for (const [i, body] of [Body.subarray(0, partSize), Body.subarray(partSize)].entries()) {
        const sent = new UploadPartCommand({ Bucket, Key, UploadId, PartNumber: i + 1, Body: body, ChecksumAlgorithm });
        Parts.push({ ...(await client.send(sent)), PartNumber: i + 1 });
      }
      const end = { Bucket, Key, UploadId, MultipartUpload: { Parts }, ChecksumType };
      return client.send(new CompleteMultipartUploadCommand(end));
    };
    expect((await upload('CRC64NVME', 'FULL_OBJECT')).ChecksumCRC64NVME).toBe(whole.digest().toString('base64'));
    expect((await upload('CRC32C', 'COMPOSITE')).ChecksumCRC32C).toMatch(/^[A-Za-z0-9+/]{6}==-2$/);
  });
}

/** What is true of multipart uploads. */
export function uploadChecks(check: Check): void {
  multipart(check);
}
