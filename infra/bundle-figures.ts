import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleHandler } from './bundle-handler.ts';
import { bundleSizes, largestInputs } from './bundle-sizes.ts';
import { startTimes } from './start-bundle.ts';

const HANDLERS = ['file-arrived', 'publish-return', 'quarter-end', 'api'];
const README = new URL('../README.md', import.meta.url);
const TABLE = /(?<=<!-- node infra\/bundle-figures\.ts -->\n\n)[\s\S]*?(?=\n\n)/;

const kilobytes = (bytes: number) => `${Math.round(bytes / 1000).toLocaleString('en-GB')} kB`;

/** A row of the table: how large a function is, and the milliseconds of its start. */
async function rowOf(handler: string, outdir: string): Promise<string> {
  const file = `functions/handlers/${handler}/handler.ts`;
  const metafile = await bundleHandler({ file, outdir, files: [], define: {} });
  const { start, withLargestPart, total } = bundleSizes(metafile);
  const times = await startTimes(outdir);
  console.log(`${handler}: what its start is made of`);
  for (const [name, bytes] of largestInputs(metafile).slice(0, 15))
    console.log(`  ${kilobytes(bytes).padStart(8)} ${name}`);
  return `| ${handler} | ${[start, withLargestPart, total].map(kilobytes).join(' | ')} | ${Math.round(times.start)} ms |`;
}

const folder = mkdtempSync(join(tmpdir(), 'bcf-figures-'));
const rows: string[] = [];
for (const handler of HANDLERS) rows.push(await rowOf(handler, join(folder, handler)));
rmSync(folder, { recursive: true });
const table = [
  '| Function | To start | With its largest part | With all parts | Starts in |',
  '| --- | --- | --- | --- | --- |',
  ...rows,
].join('\n');
console.log(table);
writeFileSync(README, readFileSync(README, 'utf8').replace(TABLE, table));
