import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { S3Client, type S3ClientConfig } from '@aws-sdk/client-s3';
import { startS3 } from '../../../local/s3/start-s3.ts';

export type Running = { url: string; stop(): Promise<void> };

export type Endpoint = {
  name: string;
  /** Why it cannot be tried here; null when it can. */
  absent: string | null;
  /** Checks that this endpoint is known not to pass, by name, and why. */
  exceptions: Readonly<Record<string, string>>;
  start(): Promise<Running>;
};

export const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
export const region = 'eu-west-2';

/** Our endpoint in a directory of its own. */
export async function startOwn(): Promise<Running> {
  const dir = await mkdtemp(join(tmpdir(), 's3-'));
  const server = await startS3({ dir, port: 0, region, ...credentials });
  const stop = async () => {
    await server.close();
    await rm(dir, { recursive: true });
  };
  return { url: server.url, stop };
}

/** The real client; one attempt only, so that no failure hides behind a second one. */
export function clientOf(url: string, config: S3ClientConfig = {}): S3Client {
  return new S3Client({ endpoint: url, region, credentials, forcePathStyle: true, maxAttempts: 1, ...config });
}

/** Whether a command can be run on this machine. */
export function isOnPath(command: string): boolean {
  try {
    execFileSync(command, ['--version'], { stdio: 'ignore' });
    return true;
  } catch (error) {
    return error instanceof Error && !error.message.includes('ENOENT') && !('status' in error && error.status === 127);
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}

async function startMoto(): Promise<Running> {
  const port = await freePort();
  const child = spawn('moto_server', ['-H', '127.0.0.1', '-p', String(port)], { stdio: 'ignore' });
  const url = `http://127.0.0.1:${port}`;
  const answers = () =>
    fetch(url).then(
      () => true,
      () => false,
    );
  for (let i = 0; i < 200 && !(await answers()); i += 1) await sleep(100);
  const stop = async () => {
    child.kill();
    await once(child, 'exit');
  };
  return { url, stop };
}

const unsigned = 'it checks no signatures';
const integrity = 'it believes the checksums it is given';
const overrides = 'it passes over response-* parameters';

/** What moto 5.2 does otherwise. */
const motoExceptions: Readonly<Record<string, string>> = {
  'the owner may make a bucket twice': 'it answers BucketAlreadyOwnedByYou, as S3 does outside us-east-1',
  'what is not implemented is refused and never answered with success': 'it implements more of S3',
  'a browser gets to read why its request was refused': unsigned,
  'suspended versioning keeps the old versions and overwrites only the one without an id':
    'it forgets the old versions',
  'a delete marker cannot be read': 'it answers 404',
  'the older listing pages by marker': 'it does not page common prefixes',
  'a wrong checksum is refused and nothing is stored': integrity,
  'a wrong Content-MD5 is refused and nothing is stored': integrity,
  'a read may ask for another type and file name': overrides,
  'a presigned link may name the file that is saved': overrides,
  'a key with a carriage return in it can be listed and deleted': 'it cannot store such a key',
  'completing may be tried again after a wrong list of parts': 'it accepts the wrong list',
  'parts in the wrong order and parts of an aborted upload are refused': 'it accepts the wrong order',
  'the checksum of a whole object follows from those of its parts': 'it keeps none for uploads in parts',
  'a link that was changed, has expired or is unsigned is refused': unsigned,
  'a wrong secret and an unknown key are refused': unsigned,
  'a form outside its policy is refused': unsigned,
  'a large file over the limit of its form is refused while it arrives': unsigned,
};

const other = process.env.S3_CONTRACT_ENDPOINT;

/** Ours, moto where it is installed, and the one that the environment variable S3_CONTRACT_ENDPOINT names. */
export const endpoints: readonly Endpoint[] = [
  { name: 'the embedded endpoint', absent: null, exceptions: {}, start: startOwn },
  {
    name: 'moto_server',
    absent: isOnPath('moto_server') ? null : 'moto_server is not on PATH',
    exceptions: motoExceptions,
    start: startMoto,
  },
  ...(other === undefined
    ? []
    : [
        { name: other, absent: null, exceptions: {}, start: async () => ({ url: other, stop: async () => undefined }) },
      ]),
];
