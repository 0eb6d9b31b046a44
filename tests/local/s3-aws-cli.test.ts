import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { CreateBucketCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clientOf, isOnPath, type Running, startOwn } from './s3-contract/endpoints.ts';
import { bytes } from './s3-contract/subject.ts';

const run = promisify(execFile);
const absent = !isOnPath('aws');

describe.skipIf(absent)(`the AWS command line${absent ? ' (skipped: aws is not on PATH)' : ''}`, () => {
  let running: Running | undefined;
  let dir = '';
  const aws = async (...words: string[]) => {
    const env = {
      PATH: process.env.PATH,
      HOME: dir,
      AWS_ACCESS_KEY_ID: 'local',
      AWS_SECRET_ACCESS_KEY: 'local',
      AWS_DEFAULT_REGION: 'eu-west-2',
    };
    const { stdout } = await run('aws', ['--endpoint-url', running?.url ?? '', 's3', ...words], { env });
    return stdout;
  };

  beforeAll(async () => {
    running = await startOwn();
    dir = await mkdtemp(join(tmpdir(), 's3-cli-'));
    const client = clientOf(running.url);
    await client.send(new CreateBucketCommand({ Bucket: 'files' }));
    client.destroy();
  });
  afterAll(async () => {
    await running?.stop();
    await rm(dir, { recursive: true });
  });

  it('copies a large file in, in parts, lists it, links to it, copies it out and removes it', async () => {
    const body = bytes(9_000_000, 11);
    await writeFile(join(dir, 'large ü.csv'), body);
    await aws('cp', join(dir, 'large ü.csv'), 's3://files/in/', '--no-progress');
    expect(await aws('ls', 's3://files/in/')).toMatch(/ 9000000 large ü\.csv\n/);
    await aws('cp', 's3://files/in/large ü.csv', join(dir, 'back'), '--no-progress');
    expect((await readFile(join(dir, 'back'))).equals(body)).toBe(true);
    const link = (await aws('presign', 's3://files/in/large ü.csv')).trim();
    expect(Buffer.from(await (await fetch(link)).arrayBuffer()).equals(body)).toBe(true);
    await aws('rm', 's3://files/in/large ü.csv');
    expect((await fetch(link)).status).toBe(404);
  });
});
