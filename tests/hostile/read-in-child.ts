import { execFile } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SubmissionReport } from '../../functions/core/submissions/report.ts';
import type { HostileFile } from '../../samples/hostile/hostile-file.ts';

/**
 * What one file took from its event to its end, and the report that it ended in. `megabytes` is the most that the process
 * ever held; `touched` says whether a number that counts became another one.
 */
export type Taken = {
  report: SubmissionReport;
  seconds: number;
  processorSeconds: number;
  megabytes: number;
  touched: boolean;
};

const CHILD = join(import.meta.dirname, 'read-file-child.ts');
const HEAP_MEGABYTES = 384;
/** Far beyond anything that a busy machine takes: it ends what would never end. */
const LONGEST_MS = 600_000;

function writeFile(path: string, parts: Iterable<Uint8Array>): void {
  const file = openSync(path, 'w');
  for (const part of parts) writeSync(file, part);
  closeSync(file);
}

/**
 * Writes the files to disk, hands them one after the other to the handler in a process with little memory, and answers with
 * what each took.
 */
export async function readInChild(files: readonly HostileFile[]): Promise<Taken[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bcf-hostile-'));
  try {
    const places = files.map(({ key }, place) => ({ path: join(folder, String(place)), key }));
    for (const [place, { parts }] of files.entries()) writeFile(places[place]?.path ?? '', parts());
    const out = await new Promise<string>((resolve, reject) => {
      const list = join(folder, 'files.json');
      writeFileSync(list, JSON.stringify(places));
      const args = [`--max-old-space-size=${HEAP_MEGABYTES}`, CHILD, list];
      const env = { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), 'bcf-compile-cache') };
      const options = { timeout: LONGEST_MS, maxBuffer: 1 << 28, env };
      execFile(process.execPath, args, options, (error, stdout) => (error ? reject(error) : resolve(stdout)));
    });
    const lines = out.trimEnd().split('\n');
    return lines.map((line) => JSON.parse(line) as Taken);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
