import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { codesAndRows, csv, readFile } from './read-file.ts';

const REFERENCE = process.env.BCF_REFERENCE_DIR ?? path.resolve('../shared/reference');
const referenceFile = (name: string) => path.join(REFERENCE, name);
const isThere = (name: string) => existsSync(referenceFile(name));

/** Skips, saying so in the report, where the published file is not on this machine. */
function itWith(name: string, title: string, test: (bytes: Uint8Array) => void): void {
  it.skipIf(!isThere(name))(`${title} (${isThere(name) ? name : `skipped: ${name} is not on this machine`})`, () =>
    test(readFileSync(referenceFile(name))),
  );
}

const TRUST_MONTH =
  'ods_code,month,patients_discharged_volume,no_delay_volume,1_day_delay_volume,2_3_day_delay_volume,4_6_day_delay_volume,7_13_day_delay_volume,14_20_day_delay_volume,21plus_day_delay_volume,dd_bed_days,1_day_delay_beddays,2_3_day_delay_beddays,4_6_day_delay_beddays,7_13_day_delay_beddays,14_20_day_delay_beddays,21plus_day_delay_beddays,average_delay_los_inc_0_day_delay';

describe('discharges by ready date', () => {
  it('are read in the columns that NHS England publishes by trust', () => {
    const read = readFile(
      csv(TRUST_MONTH, 'RKB,2024-06,100,90,4,3,2,1,0,0,35,4,7,10,14,0,0,0.35', 'RBK,2024-04,0,0,0,0,0,0,0,0,0,,,,,,,'),
      { source: 'inbox' },
    );
    expect(read.issues).toEqual([]);
    expect(read.start?.contract.source).toBe('discharge-ready');
    expect(read.end).toMatchObject({ layout: 'trust-month', recognisedBy: 'content', rowsRead: 2 });
    expect(read.records[0]?.record).toEqual({
      provider: 'RKB',
      area: null,
      month: '2024-06',
      discharges: 100,
      dischargedOnReadyDate: 90,
      delayed1Day: 4,
      delayed2To3Days: 3,
      delayed4To6Days: 2,
      delayed7To13Days: 1,
      delayed14To20Days: 0,
      delayed21PlusDays: 0,
      bedDays: 35,
      bedDays1Day: 4,
      bedDays2To3Days: 7,
      bedDays4To6Days: 10,
      bedDays7To13Days: 14,
      bedDays14To20Days: 0,
      bedDays21PlusDays: 0,
      dataType: null,
      measure: null,
      value: null,
    });
    expect(read.records[1]?.record).toMatchObject({ discharges: 0, bedDays: 0, bedDays1Day: null });
  });

  it('are read with a column for the area, in the words that people use', () => {
    const read = readFile(
      csv(
        'Month,Provider code,HWB,Discharges,On DRD,1,2-3,4-6,7-13,14-20,21+,Delay days',
        'Apr-25,RKB,Coventry,100,90,4,3,2,1,0,0,35',
      ),
      { source: 'discharge-ready' },
    );
    expect(read.issues).toEqual([]);
    expect(read.end.layout).toBe('provider-area-month');
    expect(read.records[0]?.record).toMatchObject({ area: 'E08000026', delayed21PlusDays: 0, delayed2To3Days: 3 });
  });

  it('are read with bed days after the ready date in total and for each band, each under that name', () => {
    const bands = ['1 day', '2–3 days', '4–6 days', '7–13 days', '14–20 days', '21+ days'];
    const header = [
      'provider,area,month,discharges,discharged on ready date',
      ...bands.map((band) => `delayed ${band}`),
      'bed days after ready date (total)',
      ...bands.map((band) => `bed days after ready date ${band}`),
    ].join(',');
    const read = readFile(csv(header, 'RKB,E08000026,2025-04,100,90,4,3,2,1,0,0,35,4,7,10,14,0,0'), {
      source: 'discharge-ready',
    });
    expect(read.issues).toEqual([]);
    expect(read.records[0]?.record).toMatchObject({
      bedDays: 35,
      bedDays1Day: 4,
      bedDays2To3Days: 7,
      bedDays4To6Days: 10,
      bedDays7To13Days: 14,
      bedDays14To20Days: 0,
      bedDays21PlusDays: 0,
    });
  });

  it.each([
    [
      'the bands do not add up to the discharges',
      'RKB,2025-04,101,90,4,3,2,1,0,0,35,4,7,10,14,0,0,',
      'patients_discharged_volume',
    ],
    [
      'the band bed days do not add up to the bed days',
      'RKB,2025-04,100,90,4,3,2,1,0,0,36,4,7,10,14,0,0,',
      'dd_bed_days',
    ],
    [
      'the 1-day bed days are not the 1-day discharges',
      'RKB,2025-04,100,90,4,3,2,1,0,0,35,5,6,10,14,0,0,',
      '1_day_delay_beddays',
    ],
  ])('leave out a row where %s', (_, row, column) => {
    const read = readFile(csv(TRUST_MONTH, row), { source: 'discharge-ready' });
    expect(read.issues).toMatchObject([{ code: 'identity-mismatch', level: 'row', row: 2, column }]);
    expect(read.records).toEqual([]);
  });

  it('take a missing figure as missing, never as zero', () => {
    const read = readFile(csv(TRUST_MONTH, 'RKB,2025-04,100,90,*,3,2,1,-,[c],35,,,,,,,'), {
      source: 'discharge-ready',
    });
    expect(read.issues).toEqual([]);
    expect(read.records[0]?.record).toMatchObject({
      delayed1Day: null,
      delayed14To20Days: null,
      delayed21PlusDays: null,
    });
  });

  it('leave out a row that has only some of its totals, and keep one without any figures', () => {
    const read = readFile(
      csv(TRUST_MONTH, 'RKB,2025-04,100,*,,,,,,,35,,,,,,,', 'RLT,2025-04,-,-,-,-,-,-,-,-,-,-,-,-,-,-,-,-'),
      { source: 'discharge-ready' },
    );
    expect(codesAndRows(read)).toEqual(['required@2']);
    expect(read.records.map(({ row, record }) => [row, record.discharges])).toEqual([[3, null]]);
  });

  itWith('nhse_discharge_ready_date_trust_month_sample.csv', 'of the published sample are all in order', (bytes) => {
    const read = readFile(bytes, { source: 'inbox', piece: 1000 });
    expect(read.issues).toEqual([]);
    expect(read.end).toMatchObject({ rowsRead: 126, rowsRejected: 0, layout: 'trust-month' });
    expect(read.records.reduce((sum, { record }) => sum + Number(record.discharges), 0)).toBe(sumOfColumn(bytes, 2));
  });
});

function sumOfColumn(bytes: Uint8Array, column: number): number {
  const [, ...lines] = new TextDecoder().decode(bytes).trim().split(/\r?\n/);
  return lines.reduce((sum, line) => sum + Number(line.split(',')[column]), 0);
}

describe('population', () => {
  it('is read with females and males side by side, as one record each', () => {
    const read = readFile(
      csv('utla23cd,year,age_band,female,male', 'E08000026,2023,65-69,7000,6500', 'E08000026,2023,90+,1000,500'),
      { source: 'inbox' },
    );
    expect(read.issues).toEqual([]);
    expect(read.end).toMatchObject({ layout: 'by-sex', rowsRead: 2 });
    expect(read.records.map(({ row, record }) => [row, record.ageBand, record.sex, record.persons])).toEqual([
      [2, '65-69', 'F', 7000],
      [2, '65-69', 'M', 6500],
      [3, '90+', 'F', 1000],
      [3, '90+', 'M', 500],
    ]);
  });

  it('is read one row for each sex and age band', () => {
    const read = readFile(
      csv('Area name,Year,Basis,Age group,Sex,Population', 'Coventry,2025,SNPP 2018,65 and over,All persons,"53,366"'),
      { source: 'population' },
    );
    expect(read.issues).toEqual([]);
    expect(read.records[0]?.record).toEqual({
      area: 'E08000026',
      year: 2025,
      basis: 'snpp-2018-based',
      ageBand: '65+',
      sex: 'persons',
      persons: 53366,
    });
  });

  it('is read with people aged 65 and over in a column of their own', () => {
    const read = readFile(
      csv('utla23cd,utla23nm,year,basis,all_ages,age_65_plus', 'E08000026,Coventry,2025,MYE,400000,53366'),
      { source: 'population' },
    );
    expect(read.records.map(({ record }) => record)).toEqual([
      { area: 'E08000026', year: 2025, basis: 'mid-year-estimate', ageBand: '65+', sex: 'persons', persons: 53366 },
    ]);
  });

  it('of districts and of Wales is no fault, and belongs to no board', () => {
    const read = readFile(
      csv(
        'ladcode23,Area name,year,age,sex,persons',
        'W06000001,Isle of Anglesey,2023,65+,persons,20000',
        'E07000218,North Warwickshire,2023,65+,persons,15000',
      ),
      { source: 'population' },
    );
    expect(read.issues).toEqual([]);
    expect(read.records.map(({ record }) => record.area)).toEqual(['', '']);
  });

  it('loses a row in which one sex is missing, rather than half its people', () => {
    const read = readFile(csv('utla23cd,year,age_band,female,male', 'E08000026,2023,65-69,7000,-'), {
      source: 'population',
    });
    expect(read.issues).toMatchObject([{ code: 'required', row: 2, column: 'male' }]);
    expect(read.records).toEqual([]);
  });

  it('says what a spreadsheet does to age bands', () => {
    const read = readFile(csv('utla23cd,year,age_band,female,male', 'E08000026,2023,05-Sep,7000,1'), {
      source: 'population',
    });
    expect(read.issues).toMatchObject([
      { code: 'bad-code', found: '05-Sep', fix: expect.stringContaining('turned a band into a date') },
    ]);
  });

  itWith('mye_2011_2023_utla_5yr_sex.csv', 'of the published estimates is read whole', (bytes) => {
    const read = readFile(bytes, { source: 'inbox' });
    expect(read.issues).toEqual([]);
    expect(read.records).toHaveLength(2 * 37_791);
    expect(read.records.reduce((sum, { record }) => sum + Number(record.persons), 0)).toBe(
      sumOfColumn(bytes, 3) + sumOfColumn(bytes, 4),
    );
  });
});

describe('an area lookup', () => {
  it.each([
    ['lsoa21cd,lsoa21nm,ltla23cd,utla23cd', { lsoa21: 'E01009501', lowerTier: 'E07000218', upperTier: 'E10000031' }],
    ['LSOA11CD,LSOA11NM,LAD24CD,CTYUA24CD', { lsoa11: 'E01009501', lowerTier: 'E07000218', upperTier: 'E10000031' }],
    [
      'LSOA code,Name,Lower-tier code,Upper-tier code',
      { lsoa: 'E01009501', lowerTier: 'E07000218', upperTier: 'E10000031' },
    ],
  ])('is read with the columns %s', (header, record) => {
    const read = readFile(csv(header, 'e01009501,North Warwickshire 001A,E07000218,E10000031'), { source: 'inbox' });
    expect(read.issues).toEqual([]);
    expect(read.start?.contract.source).toBe('area-lookup');
    expect(read.records[0]?.record).toMatchObject(record);
  });

  it('leaves out rows without a local authority or with a code of another shape', () => {
    const read = readFile(
      csv('lsoa21cd,ltla23cd,utla23cd', 'E01009501,,', 'Coventry 1,E08000026,E08000026', ',E08000026,E08000026'),
      { source: 'area-lookup' },
    );
    expect(codesAndRows(read)).toEqual(['required@2', 'bad-code@3', 'required@4']);
  });

  itWith('lsoa21_ltla23_utla23.csv', 'of the published codes is read whole', (bytes) => {
    const read = readFile(bytes, { source: 'inbox' });
    expect(read.issues).toEqual([]);
    expect(read.records).toHaveLength(33_755);
  });
});

describe('a plan', () => {
  it.each([
    ['0.871', 87.1],
    ['87.1%', 87.1],
    ['87.1', 87.1],
    ['0.29', 29],
    ['0.5%', 0.5],
  ])('of a percentage may be written %s', (value, expected) => {
    const read = readFile(csv('area,metric,period,value', `Coventry,discharged-on-ready-date,2025-26 Q1,${value}`), {
      source: 'plan',
    });
    expect(read.issues).toEqual([]);
    expect(read.records[0]?.record).toMatchObject({ area: 'E08000026', period: '2025-26-Q1', value: expected });
  });

  it('of a percentage is at most 100', () => {
    const rows = ['101', '150%', '100'].map(
      (value, at) => `Coventry,discharged-on-ready-date,2025-26-Q${at + 1},${value}`,
    );
    const read = readFile(csv('area,metric,period,value', ...rows), { source: 'plan' });
    expect(codesAndRows(read)).toEqual(['out-of-range@2', 'out-of-range@3']);
    expect(read.issues[0]).toMatchObject({
      column: 'value',
      cell: 'D2',
      found: '101',
      expected: 'a percentage from 0 to 100',
    });
  });

  it('of days, or of a count, is no percentage', () => {
    const rows = ['12%', '0.75', '12 %'].map(
      (value, at) => `Coventry,discharge-delay-average-days,2025-26-Q${at + 1},${value},5%`,
    );
    const read = readFile(csv('area,metric,period,value,numerator', ...rows), { source: 'plan' });
    expect(read.issues.map(({ code, cell, found }) => [code, cell, found])).toEqual([
      ['bad-number', 'E2', '5%'],
      ['bad-number', 'D2', '12%'],
      ['bad-number', 'E3', '5%'],
      ['bad-number', 'E4', '5%'],
      ['bad-number', 'D4', '12 %'],
    ]);
    expect(read.issues[1]?.fix).toContain('no percentage');
    const wide = readFile(csv('area,metric,Q1 2025-26,Q2 2025-26', 'Coventry,discharge-delay-average-days,12%,1'), {
      source: 'plan',
    });
    expect(wide.issues).toMatchObject([{ code: 'bad-number', cell: 'C2', column: 'Q1 2025-26' }]);
  });

  it('may call its columns a rate, a count and a population', () => {
    const read = readFile(
      csv('HWB,Metric,Month,Rate,Count,Population', 'Coventry,Emergency admissions,Apr-25,"2,123",1133,53366'),
      {
        source: 'inbox',
      },
    );
    expect(read.issues).toEqual([]);
    expect(read.records[0]?.record).toMatchObject({ value: 2123, numerator: 1133, denominator: 53366 });
  });

  it('of days keeps a value below 1 as it is', () => {
    const read = readFile(
      csv('HWB,Indicator,Quarter,Plan,Version', 'E08000026,Average length of discharge delay,Q1 2025/26,0.75,v2'),
      { source: 'plan' },
    );
    expect(read.records[0]?.record).toMatchObject({
      metric: 'discharge-delay-average-days',
      period: '2025-26-Q1',
      value: 0.75,
      planVersion: 'v2',
    });
  });

  it('takes whole months, quarters and years', () => {
    const rows = ['2025-04', '2025-26-Q1', '2025-26', 'April 2025'].map(
      (period) => `Coventry,emergency-admissions-65-plus,${period},"2,124"`,
    );
    const read = readFile(csv('area,metric,period,value', ...rows), { source: 'plan' });
    expect(read.issues).toEqual([]);
    expect(read.records.map(({ record }) => [record.period, record.value])).toEqual([
      ['2025-04', 2124],
      ['2025-26-Q1', 2124],
      ['2025-26', 2124],
      ['2025-04', 2124],
    ]);
  });

  it('names a metric that nobody knows, and asks for the value that a numerator alone does not give', () => {
    const rows = ['Coventry,happiness,2025-04,1,', 'Coventry,falls,2025-04,,7'];
    const read = readFile(csv('area,metric,period,value,numerator', ...rows), { source: 'plan' });
    expect(codesAndRows(read)).toEqual(['unknown-metric@2', 'required@3']);
  });

  it('may leave out what is not planned yet', () => {
    const read = readFile(csv('area,metric,period,value', 'Coventry,falls,2025-04,-'), { source: 'plan' });
    expect([read.issues, read.records[0]?.record.value]).toEqual([[], null]);
  });
});

describe('a file in the inbox', () => {
  it('that is no known source is refused, with the closest source and what it lacks', () => {
    const read = readFile(csv('provider,month,discharges', 'RKB,2025-04,1'), { source: 'inbox' });
    expect(read.issues).toMatchObject([
      { code: 'unknown-source', level: 'file', fix: expect.stringContaining('most like discharge-ready') },
    ]);
    expect(read.issues[0]?.fix).toContain('Discharged on ready date, Bed days after ready date');
    expect(read.end).toMatchObject({ contract: null, recognisedBy: 'content' });
  });

  it('with no known column at all is refused', () => {
    expect(readFile(csv('apples,pears', '1,2'), { source: 'inbox' }).issues).toMatchObject([
      { code: 'unknown-source' },
    ]);
  });

  it('with a hospital extract is recognised', () => {
    const read = readFile(
      csv(
        'spell id,provider,admission date,discharge date,admission method,age,residence',
        'S1,RKB,01/04/2025,03/04/2025,21,80,E08000026',
      ),
      { source: 'inbox' },
    );
    expect(read.start?.contract.source).toBe('sus-apc');
  });
});
