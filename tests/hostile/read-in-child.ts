import { execFile } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SubmissionReport } from '../../functions/core/submissions/report.ts';
import type { HostileFile } from '../../samples/hostile/hostile-file.ts';

/** What reading one file took, and the report that it ended in. `megabytes` is the most that the process ever held. */
export type Taken = { report: SubmissionReport; seconds: number; processorSeconds: number; megabytes: number };

const CHILD = join(import.meta.dirname, 'read-file-child.ts');
const HEAP_MEGABYTES = 384;
const LONGEST_MS = 60_000;

function writeFile(path: string, parts: Iterable<Uint8Array>): void {
  const file = openSync(path, 'w');
  for (const part of parts) writeSync(file, part);
  closeSync(file);
}

/** Writes the files to disk, reads them one after the other in a process with little memory, and answers with what each took. */
export async function readInChild(files: readonly HostileFile[]): Promise<Taken[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bcf-hostile-'));
  try {
    const places = files.map(({ key }, place) => ({ path: join(folder, String(place)), key }));
    for (const [place, { parts }] of files.entries()) writeFile(places[place]?.path ?? '', parts());
    const out = await new Promise<string>((resolve, reject) => {
      const args = [`--max-old-space-size=${HEAP_MEGABYTES}`, CHILD, JSON.stringify(places)];
      const options = { timeout: LONGEST_MS, maxBuffer: 1 << 28 };
      execFile(process.execPath, args, options, (error, stdout) => (error ? reject(error) : resolve(stdout)));
    });
    const lines = out.trimEnd().split('\n');
    return lines.map((line) => JSON.parse(line) as Taken);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
