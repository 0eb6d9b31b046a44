import {
  CopyObjectCommand,
  CreateBucketCommand,
  DeleteBucketCommand,
  DeleteObjectCommand,
  GetBucketCorsCommand,
  GetBucketLocationCommand,
  GetBucketVersioningCommand,
  GetObjectAclCommand,
  GetObjectCommand,
  HeadBucketCommand,
  ListBucketsCommand,
  ListObjectsCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
  type ListObjectVersionsCommandOutput,
  PutBucketCorsCommand,
  PutBucketLifecycleConfigurationCommand,
  PutBucketPolicyCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { expect } from 'vitest';
import { type Check, failure } from './subject.ts';

type Marker = { KeyMarker?: string | undefined; VersionIdMarker?: string | undefined };

const configuration = { CreateBucketConfiguration: { LocationConstraint: 'eu-west-2' } } as const;

function buckets(check: Check): void {
  check('a bucket is made, found and deleted when it is empty', async ({ client, bucket }) => {
    const Bucket = `${bucket}-short`;
    await client.send(new CreateBucketCommand({ Bucket, ...configuration }));
    await client.send(new HeadBucketCommand({ Bucket }));
    expect((await client.send(new ListBucketsCommand({}))).Buckets?.map((bucket) => bucket.Name)).toContain(Bucket);
    expect((await client.send(new GetBucketLocationCommand({ Bucket }))).LocationConstraint).toBe('eu-west-2');
    await client.send(new PutObjectCommand({ Bucket, Key: 'x', Body: 'x' }));
    expect(await failure(client.send(new DeleteBucketCommand({ Bucket })))).toEqual({
      code: 'BucketNotEmpty',
      status: 409,
    });
    await client.send(new DeleteObjectCommand({ Bucket, Key: 'x' }));
    await client.send(new DeleteBucketCommand({ Bucket }));
    expect(await failure(client.send(new HeadBucketCommand({ Bucket })))).toEqual({ code: 'NotFound', status: 404 });
  });

  check('the owner may make a bucket twice', async ({ client, bucket: Bucket }) => {
    await client.send(new CreateBucketCommand({ Bucket, ...configuration }));
    expect((await client.send(new HeadBucketCommand({ Bucket }))).$metadata.httpStatusCode).toBe(200);
  });

  check('what is not implemented is refused and never answered with success', async ({ client, bucket: Bucket }) => {
    const refused = { code: 'NotImplemented', status: 501 };
    const Policy = JSON.stringify({ Statement: [] });
    expect(await failure(client.send(new PutBucketPolicyCommand({ Bucket, Policy })))).toEqual(refused);
    const LifecycleConfiguration = {
      Rules: [{ Status: 'Enabled' as const, Expiration: { Days: 1 }, Filter: { Prefix: '' } }],
    };
    const lifecycle = new PutBucketLifecycleConfigurationCommand({ Bucket, LifecycleConfiguration });
    expect(await failure(client.send(lifecycle))).toEqual(refused);
    expect(await failure(client.send(new GetObjectAclCommand({ Bucket, Key: 'x' })))).toEqual(refused);
    const encrypted = new PutObjectCommand({ Bucket, Key: 'sse', Body: 'x', ServerSideEncryption: 'aws:kms' });
    expect(await failure(client.send(encrypted))).toEqual(refused);
  });

  check('a browser of an allowed origin is let in, another is not', async ({ client, url, bucket: Bucket }) => {
    const rule = {
      AllowedOrigins: ['http://web.test'],
      AllowedMethods: ['PUT', 'GET'],
      AllowedHeaders: ['content-*'],
      ExposeHeaders: ['ETag'],
    };
    await client.send(new PutBucketCorsCommand({ Bucket, CORSConfiguration: { CORSRules: [rule] } }));
    expect((await client.send(new GetBucketCorsCommand({ Bucket }))).CORSRules).toEqual([rule]);
    const preflight = (origin: string) =>
      fetch(`${url}/${Bucket}/k`, {
        method: 'OPTIONS',
        headers: { origin, 'access-control-request-method': 'PUT', 'access-control-request-headers': 'content-type' },
      });
    const allowed = await preflight('http://web.test');
    expect([allowed.status, allowed.headers.get('access-control-allow-origin')]).toEqual([200, 'http://web.test']);
    expect((await preflight('http://evil.test')).status).toBe(403);
  });
}

function refusedBrowser(check: Check): void {
  check('a browser gets to read why its request was refused', async ({ client, url, bucket: Bucket }) => {
    const rule = { AllowedOrigins: ['http://web.test'], AllowedMethods: ['GET'], ExposeHeaders: ['ETag'] };
    await client.send(new PutBucketCorsCommand({ Bucket, CORSConfiguration: { CORSRules: [rule] } }));
    const refused = await fetch(`${url}/${Bucket}/k`, { headers: { origin: 'http://web.test' } });
    expect([refused.status, refused.headers.get('access-control-allow-origin')]).toEqual([403, 'http://web.test']);
    expect(refused.headers.get('access-control-expose-headers')).toBe('ETag');
  });
}

function versions(check: Check): void {
  check(
    'every version stays readable, and a delete marker can be taken back',
    async ({ client, versioned: Bucket }) => {
      expect((await client.send(new GetBucketVersioningCommand({ Bucket }))).Status).toBe('Enabled');
      const Key = 'v/one';
      const put = async (Body: string) => (await client.send(new PutObjectCommand({ Bucket, Key, Body }))).VersionId;
      const [first, second] = [await put('first'), await put('second')];
      const text = async (VersionId?: string) =>
        (await client.send(new GetObjectCommand({ Bucket, Key, VersionId }))).Body?.transformToString();
      expect([await text(first), await text(second), await text()]).toEqual(['first', 'second', 'second']);
      const marker = await client.send(new DeleteObjectCommand({ Bucket, Key }));
      expect(marker.DeleteMarker).toBe(true);
      expect(await failure(text())).toEqual({ code: 'NoSuchKey', status: 404 });
      const listed = await client.send(new ListObjectVersionsCommand({ Bucket, Prefix: Key }));
      expect(listed.Versions?.map((v) => [v.VersionId, v.IsLatest])).toEqual([
        [second, false],
        [first, false],
      ]);
      expect(listed.DeleteMarkers?.map((v) => [v.VersionId, v.IsLatest])).toEqual([[marker.VersionId, true]]);
      await client.send(new DeleteObjectCommand({ Bucket, Key, VersionId: marker.VersionId }));
      expect(await text()).toBe('second');
      await client.send(new DeleteObjectCommand({ Bucket, Key, VersionId: second }));
      expect(await text()).toBe('first');
    },
  );

  check('an older version is restored by copying it on top', async ({ client, versioned: Bucket }) => {
    const Key = 'v/restored';
    const first = await client.send(new PutObjectCommand({ Bucket, Key, Body: 'first' }));
    await client.send(new PutObjectCommand({ Bucket, Key, Body: 'second' }));
    const CopySource = `${Bucket}/${Key}?versionId=${first.VersionId}`;
    const copy = await client.send(new CopyObjectCommand({ Bucket, Key, CopySource }));
    const { Body, VersionId } = await client.send(new GetObjectCommand({ Bucket, Key }));
    expect([await Body?.transformToString(), VersionId]).toEqual(['first', copy.VersionId]);
    expect(VersionId).not.toBe(first.VersionId);
  });

  check(
    'suspended versioning keeps the old versions and overwrites only the one without an id',
    async ({ client, bucket }) => {
      const Bucket = `${bucket}-suspended`;
      const Key = 'k';
      const version = async (Status: 'Enabled' | 'Suspended') => {
        await client.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status } }));
        return (await client.send(new PutObjectCommand({ Bucket, Key, Body: Status }))).VersionId;
      };
      await client.send(new CreateBucketCommand({ Bucket, ...configuration }));
      await client.send(new PutObjectCommand({ Bucket, Key, Body: 'before' }));
      const kept = await version('Enabled');
      await version('Suspended');
      await version('Suspended');
      const { Versions } = await client.send(new ListObjectVersionsCommand({ Bucket }));
      expect(Versions?.map((v) => [v.VersionId, v.IsLatest])).toEqual([
        ['null', true],
        [kept, false],
      ]);
    },
  );

  check('a delete marker cannot be read', async ({ client, versioned: Bucket }) => {
    const { VersionId } = await client.send(new DeleteObjectCommand({ Bucket, Key: 'v/never' }));
    const get = new GetObjectCommand({ Bucket, Key: 'v/never', VersionId });
    expect((await failure(client.send(get))).status).toBe(405);
  });

  check('versions are listed page by page', async ({ client, versioned: Bucket }) => {
    for (const Key of ['p/a', 'p/b', 'p/a', 'p/b', 'p/a'])
      await client.send(new PutObjectCommand({ Bucket, Key, Body: 'x' }));
    const whole = (await client.send(new ListObjectVersionsCommand({ Bucket, Prefix: 'p/' }))).Versions ?? [];
    expect(whole.map((v) => v.Key)).toEqual(['p/a', 'p/a', 'p/a', 'p/b', 'p/b']);
    const paged: (string | undefined)[] = [];
    let next: Marker | null = {};
    while (next !== null) {
      const page: ListObjectVersionsCommandOutput = await client.send(
        new ListObjectVersionsCommand({ Bucket, Prefix: 'p/', MaxKeys: 2, ...next }),
      );
      paged.push(...(page.Versions ?? []).map((v) => v.VersionId));
      next = page.IsTruncated ? { KeyMarker: page.NextKeyMarker, VersionIdMarker: page.NextVersionIdMarker } : null;
    }
    expect(paged).toEqual(whole.map((v) => v.VersionId));
  });
}

function listings(check: Check): void {
  const keys = ['l/a', 'l/b c/1', 'l/b c/2', 'l/d', 'l/ü/1', 'l/ü/2'];

  check('objects are listed by page, prefix and delimiter', async ({ client, bucket: Bucket }) => {
    for (const Key of keys) await client.send(new PutObjectCommand({ Bucket, Key, Body: 'x' }));
    const seen: (string | undefined)[] = [];
    let ContinuationToken: string | undefined;
    do {
      const page = await client.send(
        new ListObjectsV2Command({ Bucket, Prefix: 'l/', MaxKeys: 4, ContinuationToken, EncodingType: 'url' }),
      );
      seen.push(...(page.Contents ?? []).map((object) => decodeURIComponent(object.Key ?? '')));
      ContinuationToken = page.NextContinuationToken;
    } while (ContinuationToken !== undefined);
    expect(seen).toEqual(keys);
    const rolled = await client.send(new ListObjectsV2Command({ Bucket, Prefix: 'l/', Delimiter: '/' }));
    expect(rolled.Contents?.map((object) => object.Key)).toEqual(['l/a', 'l/d']);
    expect(rolled.CommonPrefixes?.map((prefix) => prefix.Prefix)).toEqual(['l/b c/', 'l/ü/']);
    const after = await client.send(new ListObjectsV2Command({ Bucket, Prefix: 'l/', StartAfter: 'l/b c/2' }));
    expect(after.Contents?.map((object) => object.Key)).toEqual(['l/d', 'l/ü/1', 'l/ü/2']);
  });

  check('the older listing pages by marker', async ({ client, bucket: Bucket }) => {
    const first = await client.send(new ListObjectsCommand({ Bucket, Prefix: 'l/', Delimiter: '/', MaxKeys: 2 }));
    const rest = await client.send(
      new ListObjectsCommand({ Bucket, Prefix: 'l/', Delimiter: '/', Marker: first.NextMarker }),
    );
    expect([first.IsTruncated, rest.Contents?.map((object) => object.Key)]).toEqual([true, ['l/d']]);
    expect(rest.CommonPrefixes?.map((prefix) => prefix.Prefix)).toEqual(['l/ü/']);
  });
}

/** What is true of buckets, their versions and their listings. */
export function bucketChecks(check: Check): void {
  buckets(check);
  refusedBrowser(check);
  versions(check);
  listings(check);
}
