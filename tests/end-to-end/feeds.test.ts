import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { publishedWebfile } from '../sources/published-webfile.ts';
import { emergencies, extractFile } from './hand-made.ts';
import { numbersInReturn } from './independent-numbers.ts';
import { startTestStack, type TestStack } from './stack-for-test.ts';

const COVENTRY = 'E08000026';
const SOLIHULL = 'E08000029';
const QUARTER = '2025-26-Q1';

describe('what several feeds say of one area', () => {
  let team: TestStack;
  beforeAll(async () => {
    team = await startTestStack({ BCF_PREFERRED_FEEDS: JSON.stringify({ [SOLIHULL]: 'small' }) });
  });
  afterAll(() => team.close());
  const numbers = async (area: string, period = '2025-04') =>
    numbersInReturn(await team.returnOf(area, QUARTER), period);

  test('two extracts of one area and month are not added up: the larger counts, and both the file and the number say so', async () => {
    const first = await team.drop('sus-apc/small/april.csv', extractFile(emergencies(6)));
    expect(first.issueCounts.byCode.overlap).toBeUndefined();
    const second = await team.drop('sus-apc/large/april.csv', extractFile(emergencies(10)));
    expect(second.issueCounts.byCode.overlap).toBe(1);
    expect(second.issues.find(({ code }) => code === 'overlap')?.found).toContain('small');

    const document = await team.returnOf(COVENTRY, QUARTER);
    const april = document.metrics.find(
      ({ metric, period }) => metric === 'emergency-admissions-65-plus' && period === '2025-04',
    );
    expect(april?.numerator).toBe(10);
    expect(april?.lineage.map(({ submission }) => submission)).toEqual([second.submission]);
    expect(april?.flags.find(({ code }) => code === 'overlap')?.text).toMatch(/large.*small/);
  });

  test('the feed that the settings prefer counts, though it is the smaller one', async () => {
    const residence = SOLIHULL;
    await team.drop('sus-apc/small/may.csv', extractFile(emergencies(4, { ...may, residence })));
    await team.drop('sus-apc/large/may.csv', extractFile(emergencies(9, { ...may, residence })));
    expect((await numbers(SOLIHULL, '2025-05')).planning).toBe(4);
  });

  test('two trusts that report discharges of one area are added up, and come before what the extracts say', async () => {
    const header =
      'provider,area,month,discharges,discharged on ready date,delayed 1 day,delayed 2-3 days,delayed 4-6 days,delayed 7-13 days,delayed 14-20 days,delayed 21+ days,bed days';
    const rkb = await team.drop(
      'discharge-ready/rkb/april.csv',
      `${header}\nRKB,E08000026,2025-04,100,80,10,5,3,1,1,0,60\n`,
    );
    expect(rkb.outcome).toBe('accepted');
    await team.drop('discharge-ready/rjc/april.csv', `${header}\nRJC,Coventry,Apr-25,50,45,4,1,0,0,0,0,6\n`);
    expect(await numbers(COVENTRY)).toEqual({
      planning: 10,
      allEmergency: 10,
      discharges: 150,
      onReadyDate: 125,
      bands: [14, 6, 3, 1, 1, 0],
      bedDays: 66,
    });
  });

  test('a file by trust and month, as NHS England publishes it, is accepted and counts in no board', async () => {
    const published = [
      'ods_code,month,patients_discharged_volume,no_delay_volume,1_day_delay_volume,2_3_day_delay_volume,4_6_day_delay_volume,7_13_day_delay_volume,14_20_day_delay_volume,21plus_day_delay_volume,dd_bed_days,1_day_delay_beddays,2_3_day_delay_beddays,4_6_day_delay_beddays,7_13_day_delay_beddays,14_20_day_delay_beddays,21plus_day_delay_beddays,average_delay_los_inc_0_day_delay,average_delay_los_minus_0_day_delay',
      'RKB,2025-04,1000,900,50,30,10,5,3,2,500,50,70,50,50,50,230,0.5,5',
    ];
    const report = await team.drop('inbox/nhse/by-trust.csv', `${published.join('\r\n')}\r\n`);
    expect([report.source, report.layout, report.recognisedBy]).toEqual(['discharge-ready', 'trust-month', 'content']);
    expect([report.areas, report.rows.accepted]).toEqual([[], 1]);
    expect((await numbers(COVENTRY)).discharges).toBe(150);
    const trust = await team.stack.stores.records.metrics.get(QUARTER, 'RKB');
    const april = trust?.metrics.find(
      (each) => each.metric === 'discharge-delay-average-days' && each.period === '2025-04',
    );
    expect([april?.numerator, april?.denominator, april?.value]).toEqual([500, 1000, 0.5]);
  });

  test('what a board sends of a trust that sends, too, is not added; nor is what NHS England publishes for all trusts', async () => {
    const flagsOfApril = async () => {
      const { metrics } = await team.returnOf(COVENTRY, QUARTER);
      const april = metrics.find((each) => each.metric === 'discharge-delay-average-days' && each.period === '2025-04');
      return april?.flags.flatMap(({ code, text }) => (code === 'overlap' ? text : [])) ?? [];
    };
    const header = 'provider,area,month,discharges,discharged on ready date,bed days';
    const board = await team.drop('discharge-ready/icb/april.csv', `${header}\nRKB,Coventry,Apr-25,101,80,60\n`);
    expect(board.issues).toMatchObject([{ code: 'overlap', found: expect.stringMatching(/2025-04: RKB.*feed rkb/) }]);
    expect((await numbers(COVENTRY)).discharges).toBe(151);
    expect(await flagsOfApril()).toEqual([expect.stringContaining('rkb is left out')]);

    const workbook = await publishedWebfile(new Date(Date.UTC(2025, 3, 1)), 15);
    const official = await team.drop('inbox/nhs-england/webfile-April-2025.xlsx', workbook);
    expect([official.source, official.layout]).toEqual(['discharge-ready', 'nhs-england-webfile']);
    expect(official.issueCounts.byCode).toEqual({ overlap: 3 });
    expect(await numbers(COVENTRY)).toMatchObject({ discharges: 2356, onReadyDate: 1951, bedDays: 1720 });
    expect(await flagsOfApril()).toEqual([expect.stringContaining('icb, rjc and rkb')]);
  });
});

const may = { admitted: '2025-05-07', discharged: '2025-05-10', ready: '2025-05-09' };
