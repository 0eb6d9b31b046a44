import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import {
  CopyObjectCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  GetObjectTaggingCommand,
  HeadObjectCommand,
  PutObjectCommand,
  PutObjectTaggingCommand,
} from '@aws-sdk/client-s3';
import { expect } from 'vitest';
import { bytes, type Check, failure, type Subject } from './subject.ts';

const oddKeys = [
  'ünï/côde 空.csv',
  'a b+c%20d%.csv',
  'two//slashes',
  'trailing/',
  'up/../dots/./x',
  `quote'"<>&.txt`,
  'a',
  'a/b',
  '~!*()=;:@,$',
  '😀',
];

async function read({ client }: Subject, bucket: string, key: string): Promise<Buffer> {
  const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
  return Buffer.from((await Body?.transformToByteArray()) ?? []);
}

function writing(check: Check): void {
  check('an object comes back byte for byte, with its type and metadata', async (subject) => {
    const { client, bucket: Bucket } = subject;
    const Body = bytes(300_001);
    const written = await client.send(
      new PutObjectCommand({
        Bucket,
        Key: 'plain',
        Body,
        ContentType: 'text/csv',
        CacheControl: 'no-store',
        ContentDisposition: 'attachment; filename="x.csv"',
        Metadata: { feed: 'ward 7' },
      }),
    );
    expect(written.ETag).toBe(`"${createHash('md5').update(Body).digest('hex')}"`);
    const found = await client.send(new GetObjectCommand({ Bucket, Key: 'plain' }));
    expect(found).toMatchObject({
      ContentType: 'text/csv',
      CacheControl: 'no-store',
      ContentDisposition: 'attachment; filename="x.csv"',
      ContentLength: 300_001,
      Metadata: { feed: 'ward 7' },
      ETag: written.ETag,
    });
    expect(Buffer.from((await found.Body?.transformToByteArray()) ?? []).equals(Body)).toBe(true);
  });

  check('a stream arrives without the framing of its transfer', async (subject) => {
    const Body = bytes(300_000, 2);
    const stream = Readable.from([Body.subarray(0, 100_001), Body.subarray(100_001)]);
    const command = new PutObjectCommand({
      Bucket: subject.bucket,
      Key: 'stream',
      Body: stream,
      ContentLength: 300_000,
    });
    await subject.client.send(command);
    expect((await read(subject, subject.bucket, 'stream')).equals(Body)).toBe(true);
    const head = await subject.client.send(new HeadObjectCommand({ Bucket: subject.bucket, Key: 'stream' }));
    expect(head.ContentEncoding).toBeUndefined();
  });

  check('an empty object is an object', async (subject) => {
    await subject.client.send(new PutObjectCommand({ Bucket: subject.bucket, Key: 'empty', Body: '' }));
    expect((await read(subject, subject.bucket, 'empty')).length).toBe(0);
  });

  for (const algorithm of ['CRC32', 'CRC32C', 'CRC64NVME', 'SHA1', 'SHA256'] as const) {
    check(`a ${algorithm} checksum is verified and given back`, async ({ client, bucket: Bucket }) => {
      const Key = `checksum-${algorithm}`;
      const name = `Checksum${algorithm}` as const;
      const put = await client.send(
        new PutObjectCommand({ Bucket, Key, Body: bytes(70_003), ChecksumAlgorithm: algorithm }),
      );
      const head = await client.send(new HeadObjectCommand({ Bucket, Key, ChecksumMode: 'ENABLED' }));
      expect(put[name]).toMatch(/^[A-Za-z0-9+/]+=*$/);
      expect(head[name]).toBe(put[name]);
    });
  }

  check('a wrong checksum is refused and nothing is stored', async ({ client, bucket: Bucket }) => {
    const wrong = {
      ChecksumCRC32: 'AAAAAA==',
      ChecksumSHA256: `${'A'.repeat(43)}=`,
      ChecksumCRC64NVME: 'AAAAAAAAAAA=',
    };
    for (const [name, value] of Object.entries(wrong)) {
      const put = new PutObjectCommand({ Bucket, Key: name, Body: 'x', [name]: value });
      expect(await failure(client.send(put))).toEqual({ code: 'BadDigest', status: 400 });
      expect((await failure(client.send(new HeadObjectCommand({ Bucket, Key: name })))).status).toBe(404);
    }
  });

  check('a wrong Content-MD5 is refused and nothing is stored', async ({ client, bucket: Bucket }) => {
    const ContentMD5 = createHash('md5').update('something else').digest('base64');
    const put = new PutObjectCommand({ Bucket, Key: 'bad-md5', Body: 'x', ContentMD5 });
    expect(await failure(client.send(put))).toEqual({ code: 'BadDigest', status: 400 });
    expect((await failure(client.send(new HeadObjectCommand({ Bucket, Key: 'bad-md5' })))).status).toBe(404);
  });

  check('a conditional write happens only once', async ({ client, bucket: Bucket }) => {
    const put = (extra: object) => client.send(new PutObjectCommand({ Bucket, Key: 'once', Body: 'x', ...extra }));
    const first = await put({ IfNoneMatch: '*' });
    expect(await failure(put({ IfNoneMatch: '*' }))).toEqual({ code: 'PreconditionFailed', status: 412 });
    expect(await failure(put({ IfMatch: '"0123456789abcdef0123456789abcdef"' }))).toMatchObject({ status: 412 });
    expect((await put({ IfMatch: first.ETag })).ETag).toBe(first.ETag);
  });

  check('every key that S3 allows is kept as it is', async (subject) => {
    const { client, bucket: Bucket } = subject;
    for (const Key of oddKeys) await client.send(new PutObjectCommand({ Bucket, Key, Body: `body of ${Key}` }));
    for (const Key of oddKeys) expect((await read(subject, Bucket, Key)).toString()).toBe(`body of ${Key}`);
  });
}

function reading(check: Check): void {
  check('a missing key and a missing bucket are told apart', async ({ client, bucket: Bucket }) => {
    expect(await failure(client.send(new GetObjectCommand({ Bucket, Key: 'no' })))).toEqual({
      code: 'NoSuchKey',
      status: 404,
    });
    const elsewhere = new GetObjectCommand({ Bucket: 'no-such-bucket-here', Key: 'no' });
    expect(await failure(client.send(elsewhere))).toEqual({ code: 'NoSuchBucket', status: 404 });
    expect(await failure(client.send(new HeadObjectCommand({ Bucket, Key: 'no' })))).toEqual({
      code: 'NotFound',
      status: 404,
    });
  });

  check('a range gives those bytes', async ({ client, bucket: Bucket }) => {
    await client.send(new PutObjectCommand({ Bucket, Key: 'range', Body: 'hello world' }));
    const part = async (Range: string) => {
      const { Body, ContentRange } = await client.send(new GetObjectCommand({ Bucket, Key: 'range', Range }));
      return [await Body?.transformToString(), ContentRange];
    };
    expect(await part('bytes=2-4')).toEqual(['llo', 'bytes 2-4/11']);
    expect(await part('bytes=-3')).toEqual(['rld', 'bytes 8-10/11']);
    expect(await part('bytes=6-')).toEqual(['world', 'bytes 6-10/11']);
    expect(await failure(part('bytes=11-'))).toEqual({ code: 'InvalidRange', status: 416 });
  });

  check('a conditional read answers 304 or 412', async ({ client, bucket: Bucket }) => {
    const { ETag } = await client.send(new PutObjectCommand({ Bucket, Key: 'conditional', Body: 'x' }));
    const get = (extra: object) => client.send(new GetObjectCommand({ Bucket, Key: 'conditional', ...extra }));
    expect((await failure(get({ IfNoneMatch: ETag }))).status).toBe(304);
    expect((await failure(get({ IfMatch: '"other"' }))).status).toBe(412);
    expect((await failure(get({ IfModifiedSince: new Date(Date.now() + 60_000) }))).status).toBe(304);
    expect((await get({ IfMatch: ETag })).ETag).toBe(ETag);
  });

  check('a read may ask for another type and file name', async ({ client, bucket: Bucket }) => {
    await client.send(new PutObjectCommand({ Bucket, Key: 'named', Body: 'x' }));
    const overrides = { ResponseContentDisposition: 'attachment; filename="r.csv"', ResponseContentType: 'text/plain' };
    const found = await client.send(new GetObjectCommand({ Bucket, Key: 'named', ...overrides }));
    expect(found).toMatchObject({ ContentDisposition: 'attachment; filename="r.csv"', ContentType: 'text/plain' });
  });
}

function oddities(check: Check): void {
  check('a key with a carriage return in it can be listed and deleted', async ({ client, bucket: Bucket }) => {
    const Key = 'control/\r\n1';
    await client.send(new PutObjectCommand({ Bucket, Key, Body: 'x' }));
    const { Deleted } = await client.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects: [{ Key }] } }));
    expect(Deleted?.map((deleted) => deleted.Key)).toEqual([Key]);
    expect((await failure(client.send(new HeadObjectCommand({ Bucket, Key })))).status).toBe(404);
  });
}

function copyingAndDeleting(check: Check): void {
  check('a copy keeps the metadata or replaces it', async ({ client, bucket: Bucket }) => {
    const Key = 'söurce a+b';
    await client.send(new PutObjectCommand({ Bucket, Key, Body: 'copied', Metadata: { a: '1' }, Tagging: 't=1' }));
    const CopySource = `${Bucket}/${encodeURIComponent(Key)}`;
    await client.send(new CopyObjectCommand({ Bucket, Key: 'kept', CopySource }));
    const replaced = { MetadataDirective: 'REPLACE', Metadata: { b: '2' }, ContentType: 'text/x' } as const;
    await client.send(new CopyObjectCommand({ Bucket, Key: 'replaced', CopySource, ...replaced }));
    await client.send(new DeleteObjectCommand({ Bucket, Key }));
    const kept = await client.send(new GetObjectCommand({ Bucket, Key: 'kept' }));
    expect([await kept.Body?.transformToString(), kept.Metadata]).toEqual(['copied', { a: '1' }]);
    const other = await client.send(new HeadObjectCommand({ Bucket, Key: 'replaced' }));
    expect([other.Metadata, other.ContentType, other.ContentLength]).toEqual([{ b: '2' }, 'text/x', 6]);
    expect(
      await failure(client.send(new CopyObjectCommand({ Bucket, Key: 'x', CopySource: `${Bucket}/gone` }))),
    ).toEqual({
      code: 'NoSuchKey',
      status: 404,
    });
  });

  check('tags come with the object or after it, and leave its body alone', async (subject) => {
    const { client, bucket: Bucket } = subject;
    const Key = 'tagged';
    const tags = async () => (await client.send(new GetObjectTaggingCommand({ Bucket, Key }))).TagSet;
    await client.send(new PutObjectCommand({ Bucket, Key, Body: 'body', Tagging: 'a=1&b=x%20y' }));
    expect(await tags()).toEqual([
      { Key: 'a', Value: '1' },
      { Key: 'b', Value: 'x y' },
    ]);
    const TagSet = [{ Key: 'delete', Value: 'identifiable data' }];
    await client.send(new PutObjectTaggingCommand({ Bucket, Key, Tagging: { TagSet } }));
    expect(await tags()).toEqual(TagSet);
    expect((await read(subject, Bucket, Key)).toString()).toBe('body');
  });

  check('many objects are deleted at once, missing ones included', async ({ client, bucket: Bucket }) => {
    const keys = ['d/1', 'd/2 ü&<>', 'd/3'];
    for (const Key of keys) await client.send(new PutObjectCommand({ Bucket, Key, Body: 'x' }));
    const Objects = [...keys, 'd/never'].map((Key) => ({ Key }));
    const { Deleted, Errors } = await client.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects } }));
    expect([Deleted?.map((deleted) => deleted.Key), Errors]).toEqual([Objects.map((object) => object.Key), undefined]);
    for (const Key of keys)
      expect((await failure(client.send(new HeadObjectCommand({ Bucket, Key })))).status).toBe(404);
  });
}

/** What is true of single objects. */
export function objectChecks(check: Check): void {
  writing(check);
  reading(check);
  copyingAndDeleting(check);
  oddities(check);
}
