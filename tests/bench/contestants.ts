import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Measured } from './measured.ts';
import { nodeOptionsOf } from './node-options.ts';

/** Who is measured: the product, whoever does the same work, and whoever does a part of it. */
export const CONTESTANTS = {
  ingest: { title: 'this product, from S3 to metrics', script: 'ingest.ts', args: [] },
  ingestInJavaScript: { title: 'this product, scanning in JavaScript', script: 'ingest.ts', args: ['JavaScript'] },
  parserAlone: { title: 'its parser alone', script: 'parser-alone.ts', args: [] },
  parserInJavaScript: {
    title: 'its parser alone, scanning in JavaScript',
    script: 'parser-alone.ts',
    args: ['JavaScript'],
  },
  duckdb1Thread: { title: 'DuckDB, one thread, same counts', script: 'duckdb.ts', args: ['1'] },
  duckdbAllThreads: { title: 'DuckDB, all threads, same counts', script: 'duckdb.ts', args: ['all'] },
  papaparse: { title: 'papaparse alone', script: 'bare-papaparse.ts', args: [] },
} as const;

export type Contestant = keyof typeof CONTESTANTS;

function runScript(script: string, args: readonly string[], options: readonly string[] = []): string {
  const command = [...options, join(import.meta.dirname, script), ...args];
  return execFileSync(process.execPath, command, { encoding: 'utf8', maxBuffer: 1 << 26 }).trim();
}

/** Runs one contestant over a file, in a process of its own. The product finds the file in the embedded S3. */
export function measure(contestant: Contestant, file: string): Measured {
  const { script, args } = CONTESTANTS[contestant];
  const dataDir = script === 'ingest.ts' ? mkdtempSync(join(tmpdir(), 'bcf-bench-')) : null;
  try {
    if (dataDir) runScript('put-file.ts', [file, dataDir]);
    const output = runScript(
      script,
      [file, ...(dataDir ? [dataDir] : []), ...args],
      dataDir ? nodeOptionsOf('start') : [],
    );
    return JSON.parse(output.split('\n').at(-1) ?? '') as Measured;
  } finally {
    if (dataDir) rmSync(dataDir, { recursive: true, force: true });
  }
}

/** The returns of all boards for a quarter, by the command. */
export function measureReturns(): { seconds: number; peakMb: number } {
  return JSON.parse(runScript('returns.ts', []).split('\n').at(-1) ?? '');
}
