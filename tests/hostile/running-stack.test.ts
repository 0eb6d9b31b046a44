import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ReturnDocument } from '../../functions/core/returns/return-document.ts';
import { brokenTextFiles } from '../../samples/hostile/broken-text-files.ts';
import { brokenWorkbooks } from '../../samples/hostile/broken-workbooks.ts';
import { compressedFiles } from '../../samples/hostile/compressed-files.ts';
import type { HostileFile } from '../../samples/hostile/hostile-file.ts';
import { oddKeyFiles } from '../../samples/hostile/odd-key-files.ts';
import { oddValueFiles } from '../../samples/hostile/odd-value-files.ts';
import { oversizedWorkbooks } from '../../samples/hostile/oversized-workbooks.ts';
import { emergencies, extractFile } from '../end-to-end/hand-made.ts';
import { startTestStack, type TestStack } from '../end-to-end/stack-for-test.ts';

const COVENTRY = 'E08000026';
const QUARTER = '2025-26-Q1';

// Those that take seconds to read or send are read in a process of their own elsewhere.
const quick = [
  ...brokenTextFiles,
  ...oddKeyFiles,
  ...oddValueFiles,
  ...compressedFiles,
  ...brokenWorkbooks,
  ...oversizedWorkbooks,
].filter(({ name, isSlow }) => !isSlow && !/GB|bomb|20 MB|100,000|MB of|60,000|million/.test(name));
const refused = quick.filter(({ outcome }) => outcome === 'rejected');
const oddlyNamed = oddKeyFiles.filter(({ outcome }) => outcome !== 'rejected');

const bytesOf = ({ parts }: HostileFile) => Buffer.concat([...parts()]);
const numbersOf = ({ metrics }: ReturnDocument) => metrics;

let stack: TestStack;
let before: ReturnDocument;

beforeAll(async () => {
  stack = await startTestStack();
  await stack.drop('sus-apc/coventry/april.csv', extractFile(emergencies(20)));
  await stack.drop(
    'plan/bcf/plan.csv',
    `area,metric,period,value\nCoventry,emergency-admissions-65-plus,${QUARTER},2124\n`,
  );
  before = await stack.returnOf(COVENTRY, QUARTER);
});

afterAll(() => stack.close());

describe('hostile files sent to a running stack', () => {
  test.each(refused)('$name is refused, with its report', async (file) => {
    const report = await stack.drop(file.key.replace('/hostile/', '/coventry/'), bytesOf(file));
    expect(report.outcome).toBe('rejected');
    expect(Object.keys(report.issueCounts.byCode)).toEqual(expect.arrayContaining([...file.codes]));
  });

  test('none of them touched a number, and none was tried twice', async () => {
    const after = await stack.returnOf(COVENTRY, QUARTER);
    expect(numbersOf(after)).toEqual(numbersOf(before));
    expect(stack.logged.filter((line) => line.includes('file-arrived.failed'))).toEqual([]);
  });

  test.each(oddlyNamed)('$name is a good file with an odd name, and is read', async (file) => {
    const report = await stack.drop(file.key, bytesOf(file));
    expect(['accepted-with-warnings', 'duplicate']).toContain(report.outcome);
    expect(report.file.key).toBe(file.key);
  });

  test('the next good file replaces the earlier one', async () => {
    const report = await stack.drop('sus-apc/coventry/april-again.csv', extractFile(emergencies(24)));
    expect([report.outcome, report.rows.accepted]).toEqual(['accepted-with-warnings', 24]);
    const now = await stack.returnOf(COVENTRY, QUARTER);
    const april = now.metrics.find(
      ({ metric, period }) => metric === 'emergency-admissions-65-plus' && period === '2025-04',
    );
    expect(april?.numerator).toBe(24);
  });
});
