import { execFileSync } from 'node:child_process';
import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeExtract } from './make-extract.ts';
import type { Measured } from './measured.ts';

const CONTESTANTS = ['ingest', 'bare-papaparse'] as const;
type Contestant = (typeof CONTESTANTS)[number];

const quick = process.argv.includes('--quick');
const rows = quick ? 100_000 : 1_000_000;
const rounds = quick ? 1 : 3;

function run(contestant: Contestant, file: string): Measured {
  const script = join(import.meta.dirname, `${contestant}.ts`);
  const output = execFileSync(process.execPath, [script, file], { encoding: 'utf8', maxBuffer: 1 << 26 });
  return JSON.parse(output.trim().split('\n').at(-1) ?? '') as Measured;
}

const median = (values: number[]): number => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

function summary(measured: readonly Measured[]) {
  const of = (pick: (one: Measured) => number) => median(measured.map(pick));
  return {
    rows: measured[0]?.rows ?? 0,
    seconds: of(({ seconds }) => seconds),
    rowsPerSecond: of((one) => one.rows / one.seconds),
    cpuSeconds: of(({ cpuSeconds }) => cpuSeconds),
    peakMb: of(({ peakMb }) => peakMb),
  };
}

const dir = await mkdtemp(join(tmpdir(), 'bcf-bench-'));
try {
  const file = join(dir, 'extract.csv');
  console.log(`Writing a synthetic extract of ${rows.toLocaleString('en-GB')} spells ...`);
  await makeExtract(file, rows);
  const megabytes = statSync(file).size / 1e6;
  const rounded: Record<Contestant, Measured[]> = { ingest: [], 'bare-papaparse': [] };
  for (let round = 1; round <= rounds; round += 1) {
    console.log(`Round ${round} of ${rounds} ...`);
    for (const contestant of CONTESTANTS) rounded[contestant].push(run(contestant, file));
  }
  const ingest = summary(rounded.ingest);
  const papaparse = summary(rounded['bare-papaparse']);
  if (ingest.rows !== papaparse.rows) throw new Error(`${ingest.rows} rows against ${papaparse.rows}`);
  const ratios = rounded.ingest.map((one, index) => (rounded['bare-papaparse'][index]?.seconds ?? 0) / one.seconds);
  const results = {
    machine: { cores: cpus().length, model: cpus()[0]?.model, node: process.version },
    file: { rows, megabytes },
    ingest: { ...ingest, mbPerSecond: megabytes / ingest.seconds, speedVsPapaparse: median(ratios) },
    barePapaparse: { ...papaparse, mbPerSecond: megabytes / papaparse.seconds },
  };
  mkdirSync('bench', { recursive: true });
  writeFileSync('bench/results.json', `${JSON.stringify(results, null, 2)}\n`);
  const shown = (values: Record<string, number>) =>
    Object.fromEntries(Object.entries(values).map(([name, value]) => [name, Number(value.toPrecision(3))]));
  console.table({ 'ingest, whole product': shown(results.ingest), 'bare papaparse': shown(results.barePapaparse) });
} finally {
  await rm(dir, { recursive: true, force: true });
}
