import { afterAll, describe, expect, test } from 'vitest';
import { faultyRowsFiles } from '../../samples/hostile/faulty-rows-files.ts';
import { oversizedFiles } from '../../samples/hostile/oversized-files.ts';
import { oversizedWorkbooks } from '../../samples/hostile/oversized-workbooks.ts';
import { expectReport, tableLine } from './expect-report.ts';
import { readInChild } from './read-in-child.ts';

// The others are measured by measure.ts: together they take minutes.
const SLOW_AND_TESTED = /50 MB in one cell|10,000 columns|million faulty rows|shared texts of 50 MB|100,000 tables/;
const files = [...oversizedFiles, ...faultyRowsFiles, ...oversizedWorkbooks].filter(
  ({ isSlow, name }) => isSlow !== true || (name.startsWith('a workbook') && SLOW_AND_TESTED.test(name)),
);

const table: string[] = [];

afterAll(() => console.log(table.join('\n')));

describe('a file with too much of something ends in a report, within 512 MB of memory', () => {
  test.each(files)('$name', async (file) => {
    const [taken] = await readInChild([file]);
    expect(taken).toBeDefined();
    if (!taken) return;
    table.push(tableLine(file, taken));
    expectReport(file, taken);
  });
});
