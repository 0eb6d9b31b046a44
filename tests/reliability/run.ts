import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Figure, type Measured, PROMISES, type Promised } from './figures.ts';

/** Runs all that tries the product, in full, prints what was tried in one table, and writes it to `docs/`. */
const ROOT = join(import.meta.dirname, '../..');
const PAGE = join(ROOT, 'docs/reliability-figures.md');
const isShort = process.argv.includes('--short');
const dir = mkdtempSync(join(tmpdir(), 'bcf-reliability-'));
const file = join(dir, 'figures');

const inWords = (value: number): string =>
  value.toLocaleString('en-GB', { maximumFractionDigits: value < 10 ? 2 : value < 100 ? 1 : 0 });

function readFigures(): (Figure | Measured)[] {
  try {
    return readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
  } catch {
    return [];
  }
}

function tableOf(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n');
}

const inOrder = (tried: readonly Figure[]): Figure[] =>
  PROMISES.flatMap((promise) => tried.filter((figure) => figure.promise === promise));

const sumsOf = (tried: readonly Figure[]): { promise: Promised; tried: number }[] =>
  PROMISES.map((promise) => ({
    promise,
    tried: tried.filter((figure) => figure.promise === promise).reduce((sum, figure) => sum + figure.tried, 0),
  })).filter((sum) => sum.tried > 0);

function pageOf(tried: readonly Figure[], measured: readonly Measured[]): string {
  const sums = sumsOf(tried).map(({ promise, tried: times }) => [promise, inWords(times), inWords(times)]);
  const rows = inOrder(tried).map(({ promise, what, tried: times }) => [promise, what, inWords(times)]);
  const underLoad = measured.map(({ load, measured: what, value, unit }) => [load, what, inWords(value), unit]);
  return `# What was tried

Made by \`npm run test:reliability\` on ${cpus().length} cores, Node ${process.version}. All of it survived: a test that
sees anything else fails, and then this page is not written. What is promised, and what is not, is in
[reliability.md](reliability.md).

${tableOf(['Promise', 'Tried', 'Survived'], sums)}

## One by one

${tableOf(['Promise', 'What', 'Tried and survived'], rows)}

## Under load

${tableOf(['Load', 'Measured', 'Value', 'Unit'], underLoad)}
`;
}

try {
  const variables = { BCF_RELIABILITY: isShort ? 'short' : 'full', BCF_RELIABILITY_FIGURES: file };
  const vitest = join(ROOT, 'node_modules/vitest/vitest.mjs');
  const { status } = spawnSync(process.execPath, [vitest, 'run', 'tests/reliability', '--silent'], {
    cwd: ROOT,
    env: { ...process.env, ...variables },
    stdio: 'inherit',
  });
  const figures = readFigures();
  const tried = figures.filter((figure) => 'promise' in figure);
  const measured = figures.filter((figure) => 'load' in figure);
  console.table(inOrder(tried));
  if (measured.length > 0) console.table(measured);
  console.table(sumsOf(tried).map(({ promise, tried: times }) => ({ promise, tried: times, survived: times })));
  const missing = PROMISES.filter((promise) => !tried.some((figure) => figure.promise === promise));
  if (missing.length > 0) console.error(`Nothing was tried of: ${missing.join(', ')}.`);
  const isSound = status === 0 && missing.length === 0;
  console.log(isSound ? 'All survived.' : 'Not all survived: see the failed tests above.');
  if (isSound && !isShort) writeFileSync(PAGE, pageOf(tried, measured));
  process.exitCode = isSound ? 0 : 1;
} finally {
  rmSync(dir, { recursive: true, force: true });
}
