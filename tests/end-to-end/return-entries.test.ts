import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ReturnDocument } from '../../functions/core/returns/return-document.ts';
import { withdraw } from '../../functions/handlers/file-arrived/withdraw.ts';
import { readReturn, startTestStack, type TestStack } from './stack-for-test.ts';

const COVENTRY = 'E08000026';
const QUARTER = '2025-26-Q1';
const LONGEST_WAIT_MS = 30_000;

let team: TestStack;
beforeAll(async () => {
  team = await startTestStack();
  await team.drop(
    'care-home-admissions/coventry/q1.csv',
    'Area,Quarter,Residential,Nursing\nCoventry,2025-26 Q1,40,23\n',
  );
});
afterAll(() => team.close());

/** Waits until a revision is published by itself, and reads it. */
async function revision(number: number): Promise<ReturnDocument> {
  for (let waited = 0; waited < LONGEST_WAIT_MS; waited += 100) {
    const document = await readReturn(team.s3, COVENTRY, QUARTER);
    if (document.revision >= number) return document;
    await pause(100);
  }
  throw new Error(`Revision ${number} did not come`);
}

const itemOf = ({ checklist }: ReturnDocument, item: string) => checklist.find((each) => each.item === item);
const filesOf = ({ entryFiles }: ReturnDocument) => entryFiles.map(({ source, file }) => `${source}/${file}`);

test('a return without finance and answers says what is missing, and from whom', async () => {
  const first = await team.returnOf(COVENTRY, QUARTER);
  expect(first).toMatchObject({ revision: 1, income: null, schemes: null, answers: [], entryFiles: [] });
  expect(itemOf(first, 'Income and expenditure: Disabled Facilities Grant')).toMatchObject({
    complete: false,
    reason: expect.stringContaining('in a finance file'),
  });
});

test('a finance file that comes later makes a new revision by itself', async () => {
  await team.drop(
    'finance/coventry/q1.csv',
    'Area,Financial year,Source of funding,Planned income,Actual to date\nCoventry,2025-26,DFG,"£5,290,411","£1,110,986"\n',
  );
  const second = await revision(2);
  expect(second.income?.sources).toMatchObject([{ fundingSource: 'dfg', planned: 5_290_411, actual: 1_110_986 }]);
  expect(filesOf(second)).toEqual(['finance/q1.csv']);
  expect(itemOf(second, 'Income and expenditure: Disabled Facilities Grant')?.complete).toBe(true);
});

test('so do answers, and demand and capacity', async () => {
  await team.drop(
    'narrative/coventry/q1.csv',
    'Area,Quarter,Sheet,Question,Answer\nCoventry,2025-26 Q1,3. National Conditions,National condition 1,Yes\n',
  );
  const third = await revision(3);
  expect(itemOf(third, '1) Plans to be jointly agreed')?.complete).toBe(true);
  await team.drop(
    'intermediate-care/coventry/year.csv',
    'Area,Kind,Service type,Month,Number\nCoventry,Demand - Community,Urgent Community Response,2026-02,310\n',
  );
  const fourth = await revision(4);
  expect(fourth.capacityAndDemand).toMatchObject([
    { service: 'urgent-community-response', months: { '2026-02': 310 } },
  ]);
  expect(filesOf(fourth)).toEqual(['finance/q1.csv', 'narrative/q1.csv', 'intermediate-care/year.csv']);
});

test('and an answer that is withdrawn is in the next revision no more', async () => {
  const { entryFiles } = await revision(4);
  const submission = entryFiles.find(({ source }) => source === 'narrative')?.submission ?? '';
  await withdraw(team.stack.fileArrived, { submission, by: 'A. Analyst', reason: 'the wrong board' });
  const fifth = await revision(5);
  expect(fifth.answers).toEqual([]);
  expect(itemOf(fifth, '1) Plans to be jointly agreed')?.complete).toBe(false);
});
