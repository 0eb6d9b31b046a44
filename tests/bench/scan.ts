import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeExtract } from './make-extract.ts';
import type { Measured } from './measured.ts';

/** Parsing alone: wanted columns by the scan against papaparse over the whole text and DuckDB on one thread, in pairs. */
const rows = process.argv.includes('--quick') ? 200_000 : 2_000_000;
const rounds = process.argv.includes('--quick') ? 3 : 5;
const CONTESTANTS = ['projection', 'papaparse', 'duckdb'] as const;
type Ran = { counted: string; measured: Measured };

const median = (values: number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

function run(contestant: string, file: string, width: string): Ran {
  const script = join(import.meta.dirname, 'scan-contestants.ts');
  const output = execFileSync(process.execPath, [script, contestant, file, width], { encoding: 'utf8' });
  const [counted = '', measured = ''] = output.trim().split('\n').slice(-2);
  return { counted, measured: JSON.parse(measured) };
}

function compare(file: string, width: string) {
  const ratios = {
    papaparse: [] as number[],
    papaparseCpu: [] as number[],
    duckdb: [] as number[],
    duckdbCpu: [] as number[],
  };
  const peaks: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const [projection, papaparse, duckdb] = CONTESTANTS.map((contestant) => run(contestant, file, width));
    if (!projection || !papaparse || !duckdb) continue;
    if (new Set([projection.counted, papaparse.counted, duckdb.counted]).size > 1)
      throw new Error('They count differently');
    const { seconds, cpuSeconds, peakMb } = projection.measured;
    peaks.push(peakMb);
    ratios.papaparse.push(papaparse.measured.seconds / seconds);
    ratios.papaparseCpu.push(papaparse.measured.cpuSeconds / cpuSeconds);
    ratios.duckdb.push(duckdb.measured.seconds / seconds);
    ratios.duckdbCpu.push(duckdb.measured.cpuSeconds / cpuSeconds);
  }
  const medians = Object.entries(ratios).map(([name, values]) => [name, Number(median(values).toFixed(2))]);
  return { ...Object.fromEntries(medians), peakMb: Math.round(median(peaks)) };
}

const dir = await mkdtemp(join(tmpdir(), 'bcf-bench-'));
try {
  const file = join(dir, 'extract.csv');
  await makeExtract(file, rows);
  console.table({ '12 of 40 columns': compare(file, 'few'), '22 of 40 columns': compare(file, 'many') });
} finally {
  await rm(dir, { recursive: true, force: true });
}
