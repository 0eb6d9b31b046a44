import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { emergencies, emergency, extractFile } from './hand-made.ts';
import { numbersInReturn } from './independent-numbers.ts';
import { startTestStack, type TestStack } from './stack-for-test.ts';

const COVENTRY = 'E08000026';
const lookup21 = 'LSOA21CD,LSOA21NM,LTLA23CD,UTLA23CD\nE01009642,Coventry 001A,E08000026,E08000026\n';
const lookup11 = 'lsoa11cd,utla23cd\nE01009600,E08000026\nE01009601,E08000029\n';

const by21 = { residence: '', lsoa21: 'E01009642' };
const by11 = { residence: '', lsoa11: 'E01009600' };

describe('residence by small area, with the lookup sent before or after the extract', () => {
  let team: TestStack;
  beforeAll(async () => {
    team = await startTestStack();
  });
  afterAll(() => team.close());
  const planning = async () => numbersInReturn(await team.returnOf(COVENTRY, '2025-26-Q1'), '2025-04').planning;

  test('an extract whose every row waits for a lookup is counted by itself once the lookup comes', async () => {
    const before = await team.drop('sus-apc/coventry/april.csv', extractFile(emergencies(7, by21)));
    expect(before.outcome).toBe('accepted-with-warnings');
    expect(before.rows).toMatchObject({ read: 7, accepted: 0, notCounted: 7 });
    expect(before.issueCounts.byCode['unknown-area']).toBe(1);

    await team.drop('area-lookup/ons/lsoa21.csv', lookup21);
    const after = await team.reportWhen(before.submission, ({ rows }) => rows.accepted === 7);
    expect(after.areas).toEqual([COVENTRY]);
    expect(await planning()).toBe(7);
  });

  test('an extract sent after the lookup is counted at once', async () => {
    const rows = [...emergencies(9, by21), emergency(10, { residence: '', lsoa21: '', lsoa11: 'E01009642' })];
    const report = await team.drop('sus-apc/coventry/april.csv', extractFile(rows));
    expect(report.rows.accepted).toBe(10);
    expect(await planning()).toBe(10);
  });

  test('rows that need the lookup of 2011 are counted once that one comes, though the one of 2021 was there before', async () => {
    const rows = [...emergencies(9, by21), emergency(10, by11), emergency(11, by11)];
    const before = await team.drop('sus-apc/coventry/april.csv', extractFile(rows));
    expect(before.rows).toMatchObject({ accepted: 9, notCounted: 2 });
    await team.drop('area-lookup/ons/lsoa11.csv', lookup11);
    await team.reportWhen(before.submission, ({ rows: totals }) => totals.accepted === 11);
    expect(await planning()).toBe(11);
  });

  test('a corrected lookup that moves a small area moves its people', async () => {
    const report = await team.drop(
      'area-lookup/ons/lsoa11.csv',
      lookup11.replace('E01009600,E08000026', 'E01009600,E08000029'),
    );
    expect(report.outcome).toBe('accepted');
    await team.stack.loop.idle();
    expect(await planning()).toBe(9);
    const solihull = await team.returnOf('E08000029', '2025-26-Q1');
    expect(numbersInReturn(solihull, '2025-04').planning).toBe(2);
  });
});
