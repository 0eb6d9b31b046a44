import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { Agent, get } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  CompleteMultipartUploadCommand,
  CopyObjectCommand,
  CreateMultipartUploadCommand,
  GetObjectCommand,
  PutObjectCommand,
  type S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type LocalS3, type S3Options, startS3 } from '../../local/s3/start-s3.ts';
import { clientOf, credentials, region } from './s3-contract/endpoints.ts';
import { signRequest } from './s3-contract/signed-request.ts';
import { failure } from './s3-contract/subject.ts';

let dir = '';
let server: LocalS3;
let client: S3Client;

async function start(options: Partial<S3Options> = {}): Promise<void> {
  server = await startS3({ dir, port: 0, region, ...credentials, ...options });
  client = clientOf(server.url);
}

async function stop(): Promise<void> {
  client.destroy();
  await server.close();
}

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 's3-server-'));
  await start();
});

afterEach(async () => {
  await stop();
  await rm(dir, { recursive: true });
});

const put = (Bucket: string, Key: string, Body = 'x') => client.send(new PutObjectCommand({ Bucket, Key, Body }));

it('a port that is taken is named, with what to do about it', async () => {
  const other = await mkdtemp(join(tmpdir(), 's3-other-'));
  const again = startS3({ dir: other, port: server.port, region, ...credentials });
  await expect(again).rejects.toThrow(`Port ${server.port} is already in use`);
  await rm(other, { recursive: true });
});

it('two servers never work in the same directory', async () => {
  await expect(startS3({ dir, port: 0, region, ...credentials })).rejects.toThrow('in use by another process');
});

it('only a bucket that notifies stores events, and they stay until they are done', async () => {
  server.createBucket('loud', { versioned: true, notify: true });
  server.createBucket('quiet');
  await put('quiet', 'a');
  const heard: string[] = [];
  server.events.onEvent(({ event }) => heard.push(event.detail.object.key));
  const { VersionId, ETag } = await put('loud', 'ü +', 'first');
  await put('loud', 'ü +', 'second');
  const [first, second, ...others] = server.events.pending(10);
  expect(others).toEqual([]);
  expect(heard).toEqual(['ü +', 'ü +']);
  expect(first?.event).toMatchObject({
    'detail-type': 'Object Created',
    source: 'aws.s3',
    region: 'eu-west-2',
    resources: ['arn:aws:s3:::loud'],
    detail: {
      bucket: { name: 'loud' },
      object: { key: 'ü +', size: 5, etag: ETag?.replaceAll('"', ''), 'version-id': VersionId },
      reason: 'PutObject',
      'source-ip-address': '127.0.0.1',
    },
  });
  const sequencers = [first, second].map((stored) => stored?.event.detail.object.sequencer ?? '');
  expect(sequencers[0]).toMatch(/^[0-9A-F]{16}$/);
  expect(sequencers).toEqual([...sequencers].sort());
  server.events.done(first?.id ?? '');
  await stop();
  await start();
  expect(server.events.pending(10).map((stored) => stored.id)).toEqual([second?.id]);
});

it('an event says by which of the four ways its object came', async () => {
  server.createBucket('loud', { notify: true });
  const target = { Bucket: 'loud', Key: 'k' };
  await put('loud', 'k');
  await client.send(new CopyObjectCommand({ ...target, CopySource: 'loud/k', MetadataDirective: 'REPLACE' }));
  const { UploadId } = await client.send(new CreateMultipartUploadCommand(target));
  const { ETag } = await client.send(new UploadPartCommand({ ...target, UploadId, PartNumber: 1, Body: 'part' }));
  const MultipartUpload = { Parts: [{ PartNumber: 1, ETag }] };
  await client.send(new CompleteMultipartUploadCommand({ ...target, UploadId, MultipartUpload }));
  const { url, fields } = await createPresignedPost(client, { ...target, Expires: 60 });
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  form.set('file', new Blob(['posted']), 'posted.csv');
  expect((await fetch(url, { method: 'POST', body: form })).status).toBe(204);
  const reasons = server.events.pending(10).map(({ event }) => event.detail.reason);
  expect(reasons).toEqual(['PutObject', 'CopyObject', 'CompleteMultipartUpload', 'POST Object']);
});

it('of writers that all want to be the first only one is', async () => {
  server.createBucket('box');
  const claim = (Body: string) =>
    client.send(new PutObjectCommand({ Bucket: 'box', Key: 'claim', Body, IfNoneMatch: '*' }));
  const outcomes = await Promise.allSettled(['a', 'b', 'c', 'd', 'e'].map(claim));
  expect(outcomes.filter(({ status }) => status === 'fulfilled').length).toBe(1);
  expect((await readdir(join(dir, 'blobs'))).length).toBe(1);
});

it('a form that is not one is refused, and the server goes on', async () => {
  server.createBucket('box');
  const post = async (type: string, body: string) => {
    const answer = await fetch(`${server.url}/box`, { method: 'POST', body, headers: { 'content-type': type } });
    return [answer.status, /<Code>(\w+)</.exec(await answer.text())?.[1]];
  };
  const malformed = [400, 'MalformedPOSTRequest'];
  const type = 'multipart/form-data; boundary=b';
  expect(await post('multipart/form-data', 'x')).toEqual(malformed);
  expect(await post(type, 'nothing of a form')).toEqual(malformed);
  expect(await post(type, '--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n--b--\r\n')).toEqual(malformed);
  expect(await post(type, '--b\r\nContent-Disposition: form-data; name="key"\r\n\r\nbroken off')).toEqual(malformed);
  const unsigned = '--b\r\nContent-Disposition: form-data; name="file"; filename="x"\r\n\r\nx\r\n--b--\r\n';
  expect(await post(type, unsigned)).toEqual([403, 'AccessDenied']);
});

it('the sequencer grows even when the clock goes back', async () => {
  let time = Date.now();
  await stop();
  await start({ now: () => new Date(time) });
  server.createBucket('loud', { notify: true });
  for (const step of [0, -60_000, -60_000]) {
    time += step;
    await put('loud', 'k');
  }
  const sequencers = server.events.pending(10).map(({ event }) => event.detail.object.sequencer);
  expect(sequencers).toEqual([...new Set(sequencers)].sort());
  expect(sequencers.length).toBe(3);
});

it('an upload that the client breaks off leaves nothing behind', async () => {
  server.createBucket('box');
  const raw = { method: 'PUT', path: '/box/half', contentSha256: 'UNSIGNED-PAYLOAD' };
  const { headers } = signRequest(server.url, raw);
  const lines = Object.entries({ ...headers, 'content-length': '1000000' }).map(([name, value]) => `${name}: ${value}`);
  const socket = connect(server.port, '127.0.0.1');
  socket.write(`PUT /box/half HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n${'x'.repeat(500_000)}`);
  await sleep(100);
  expect((await readdir(join(dir, 'incoming'))).length).toBe(1);
  socket.destroy();
  for (let i = 0; i < 50 && (await readdir(join(dir, 'incoming'))).length > 0; i += 1) await sleep(20);
  expect([await readdir(join(dir, 'incoming')), await readdir(join(dir, 'blobs'))]).toEqual([[], []]);
  expect(await failure(client.send(new GetObjectCommand({ Bucket: 'box', Key: 'half' })))).toMatchObject({
    code: 'NoSuchKey',
  });
});

it('bodies that nothing refers to are removed from the disk', async () => {
  server.createBucket('box');
  for (const body of ['one', 'two', 'three']) await put('box', 'same', body);
  expect((await readdir(join(dir, 'blobs'))).length).toBe(1);
});

it('a reader gets the whole of what it began to read, though the object is replaced meanwhile', async () => {
  server.createBucket('box');
  const body = 'a'.repeat(4_000_000);
  await put('box', 'replaced', body);
  const { Body } = await client.send(new GetObjectCommand({ Bucket: 'box', Key: 'replaced' }));
  await put('box', 'replaced', 'b');
  expect(await Body?.transformToString()).toBe(body);
});

it('a body over the limit is refused before it is read', async () => {
  await stop();
  await start({ maxObjectBytes: 10 });
  server.createBucket('box');
  expect(await failure(put('box', 'large', 'eleven byte'))).toEqual({ code: 'EntityTooLarge', status: 400 });
  expect((await put('box', 'small', 'ten bytes!')).$metadata.httpStatusCode).toBe(200);
});

it('closing does not wait for connections that are kept alive', async () => {
  const agent = new Agent({ keepAlive: true });
  await new Promise((resolve) => get(server.url, { agent }, (answer) => answer.resume().on('end', resolve)));
  // Connections are kept alive for half a minute: longer than this test may take.
  await expect(server.close()).resolves.toBeUndefined();
  agent.destroy();
  await start();
}, 20_000);
