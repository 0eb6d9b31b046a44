import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { writeRunning } from '../../local/running.ts';
import { type Stack, startStack } from '../../local/stack.ts';
import { nationalFiles } from './national-files.ts';
import { nodeOptionsOf } from './node-options.ts';

/**
 * The returns of all 153 boards for one quarter, by the command that a team would use beside a running product: all of
 * them, all again with nothing to do, and one. Seconds by the clock. The stores are in the process of this script, so
 * that `peakMb` is that of the command.
 */
const QUARTER = '2025-26-Q1';
const sayPeak = join(import.meta.dirname, 'say-peak.ts');
const A_DAY_MS = 86_400_000;
const dataDir = mkdtempSync(join(tmpdir(), 'bcf-bench-returns-'));

/** Sends what all boards send, and waits until it is counted. */
async function sendAll(stack: Stack): Promise<number> {
  const files = nationalFiles(QUARTER);
  for (const { key, text } of files) {
    await stack.clients.s3.send(
      new PutObjectCommand({ Bucket: stack.settings.arrivalsBucket, Key: key, Body: text() }),
    );
  }
  for (let settled = 0; settled < files.length; await pause(1000)) {
    const { submissions } = await stack.stores.records.submissions.list({ limit: files.length });
    settled = submissions.filter(({ state }) => state === 'settled').length;
  }
  return files.length;
}

type Timed = { seconds: number; peakMb: number; said: string };

async function timed(...args: string[]): Promise<Timed> {
  const started = performance.now();
  const script = [...nodeOptionsOf('bcf'), '--import', sayPeak, 'local/bcf.ts'];
  const command = [...script, 'return', '--quarter', QUARTER, '--data', dataDir, ...args];
  const { stdout, stderr } = await promisify(execFile)(process.execPath, command, { maxBuffer: 1 << 26 });
  const seconds = (performance.now() - started) / 1000;
  const { peakMb } = JSON.parse(stderr.trim().split('\n').at(-1) ?? '') as Timed;
  return { seconds, peakMb, said: stdout.trim().split('\n').at(-1) ?? '' };
}

// No return is published by itself.
const stack = await startStack({ dataDir, s3Port: 0, dynamodbPort: 0, variables: {}, publishDelayMs: A_DAY_MS });
try {
  console.log('Sending the files of 153 boards ...');
  console.log(`${await sendAll(stack)} files are counted. Load of the machine: ${loadavg()[0]?.toFixed(1)}`);
  writeRunning(dataDir, {
    pid: process.pid,
    web: stack.s3Url,
    s3: stack.s3Url,
    dynamodb: stack.dynamodbUrl,
    preferredFeeds: {},
  });
  const runs = {
    'all 153': await timed('--all'),
    'all again': await timed('--all'),
    one: await timed('--area', 'Coventry'),
  };
  for (const [name, { seconds, said }] of Object.entries(runs)) {
    console.log(`${name}: ${seconds.toFixed(1)} s${name === 'one' ? '' : `  ${said}`}`);
  }
  console.log(`Load of the machine: ${loadavg()[0]?.toFixed(1)}`);
  const { seconds, peakMb } = runs['all 153'];
  console.log(JSON.stringify({ seconds, peakMb }));
} finally {
  await stack.close();
  rmSync(dataDir, { recursive: true, force: true });
}
