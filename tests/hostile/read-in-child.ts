import { execFile } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SubmissionReport } from '../../functions/core/submissions/report.ts';
import type { HostileFile } from '../../samples/hostile/hostile-file.ts';

/** What reading one file took, start of the process included, and the report that it ended in. */
export type Taken = { report: SubmissionReport; seconds: number; megabytes: number; fileBytes: number };

const CHILD = join(import.meta.dirname, 'read-file-child.ts');
const HEAP_MEGABYTES = 384;
const LONGEST_MS = 60_000;

function writeFile(path: string, parts: Iterable<Uint8Array>): number {
  const file = openSync(path, 'w');
  let bytes = 0;
  for (const part of parts) bytes += writeSync(file, part);
  closeSync(file);
  return bytes;
}

/** Writes the file to disk, reads it in a process with little memory, and answers with what that process says of itself. */
export async function readInChild({ key, parts }: Pick<HostileFile, 'key' | 'parts'>): Promise<Taken> {
  const folder = mkdtempSync(join(tmpdir(), 'bcf-hostile-'));
  const path = join(folder, 'file');
  try {
    const fileBytes = writeFile(path, parts());
    const started = performance.now();
    const out = await new Promise<string>((resolve, reject) => {
      const args = [`--max-old-space-size=${HEAP_MEGABYTES}`, CHILD, path, key];
      const options = { timeout: LONGEST_MS, maxBuffer: 1 << 26 };
      execFile(process.execPath, args, options, (error, stdout) => (error ? reject(error) : resolve(stdout)));
    });
    const seconds = (performance.now() - started) / 1000;
    return { ...(JSON.parse(out) as Pick<Taken, 'report' | 'megabytes'>), seconds, fileBytes };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
