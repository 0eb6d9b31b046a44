import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { brokenTextFiles } from '../../samples/hostile/broken-text-files.ts';
import { brokenWorkbooks } from '../../samples/hostile/broken-workbooks.ts';
import { compressedFiles } from '../../samples/hostile/compressed-files.ts';
import { oddKeyFiles } from '../../samples/hostile/odd-key-files.ts';
import { oddValueFiles } from '../../samples/hostile/odd-value-files.ts';
import { expectReport, tableLine } from './expect-report.ts';
import { readInChild, type Taken } from './read-in-child.ts';

// Small files share a process, so that one which spoils it for the next is found as well.
const files = [...brokenTextFiles, ...oddKeyFiles, ...oddValueFiles, ...compressedFiles, ...brokenWorkbooks];
let taken: Taken[] = [];

beforeAll(async () => {
  taken = await readInChild(files);
});

afterAll(() => {
  console.log(files.flatMap((file, place) => (taken[place] ? [tableLine(file, taken[place])] : [])).join('\n'));
});

describe('a file that is broken, odd or swollen ends in a report that says so, and the next one is read', () => {
  test('every file has a report', () => {
    expect(taken).toHaveLength(files.length);
  });

  test.each(files.map((file, place) => ({ ...file, place })))('$name', (file) => {
    const found = taken[file.place];
    expect(found).toBeDefined();
    if (found) expectReport(file, found);
  });
});
