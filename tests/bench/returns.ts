import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { startStack } from '../../local/stack.ts';
import { nationalFiles } from './national-files.ts';

/**
 * The returns of all 153 boards for one quarter, by the command that a team would use, in a process of its own with the
 * embedded stores in it: all of them, all again with nothing to do, and one. Seconds by the clock.
 */
const QUARTER = '2025-26-Q1';
const sayPeak = join(import.meta.dirname, 'say-peak.ts');
const A_DAY_MS = 86_400_000;
const dataDir = mkdtempSync(join(tmpdir(), 'bcf-bench-returns-'));

/** Sends what all boards send, and waits until it is counted; no return is published by itself. */
async function sendAll(): Promise<number> {
  const files = nationalFiles(QUARTER);
  const stack = await startStack({ dataDir, s3Port: 0, dynamodbPort: 0, variables: {}, publishDelayMs: A_DAY_MS });
  for (const { key, text } of files) {
    await stack.clients.s3.send(
      new PutObjectCommand({ Bucket: stack.settings.arrivalsBucket, Key: key, Body: text() }),
    );
  }
  for (let settled = 0; settled < files.length; await pause(1000)) {
    const { submissions } = await stack.stores.records.submissions.list({ limit: files.length });
    settled = submissions.filter(({ state }) => state === 'settled').length;
  }
  await stack.close();
  return files.length;
}

type Timed = { seconds: number; peakMb: number; said: string };

function timed(...args: string[]): Timed {
  const started = performance.now();
  const command = ['--import', sayPeak, 'local/bcf.ts', 'return', '--quarter', QUARTER, '--data', dataDir, ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { encoding: 'utf8', maxBuffer: 1 << 26 });
  if (status !== 0) throw new Error(stderr);
  const seconds = (performance.now() - started) / 1000;
  const { peakMb } = JSON.parse(stderr.trim().split('\n').at(-1) ?? '') as Timed;
  return { seconds, peakMb, said: stdout.trim().split('\n').at(-1) ?? '' };
}

try {
  console.log('Sending the files of 153 boards ...');
  console.log(`${await sendAll()} files are counted. Load of the machine: ${loadavg()[0]?.toFixed(1)}`);
  const runs = { 'all 153': timed('--all'), 'all again': timed('--all'), one: timed('--area', 'Coventry') };
  for (const [name, { seconds, said }] of Object.entries(runs)) {
    console.log(`${name}: ${seconds.toFixed(1)} s${name === 'one' ? '' : `  ${said}`}`);
  }
  console.log(`Load of the machine: ${loadavg()[0]?.toFixed(1)}`);
  const { seconds, peakMb } = runs['all 153'];
  console.log(JSON.stringify({ seconds, peakMb }));
} finally {
  rmSync(dataDir, { recursive: true, force: true });
}
