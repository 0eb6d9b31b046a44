import { createHash } from 'node:crypto';
import { GetObjectCommand, ListObjectsV2Command } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { QuarterIndex } from '../../functions/core/returns/quarter-index.ts';
import { withdraw } from '../../functions/handlers/file-arrived/withdraw.ts';
import { publishReturn } from '../../functions/handlers/publish-return/publish-return.ts';
import { writeIndex } from '../../functions/handlers/publish-return/write-latest.ts';
import { emergencies, extractFile, inMonth } from './hand-made.ts';
import { readReturn, readText, startTestStack, type TestStack } from './stack-for-test.ts';

const COVENTRY = 'E08000026';
const QUARTER = '2025-26-Q1';
const FOLDER = `2025-26/Q1/${COVENTRY}`;
const EMERGENCIES = 'emergency-admissions-65-plus';

let team: TestStack;
beforeAll(async () => {
  team = await startTestStack();
  setDay('2025-06-18');
});
afterAll(() => team.close());

/** Publishes as if it were that day, and reads the return back as anybody would. */
async function publishedOn(day: string) {
  setDay(day);
  await publishReturn(team.stack.publish, COVENTRY, QUARTER);
  return readReturn(team.s3, COVENTRY, QUARTER);
}

/** Lets it be that day for all of the stack, also for what it publishes by itself. */
function setDay(day: string): void {
  const now = () => new Date(`${day}T09:00:00.000Z`);
  team.stack.publish.now = now;
  team.stack.fileArrived.now = now;
}

/** Every file of a revision with the hash of its bytes. */
async function folderOf(revision: number): Promise<Record<string, string>> {
  const listed = await team.s3.send(
    new ListObjectsV2Command({ Bucket: 'bcf-returns', Prefix: `${FOLDER}/r${revision}/` }),
  );
  const files = (listed.Contents ?? []).map(async ({ Key }) => {
    const { Body, LastModified } = await team.s3.send(new GetObjectCommand({ Bucket: 'bcf-returns', Key }));
    const bytes = (await Body?.transformToByteArray()) ?? new Uint8Array();
    return [Key ?? '', `${createHash('sha256').update(bytes).digest('hex')} ${LastModified?.toISOString()}`] as const;
  });
  return Object.fromEntries(await Promise.all(files));
}

const april = (count: number) => extractFile(emergencies(count));
const stateOf = (document: Awaited<ReturnType<typeof publishedOn>>, period: string) =>
  document.metrics.find((value) => value.metric === EMERGENCIES && value.period === period)?.state;

describe('a file that comes after the freeze of its month', () => {
  let first: Record<string, string>;
  let corrected: string;

  test('before the freeze numbers are provisional, and the first revision has nothing to differ from', async () => {
    await team.drop('sus-apc/coventry/april.csv', april(20));
    const document = await publishedOn('2025-06-18');
    expect(document).toMatchObject({ revision: 1, previousRevision: null, changes: [], afterFreeze: false });
    expect(stateOf(document, '2025-04')).toBe('provisional');
    first = await folderOf(1);
    expect(Object.keys(first)).toContain(`${FOLDER}/r1/return.json`);
  });

  test('the freeze makes the month final, alone and without any change of numbers', async () => {
    const document = await publishedOn('2025-06-20');
    expect(document).toMatchObject({ revision: 2, previousRevision: 1, changes: [], afterFreeze: false });
    expect([stateOf(document, '2025-04'), stateOf(document, QUARTER)]).toEqual(['final', 'provisional']);
  });

  test('a new month before its freeze is a change, but none after the freeze', async () => {
    await team.drop('sus-apc/coventry/june.csv', extractFile(emergencies(8, inMonth('2025-06'))));
    const { changes, afterFreeze } = await publishedOn('2025-07-10');
    const periods = changes.filter(({ metric }) => metric === EMERGENCIES).map(({ period }) => period);
    expect([periods, afterFreeze]).toEqual([['2025-06', QUARTER], false]);
  });

  test('a corrected file makes a new revision that shows exactly what changed, and that it came after the freeze', async () => {
    corrected = (await team.drop('sus-apc/coventry/april.csv', april(23))).submission;
    const document = await publishedOn('2025-07-12');
    expect(document).toMatchObject({ revision: 4, previousRevision: 3, afterFreeze: true });
    const changes = document.changes.filter(({ metric }) => metric === EMERGENCIES);
    expect(changes).toMatchObject([
      { period: '2025-04', before: { numerator: 20 }, after: { numerator: 23 }, afterFreeze: true },
      { period: QUARTER, before: { numerator: 28 }, after: { numerator: 31 }, afterFreeze: false },
    ]);
  });

  test('a file withdrawn after the freeze does the same, the other way round', async () => {
    await withdraw(team.stack.fileArrived, { submission: corrected, by: 'an analyst', reason: 'sent too early' });
    const document = await publishedOn('2025-07-14');
    expect(document).toMatchObject({ revision: 5, previousRevision: 4, afterFreeze: true });
    expect(document.changes.filter(({ metric }) => metric === EMERGENCIES)).toMatchObject([
      { period: '2025-04', before: { numerator: 23 }, after: { numerator: 20 }, afterFreeze: true },
      { period: QUARTER, before: { numerator: 31 }, after: { numerator: 28 }, afterFreeze: false },
    ]);
  });

  test('the earlier revisions stay as they were, to the byte', async () => {
    expect(await folderOf(1)).toEqual(first);
  });

  test('publishing the same again writes nothing anew', async () => {
    const before = await folderOf(5);
    expect((await publishedOn('2025-07-15')).revision).toBe(5);
    expect(await folderOf(5)).toEqual(before);
  });

  test('the index of the quarter says how many numbers changed', async () => {
    await writeIndex(team.stack.publish, QUARTER);
    const index = JSON.parse((await readText(team.s3, 'bcf-returns', '2025-26/Q1/index.json')) ?? '') as QuarterIndex;
    const { changes } = await readReturn(team.s3, COVENTRY, QUARTER);
    expect(index.areas[0]).toMatchObject({ revision: 5, changes: changes.length, afterFreeze: true });
    expect(changes.length).toBeGreaterThanOrEqual(2);
  });
});
