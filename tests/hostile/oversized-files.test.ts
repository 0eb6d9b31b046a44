import { afterAll, describe, expect, test } from 'vitest';
import { oversizedFiles } from '../../samples/hostile/oversized-files.ts';
import { expectReport, tableLine } from './expect-report.ts';
import { readInChild } from './read-in-child.ts';

const table: string[] = [];

afterAll(() => console.log(table.join('\n')));

describe('a file with too much of something ends in a report, within 512 MB of memory', () => {
  test.each([...oversizedFiles])('$name', async (file) => {
    const [taken] = await readInChild([file]);
    expect(taken).toBeDefined();
    if (!taken) return;
    table.push(tableLine(file, taken));
    expectReport(file, taken);
  });
});
