import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  GetObjectCommand,
  ListObjectVersionsCommand,
  PutObjectCommand,
  type S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type LocalS3, startS3 } from '../../local/s3/start-s3.ts';
import { clientOf, credentials, region } from './s3-contract/endpoints.ts';
import { bytes } from './s3-contract/subject.ts';

const Bucket = 'arrivals';
const rounds = 5;
const partSize = 5 * 1024 * 1024;

/** Version id → SHA-256 of every write that was answered with success; and the SHA-256 of everything ever sent. */
const acknowledged = new Map<string, string>();
const sent = new Set<string>();
let dir = '';
let server: LocalS3 | undefined;
let client: S3Client | undefined;

const sha256 = (data: Uint8Array) => createHash('sha256').update(data).digest('hex');

async function startChild(): Promise<{ child: ChildProcess; url: string }> {
  const script = join(import.meta.dirname, 's3-contract', 'child-server.ts');
  const child = spawn(process.execPath, [script, dir], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line]: Buffer[] = await once(child.stdout, 'data');
  return { child, url: String(line).trim() };
}

async function put(to: S3Client, Key: string, body: Buffer): Promise<void> {
  sent.add(sha256(body));
  const { VersionId = '' } = await to.send(new PutObjectCommand({ Bucket, Key, Body: body }));
  acknowledged.set(VersionId, sha256(body));
}

async function putInParts(to: S3Client, Key: string, body: Buffer): Promise<void> {
  sent.add(sha256(body));
  const { UploadId } = await to.send(new CreateMultipartUploadCommand({ Bucket, Key }));
  const Parts = [];
  for (const [i, part] of [body.subarray(0, partSize), body.subarray(partSize)].entries()) {
    const { ETag } = await to.send(new UploadPartCommand({ Bucket, Key, UploadId, PartNumber: i + 1, Body: part }));
    Parts.push({ PartNumber: i + 1, ETag });
  }
  const complete = new CompleteMultipartUploadCommand({ Bucket, Key, UploadId, MultipartUpload: { Parts } });
  const { VersionId = '' } = await to.send(complete);
  acknowledged.set(VersionId, sha256(body));
}

const LEAST_A_ROUND = 6;
const LOOK_EVERY_MS = 5;

/** Writes until the connection breaks: small and large, new keys and old ones, whole and in parts. */
async function writeUntilKilled(to: S3Client, seed: number): Promise<void> {
  try {
    for (let i = 0; ; i += 1) {
      const body = bytes((i % 4) * 300_000 + 1000 + seed, seed * 1000 + i);
      if (i % 5 === 4) await putInParts(to, `parts/${seed}`, Buffer.concat([bytes(partSize, i), body]));
      else await put(to, `key/${i % 3}`, body);
    }
  } catch {
    // The server was killed: whether the last write happened is open, and checked below.
  }
}

async function allVersions(from: S3Client) {
  const found = [];
  let next: { KeyMarker?: string | undefined; VersionIdMarker?: string | undefined } = {};
  for (;;) {
    const page = await from.send(new ListObjectVersionsCommand({ Bucket, ...next }));
    found.push(...(page.Versions ?? []));
    if (!page.IsTruncated) return found;
    next = { KeyMarker: page.NextKeyMarker, VersionIdMarker: page.NextVersionIdMarker };
  }
}

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 's3-durable-'));
  for (let round = 0; round < rounds; round += 1) {
    const { child, url } = await startChild();
    const writer = clientOf(url);
    const writing = [0, 1, 2].map((lane) => writeUntilKilled(writer, round * 3 + lane + 1));
    const before = acknowledged.size;
    while (acknowledged.size < before + LEAST_A_ROUND) await sleep(LOOK_EVERY_MS);
    await sleep(round * 41);
    child.kill('SIGKILL');
    await once(child, 'exit');
    await Promise.all(writing);
    writer.destroy();
  }
  server = await startS3({ dir, port: 0, region, ...credentials });
  client = clientOf(server.url);
});

afterAll(async () => {
  client?.destroy();
  await server?.close();
  await rm(dir, { recursive: true });
});

function running(): { server: LocalS3; client: S3Client } {
  if (server === undefined || client === undefined) throw new Error('the server did not start again');
  return { server, client };
}

it('everything that was acknowledged is there byte for byte, and everything there is whole', async () => {
  const { client } = running();
  const versions = await allVersions(client);
  const found = new Map<string, string>();
  for (const { Key, VersionId = '' } of versions) {
    const { Body } = await client.send(new GetObjectCommand({ Bucket, Key, VersionId }));
    found.set(VersionId, sha256((await Body?.transformToByteArray()) ?? new Uint8Array()));
  }
  expect(acknowledged.size).toBeGreaterThanOrEqual(rounds * LEAST_A_ROUND);
  for (const [versionId, hash] of acknowledged) expect(found.get(versionId)).toBe(hash);
  for (const hash of found.values()) expect(sent.has(hash)).toBe(true);
});

it('every version has its event and every event its version', async () => {
  const { server, client } = running();
  const versions = (await allVersions(client)).map((version) => version.VersionId);
  const events = server.events.pending(100_000).map(({ event }) => event.detail.object);
  expect(events.map((object) => object['version-id']).sort()).toEqual(versions.sort());
  const sequencers = events.map((object) => object.sequencer);
  expect(sequencers).toEqual([...new Set(sequencers)].sort());
});

it('nothing unfinished is left on the disk', async () => {
  expect(await readdir(join(dir, 'incoming'))).toEqual([]);
  const { index } = await openStopped();
  const known = new Set([...index.blobs]);
  expect((await readdir(join(dir, 'blobs'))).filter((name) => !known.has(name))).toEqual([]);
});

/** The blobs that the index names, read while the server rests. */
async function openStopped(): Promise<{ index: { blobs: string[] } }> {
  await server?.close();
  const { DatabaseSync } = await import('node:sqlite');
  const database = new DatabaseSync(join(dir, 'index.db'), { readOnly: true });
  const rows = database.prepare('SELECT blob FROM piece UNION SELECT blob FROM part').all();
  database.close();
  server = await startS3({ dir, port: 0, region, ...credentials });
  return { index: { blobs: rows.map((row) => String(row.blob)) } };
}
