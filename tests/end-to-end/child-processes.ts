import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');
const node = join(root, 'node_modules/.bin/node');

export type Finished = { code: number | null; out: string; problems: string };
export type Running = { child: ChildProcess; s3: string; web: string; dynamodb: string; ended: Promise<number | null> };

function begin(args: readonly string[], variables: Record<string, string>): ChildProcess {
  const { AWS_ENDPOINT_URL_S3: _s3, AWS_ENDPOINT_URL_DYNAMODB: _dynamodb, ...env } = process.env;
  const kept = { NODE_COMPILE_CACHE: join(tmpdir(), 'bcf-compile-cache') };
  return spawn(node, args, { cwd: root, env: { ...env, ...kept, ...variables }, stdio: ['ignore', 'pipe', 'pipe'] });
}

/** Runs `bcf` as a person would, to its end. */
export async function bcf(...args: string[]): Promise<Finished> {
  const child = begin(['local/bcf.ts', ...args], {});
  const finished: Finished = { code: null, out: '', problems: '' };
  child.stdout?.on('data', (part) => {
    finished.out += part;
  });
  child.stderr?.on('data', (part) => {
    finished.problems += part;
  });
  const [code] = await once(child, 'close');
  return { ...finished, code };
}

/** Runs `bcf` until it has printed so many lines, and kills it there as a power cut would. Answers with what it printed. */
export async function bcfKilledAfter(lines: number, ...args: string[]): Promise<string> {
  const child = begin(['local/bcf.ts', ...args], {});
  let out = '';
  child.stdout?.on('data', (part) => {
    out += part;
    if (out.split('\n').length > lines) child.kill('SIGKILL');
  });
  await once(child, 'close');
  return out;
}

/** Starts the product on free ports with its data in `dataDir`, and waits for the line that says it is ready. */
export async function startProduct(dataDir: string): Promise<Running> {
  const ports = ['--port', '0', '--s3-port', '0', '--dynamodb-port', '0'];
  const child = begin(['local/start.ts', '--no-samples', '--data', dataDir, ...ports], {});
  let out = '';
  let problems = '';
  child.stderr?.on('data', (part) => {
    problems += part;
  });
  const ended = once(child, 'close').then(([code]) => code as number | null);
  const ready = new Promise<string>((resolve) => {
    child.stdout?.on('data', (part) => {
      out += part;
      const line = /^ready (\{.*\})$/m.exec(out)?.[1];
      if (line) resolve(line);
    });
  });
  const line = await Promise.race([ready, ended.then(() => null)]);
  if (line === null) throw new Error(`It did not start. ${problems}`);
  return { child, ended, ...(JSON.parse(line) as { s3: string; web: string; dynamodb: string }) };
}
