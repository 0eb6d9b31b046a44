import { GetObjectTaggingCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { confirmHeld } from '../../functions/handlers/file-arrived/confirm.ts';
import { emergencies, emergency, extractFile, inMonth } from './hand-made.ts';
import { numbersInReturn } from './independent-numbers.ts';
import { startTestStack, type TestStack } from './stack-for-test.ts';

const COVENTRY = 'E08000026';
const QUARTER = '2025-26-Q1';
const key = 'sus-apc/coventry/extract.csv';

let team: TestStack;
beforeAll(async () => {
  team = await startTestStack();
});
afterAll(() => team.close());

const planning = async (period = '2025-04') => numbersInReturn(await team.returnOf(COVENTRY, QUARTER), period).planning;
const april = (count: number) => emergencies(count);
const may = (count: number) => emergencies(count, inMonth('2025-05'));

describe('sending a file again, or a corrected one', () => {
  test('the same content again changes nothing, under the same name or another', async () => {
    const first = await team.drop(key, extractFile(april(20)));
    const { revision } = await team.returnOf(COVENTRY, QUARTER);
    for (const name of [key, 'sus-apc/coventry/the same again.csv']) {
      const again = await team.drop(name, extractFile(april(20)));
      expect([again.outcome, again.duplicateOf]).toEqual(['duplicate', first.submission]);
    }
    expect(await planning()).toBe(20);
    expect((await team.returnOf(COVENTRY, QUARTER)).revision).toBe(revision);
  });

  test('a corrected file replaces the month, and the return gets a new revision', async () => {
    const { revision } = await team.returnOf(COVENTRY, QUARTER);
    await team.drop(key, extractFile(april(23)));
    expect(await planning()).toBe(23);
    expect((await team.returnOf(COVENTRY, QUARTER)).revision).toBe(revision + 1);
  });

  test('the first content sent once more counts again', async () => {
    const again = await team.drop(key, extractFile(april(20)));
    expect(again.outcome).not.toBe('duplicate');
    expect(await planning()).toBe(20);
  });

  test('two months in one file replace both of them and leave the third', async () => {
    await team.drop('sus-apc/coventry/june.csv', extractFile(emergencies(9, inMonth('2025-06'))));
    const both = [...april(21), ...may(14).map((row) => ({ ...row, id: `may ${row.id}` }))];
    const report = await team.drop('sus-apc/coventry/spring.csv', extractFile(both));
    expect(report.periods).toEqual(['2025-04', '2025-05']);
    expect([await planning('2025-04'), await planning('2025-05'), await planning('2025-06')]).toEqual([21, 14, 9]);
    await team.drop('sus-apc/coventry/may.csv', extractFile(may(12)));
    expect([await planning('2025-04'), await planning('2025-05'), await planning(QUARTER)]).toEqual([21, 12, 42]);
  });

  test('a spell that the corrected file no longer has is no longer counted, wherever it was', async () => {
    const solihull = emergency('moved', { residence: 'E08000029' });
    await team.drop(key, extractFile([...april(21), solihull]));
    const there = async () => numbersInReturn(await team.returnOf('E08000029', QUARTER), '2025-04').planning;
    expect(await there()).toBe(1);
    await team.drop(key, extractFile([...april(21), emergency('moved')]));
    expect(await planning()).toBe(22);
    expect(await there()).toBeNaN();
  });
});

describe('a broken file ends in a report and the earlier numbers stand', () => {
  const bad = (report: { issueCounts: { byCode: object } }) => Object.keys(report.issueCounts.byCode).sort();

  test('a column that is missing is named', async () => {
    const report = await team.drop(key, extractFile(april(30)).replace('admission method', 'method of something'));
    expect([report.outcome, bad(report)]).toEqual(['rejected', ['missing-column']]);
    expect(report.issues[0]).toMatchObject({ level: 'file', expected: expect.stringMatching(/admission method/i) });
    expect(await planning()).toBe(22);
  });

  test('more than one bad date in twenty refuses the file, and every one is said with its row', async () => {
    const rows = april(30).map((row, n) => (n % 10 === 0 ? { ...row, discharged: '31/02/2025' } : row));
    const report = await team.drop(key, extractFile(rows));
    expect([report.outcome, bad(report)]).toEqual([
      'rejected',
      expect.arrayContaining(['bad-date', 'too-many-errors']),
    ]);
    const dates = report.issues.filter(({ code }) => code === 'bad-date');
    expect(dates.map(({ row, found }) => [row, found])).toEqual([
      [2, '31/02/2025'],
      [12, '31/02/2025'],
      [22, '31/02/2025'],
    ]);
    expect(report.rows).toMatchObject({ read: 30, accepted: 27, rejected: 3, notCounted: 0 });
    expect(await planning()).toBe(22);
  });

  test('a quote that is never closed is found where it opens', async () => {
    const lines = extractFile(april(30)).split('\n');
    lines[12] = lines[12]?.replace('E08000026', '"E08000026') ?? '';
    const report = await team.drop(key, lines.join('\n'));
    expect([report.outcome, bad(report)]).toEqual(['rejected', expect.arrayContaining(['open-quote'])]);
    expect(report.issues.find(({ code }) => code === 'open-quote')?.row).toBe(13);
    expect(await planning()).toBe(22);
  });

  test('an empty file is empty, and so is a header alone', async () => {
    for (const text of ['', extractFile([])]) {
      const report = await team.drop(key, text);
      expect([report.outcome, bad(report)]).toEqual(['rejected', expect.arrayContaining(['empty-file'])]);
    }
    expect(await planning()).toBe(22);
  });

  test('a folder that is no source is refused, and the report says which there are', async () => {
    const report = await team.drop('sus_apc/coventry/extract.csv', extractFile(april(30)));
    expect([report.outcome, report.source, bad(report)]).toEqual(['rejected', null, ['unknown-source']]);
    expect(report.issues[0]?.expected).toContain('discharge-ready');
  });

  test('a file compressed badly is unreadable', async () => {
    const report = await team.drop(key, Uint8Array.from([0x1f, 0x8b, 8, 0, 1, 2, 3]));
    expect(report.outcome).toBe('rejected');
    expect(bad(report)).toContain('unreadable');
    expect(await planning()).toBe(22);
  });
});

describe('a file that would lose more than half of a month', () => {
  test('is held, and the earlier numbers stand until a whole one comes', async () => {
    const held = await team.drop(key, extractFile(april(10)));
    expect([held.outcome, held.issueCounts.byCode['large-drop']]).toEqual(['held', 1]);
    expect(await planning()).toBe(22);
    const whole = await team.drop(key, extractFile(april(24)));
    expect(whole.outcome).not.toBe('held');
    expect(await planning()).toBe(24);
  });

  test('counts once somebody has confirmed that it is right', async () => {
    const held = await team.drop('sus-apc/coventry/confirmed.csv', extractFile(april(11)));
    expect(held.outcome).toBe('held');
    const confirmed = await confirmHeld(team.stack.fileArrived, {
      submission: held.submission,
      by: 'an analyst',
      reason: 'two wards moved to another trust',
    });
    expect(confirmed.outcome).toBe('accepted-with-warnings');
    expect(await planning()).toBe(11);
    const trail = await team.stack.stores.records.audit.list({ limit: 5 });
    expect(trail.find(({ what }) => what === 'held file confirmed')).toMatchObject({
      who: 'an analyst',
      subject: held.submission,
      why: 'two wards moved to another trust',
    });
  });

  test('an object of a held or accepted file carries no tag', async () => {
    const tags = await team.s3.send(new GetObjectTaggingCommand({ Bucket: 'bcf-arrivals', Key: key }));
    expect(tags.TagSet).toEqual([]);
  });
});
