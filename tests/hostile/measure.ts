import { hostileFiles } from '../../samples/hostile/hostile-files.ts';
import { tableLine } from './expect-report.ts';
import { readInChild } from './read-in-child.ts';

// node tests/hostile/measure.ts [part of a name …]: each hostile file in a process of its own, and what it took. Ends in
// an error where one takes more than the product promises. Threads that work side by side take more processor time than the
// clock says, and on a busy machine the clock says more: the less of the two is the file's.
const MOST_SECONDS = 10;
const MOST_MEGABYTES = 512;

const wanted = process.argv.slice(2).map((word) => word.toLowerCase());
const isWanted = (name: string): boolean =>
  wanted.length === 0 || wanted.some((word) => name.toLowerCase().includes(word));

for (const file of hostileFiles.filter(({ name }) => isWanted(name))) {
  const [taken] = await readInChild([file]).catch((error: unknown) => [String(error).slice(0, 500)]);
  if (typeof taken !== 'object') {
    console.log(`no report  ${file.name}: ${taken}`);
    process.exitCode = 1;
    continue;
  }
  const isAsSaid =
    taken.report.outcome === file.outcome &&
    file.codes.every((code) => Object.keys(taken.report.issueCounts.byCode).includes(code));
  const isWithin = Math.min(taken.seconds, taken.processorSeconds) <= MOST_SECONDS && taken.megabytes <= MOST_MEGABYTES;
  if (!isAsSaid || !isWithin) process.exitCode = 1;
  console.log(`${tableLine(file, taken)}${isAsSaid ? '' : '  UNEXPECTED'}${isWithin ? '' : '  TOO MUCH'}`);
}
