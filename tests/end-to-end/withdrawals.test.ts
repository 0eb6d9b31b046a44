import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { withdraw } from '../../functions/handlers/file-arrived/withdraw.ts';
import { emergencies, emergency, extractFile, inMonth } from './hand-made.ts';
import { numbersInReturn } from './independent-numbers.ts';
import { startTestStack, type TestStack } from './stack-for-test.ts';

const COVENTRY = 'E08000026';
const QUARTER = '2025-26-Q1';
const key = 'sus-apc/coventry/extract.csv';

describe('files that are withdrawn', { timeout: 120_000 }, () => {
  let team: TestStack;
  beforeAll(async () => {
    team = await startTestStack();
  });
  afterAll(() => team.close());

  const numbers = async (area = COVENTRY, period = '2025-04') =>
    numbersInReturn(await team.returnOf(area, QUARTER), period);
  const planning = async () => (await numbers()).planning;
  const takeBack = async (submission: string) => {
    const report = await withdraw(team.stack.fileArrived, { submission, by: 'an analyst', reason: 'another month' });
    await team.stack.loop.idle();
    return report;
  };

  test('a correction of a correction: the numbers go back step by step, and the return gets new revisions', async () => {
    await team.drop(key, extractFile(emergencies(20)));
    const second = await team.drop(key, extractFile(emergencies(23)));
    const third = await team.drop(key, extractFile(emergencies(26)));
    expect(third.replaced).toEqual([
      {
        period: '2025-04',
        scope: '*',
        rows: 26,
        before: 23,
        submission: second.submission,
        count: null,
        countBefore: null,
      },
    ]);
    expect(await planning()).toBe(26);
    const { revision } = await team.returnOf(COVENTRY, QUARTER);
    expect((await takeBack(third.submission)).withdrawn?.instead).toMatchObject([{ rows: 23 }]);
    expect(await planning()).toBe(23);
    expect((await takeBack(second.submission)).withdrawn?.instead).toMatchObject([{ rows: 20 }]);
    expect(await planning()).toBe(20);
    expect((await team.returnOf(COVENTRY, QUARTER)).revision).toBeGreaterThan(revision);
  });

  test('the same content, sent again as a new file, counts', async () => {
    const again = await team.drop('sus-apc/coventry/again.csv', extractFile(emergencies(26)));
    expect(again.duplicateOf).toBeNull();
    expect(await planning()).toBe(26);
  });

  test('content that was sent twice goes on counting until both are withdrawn', async () => {
    const first = await team.drop(key, extractFile(emergencies(30)));
    const copy = await team.drop('sus-apc/coventry/copy.csv', extractFile(emergencies(30)));
    expect([copy.outcome, copy.duplicateOf]).toEqual(['duplicate', first.submission]);
    const { withdrawn } = await takeBack(first.submission);
    expect(withdrawn?.instead).toMatchObject([{ submission: copy.submission, rows: 30 }]);
    expect(await planning()).toBe(30);
    await takeBack(copy.submission);
    expect(await planning()).toBe(26);
  });

  test('an area that only the withdrawn file spoke of has no number any more', async () => {
    const solihull = emergency('moved', { residence: 'E08000029' });
    const report = await team.drop(key, extractFile([...emergencies(26), solihull]));
    expect((await numbers('E08000029')).planning).toBe(1);
    await takeBack(report.submission);
    expect((await numbers('E08000029')).planning).toBeNaN();
  });

  test('a lookup of small areas: the people it placed are placed no more, and again once it is sent again', async () => {
    const lookup = 'lsoa21cd,utla23cd\nE01009642,E08000026\n';
    const by21 = { ...inMonth('2025-05'), residence: '', lsoa21: 'E01009642' };
    await team.drop('sus-apc/coventry/may.csv', extractFile(emergencies(7, by21)));
    const sent = await team.drop('area-lookup/ons/lsoa21.csv', lookup);
    await team.stack.loop.idle();
    const inMay = async () => (await numbers(COVENTRY, '2025-05')).planning;
    expect(await inMay()).toBe(7);
    await takeBack(sent.submission);
    expect(await inMay()).toBeNaN();
    await team.drop('area-lookup/ons/once more.csv', lookup);
    await team.stack.loop.idle();
    expect(await inMay()).toBe(7);
  });

  test('a population: the one before it divides the numbers again', async () => {
    const population = (persons: number) =>
      `area,year,basis,age band,sex,persons\n${COVENTRY},2025,estimate,65+,persons,${persons}\n`;
    const denominator = async () =>
      (await team.returnOf(COVENTRY, QUARTER)).metrics.find(
        ({ metric, period }) => metric === 'emergency-admissions-65-plus' && period === '2025-04',
      )?.denominator;
    const before = await denominator();
    const report = await team.drop('population/ons/estimate.csv', population(61_234));
    expect(report.issues).toEqual([]);
    expect(await denominator()).toBe(61_234);
    await takeBack(report.submission);
    expect(await denominator()).toBe(before);
  });
});

describe('what a file changes is said', { timeout: 120_000 }, () => {
  let team: TestStack;
  beforeAll(async () => {
    team = await startTestStack();
  });
  afterAll(() => team.close());

  const header =
    'provider,area,month,discharges,discharged on ready date,delayed 1 day,delayed 2-3 days,delayed 4-6 days,delayed 7-13 days,delayed 14-20 days,delayed 21+ days,bed days';
  const discharges = (month: string, count: number) =>
    `${header}\nRKB,${COVENTRY},${month},${count},${count},0,0,0,0,0,0,0\n`;
  const movedIn = ({ issues }: { issues: { code: string; found: string | null }[] }) =>
    issues.filter(({ code }) => code === 'count-moved').map(({ found }) => found);

  test('a month of which much less is counted in as many rows is held', async () => {
    const first = await team.drop('discharge-ready/rkb/april.csv', discharges('2025-04', 1000));
    expect([first.outcome, first.issues]).toEqual(['accepted', []]);
    const held = await team.drop('discharge-ready/rkb/april.csv', discharges('2025-04', 499));
    expect(held.outcome).toBe('held');
    const drop = held.issues.find(({ code }) => code === 'large-drop');
    expect(drop?.found).toBe('2025-04: 1 row, 1 before; 499 discharges, 1,000 before');
    expect(drop?.fix).toContain(`npm run bcf -- confirm ${held.submission}`);
  });

  test('a count that moved since the last file is named, and what the file replaced', async () => {
    const report = await team.drop('discharge-ready/rkb/april.csv', discharges('2025-04', 600));
    expect(report.outcome).toBe('accepted-with-warnings');
    expect(movedIn(report)).toEqual(['Coventry (E08000026), 2025-04: 600 discharges, 1,000 before, −40 %']);
    expect(report.replaced).toMatchObject([{ rows: 1, before: 1, count: 600, countBefore: 1000 }]);
  });

  test('a count that moved since the year before is named', async () => {
    const report = await team.drop('discharge-ready/rkb/next april.csv', discharges('2026-04', 900));
    expect(movedIn(report)).toEqual(['Coventry (E08000026), 2026-04: 900 discharges, 600 in 2025-04, +50 %']);
    expect(report.replaced).toEqual([]);
  });
});
