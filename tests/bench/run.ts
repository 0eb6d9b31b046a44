import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { measureBundles } from './bundles.ts';
import { CONTESTANTS, type Contestant, measure, measureReturns } from './contestants.ts';
import { makeExtract } from './make-extract.ts';
import { median, playRounds, type Rounds, summaryOf, timesFaster } from './rounds.ts';

const quick = process.argv.includes('--quick');
const rows = quick ? 100_000 : 2_000_000;
const rounds = quick ? 1 : 3;
const growthRows = quick ? [20_000, 100_000] : [100_000, 500_000, 2_000_000, 5_000_000];
const dir = mkdtempSync(join(tmpdir(), 'bcf-bench-'));
const millions = (count: number) => `${count / 1e6} million rows`;

async function fileOf(count: number): Promise<string> {
  const file = join(dir, `${count}.csv`);
  console.log(`Writing ${millions(count)} of 40 columns ...`);
  await makeExtract(file, count);
  return file;
}

/** Time and memory of the product by the length of the file; of one length they are known from the rounds. */
async function measureGrowth(known: { megabytes: number; seconds: number; cpuSeconds: number; peakMb: number }) {
  const growth = [];
  for (const count of growthRows) {
    if (count === rows) {
      const { megabytes, seconds, cpuSeconds, peakMb } = known;
      growth.push({ rows, megabytes, seconds, cpuSeconds, peakMb });
      continue;
    }
    const file = await fileOf(count);
    console.log(`Reading ${millions(count)} ...`);
    const { seconds, cpuSeconds, peakMb } = measure('ingest', file);
    growth.push({ rows: count, megabytes: statSync(file).size / 1e6, seconds, cpuSeconds, peakMb });
    rmSync(file);
  }
  return growth;
}

function figuresOf(contestant: Contestant, played: Rounds, megabytes: number) {
  const against = (other: Contestant, by: 'seconds' | 'cpuSeconds') => timesFaster(played, [contestant, other], by);
  return {
    ...summaryOf(played[contestant], megabytes),
    speedVsDuckdb1Thread: against('duckdb1Thread', 'seconds'),
    speedVsDuckdbAllThreads: against('duckdbAllThreads', 'seconds'),
    speedVsPapaparse: against('papaparse', 'seconds'),
    cpuVsDuckdb1Thread: against('duckdb1Thread', 'cpuSeconds'),
    cpuVsPapaparse: against('papaparse', 'cpuSeconds'),
  };
}

function requestsOf({ ingest }: Rounds) {
  return {
    dynamodbRequests: median(ingest.map(({ dynamodbRequests = 0 }) => dynamodbRequests)),
    dynamodbUnits: median(ingest.map(({ dynamodbUnits = 0 }) => dynamodbUnits)),
  };
}

const rounded = (_: string, value: unknown) => (typeof value === 'number' ? Number(value.toPrecision(4)) : value);

try {
  const file = await fileOf(rows);
  const megabytes = statSync(file).size / 1e6;
  const played = playRounds(file, rounds);
  rmSync(file);
  const growth = await measureGrowth({ megabytes, ...summaryOf(played.ingest, megabytes) });
  console.log(quick ? 'Bundling ...' : 'Publishing the returns of 153 boards, and bundling ...');
  // They take minutes, most of them for sending the files of all boards.
  const returns = quick ? null : measureReturns();
  const others = (Object.keys(CONTESTANTS) as Contestant[]).map((name) => [name, summaryOf(played[name], megabytes)]);
  const results = {
    machine: { cores: cpus().length, model: cpus()[0]?.model, node: process.version },
    file: { rows, megabytes, columns: 40, rounds },
    ingest: { rows, ...figuresOf('ingest', played, megabytes), ...requestsOf(played), growth },
    ingestInJavaScript: figuresOf('ingestInJavaScript', played, megabytes),
    parserAlone: figuresOf('parserAlone', played, megabytes),
    parserInJavaScript: figuresOf('parserInJavaScript', played, megabytes),
    contestants: Object.fromEntries(others),
    publish: { returns153Seconds: returns?.seconds ?? null, peakMb: returns?.peakMb ?? null },
    bundles: await measureBundles(),
  };
  mkdirSync('bench', { recursive: true });
  writeFileSync('bench/results.json', `${JSON.stringify(results, rounded, 2)}\n`);
  const shown = JSON.parse(JSON.stringify(results, rounded)) as typeof results;
  console.table(
    Object.fromEntries(
      (Object.keys(CONTESTANTS) as Contestant[]).map((name) => [CONTESTANTS[name].title, shown.contestants[name]]),
    ),
  );
  console.table(shown.ingest.growth);
  console.table(shown.bundles);
  const { growth: _, ...ingest } = shown.ingest;
  console.table(ingest);
  console.table(shown.publish);
} finally {
  rmSync(dir, { recursive: true, force: true });
}
