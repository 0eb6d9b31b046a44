import { describe, expect, it } from 'vitest';
import { codesAndRows, csv, readFile } from './read-file.ts';

const SCHEMES = [
  'Scheme ID,Scheme Name,Scheme Type,Planned Expenditure,,Commissioner,Source of Funding,Expenditure 23/24 (£),Expenditure 24/25 (£)',
  ",,,Area of Spend,Please specify if 'Area of Spend' is 'other',,,,",
  '1,Care Act,Carers Services,Social Care,,LA,Minimum NHS Contribution,"£299,523","£299,530"',
  '2,Equipment,Assistive Technologies,Community Health,,NHS,Additional LA Contribution,"£1,000","£1,100"',
];
const BALANCES = [
  'Running Balances,2023-24,,,2024-25,,',
  ',Income,Expenditure,Balance,Income,Expenditure,Balance',
  'Minimum NHS Contribution,"£299,523","£299,523",£0,"£299,530","£299,530",£0',
  'Additional LA Contribution,£990,£990,£0,"£1,120","£1,120",£0',
  'Total,"£300,513","£300,513",£0,"£300,650","£300,650",£0',
];
const TITLE = ['Selected Health and Wellbeing Board:,Coventry'];
const PADDED = (rows: string[], width: number) =>
  rows.map((row) => row + ','.repeat(Math.max(0, width - (row.match(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/g)?.length ?? 0))));

const amounts = (text: string) =>
  readFile(text, { source: 'finance' }).records.map(({ record }) => [
    record.schemeId ?? record.fundingSource,
    record.financialYear,
    record.planned,
    record.expenditure,
    record.areaOfSpend,
  ]);

describe('a header of two lines of which the first is complete by itself', () => {
  it('has the scheme lines of the planning template, with the area of spend below the planned expenditure', () => {
    const text = csv(...TITLE, '', ...SCHEMES);
    expect(codesAndRows(readFile(text, { source: 'finance' }))).toEqual([]);
    expect(amounts(text)).toEqual([
      ['1', '2023-24', null, 299523, 'social-care'],
      ['1', '2024-25', null, 299530, 'social-care'],
      ['2', '2023-24', null, 1000, 'community-health'],
      ['2', '2024-25', null, 1100, 'community-health'],
    ]);
  });

  it('has a second table below the first as well, such as the running balances above the schemes', () => {
    const between = [
      '',
      'Required Spend',
      ',2023-24,,,2024-25,,',
      ',Minimum,Planned Spend,Under,Minimum,Planned Spend,Under',
    ];
    const text = csv(...PADDED([...TITLE, ...BALANCES, ...between, '', ...SCHEMES], 8));
    expect(codesAndRows(readFile(text, { source: 'finance' }))).toEqual([]);
    expect(amounts(text).map(([what, year, planned]) => [what, year, planned])).toEqual([
      ['minimum-nhs-contribution', '2023-24', 299523],
      ['minimum-nhs-contribution', '2024-25', 299530],
      ['additional-la-contribution', '2023-24', 990],
      ['additional-la-contribution', '2024-25', 1120],
      ['1', '2023-24', null],
      ['1', '2024-25', null],
      ['2', '2023-24', null],
      ['2', '2024-25', null],
    ]);
  });

  it('has months above the figures of each', () => {
    const text = csv('Area,Apr-25,,May-25,', ',Residential,Nursing,Residential,Nursing', 'Coventry,10,12,14,36');
    const read = readFile(text, { source: 'care-home-admissions' });
    expect(codesAndRows(read)).toEqual([]);
    expect(read.records.map(({ record }) => [record.period, record.residential, record.nursing])).toEqual([
      ['2025-04', 10, 12],
      ['2025-05', 14, 36],
    ]);
  });

  it('has a name above several columns that are names by themselves', () => {
    const text = csv(
      'Provider,Area,Month,Discharges,On ready date,Delayed by,,,,,,Bed days',
      ',,,,,1 day,2-3 days,4-6 days,7-13 days,14-20 days,21+ days,',
      'RKB,Coventry,2025-04,197,166,17,2,6,6,0,0,111',
    );
    const read = readFile(text, { source: 'discharge-ready' });
    expect(codesAndRows(read)).toEqual([]);
    expect(read.records[0]?.record).toMatchObject({ delayed1Day: 17, delayed4To6Days: 6, bedDays: 111 });
  });

  it('does not take a row of words for the second line of a header', () => {
    const text = csv('Area,Quarter,Sheet,Question,Answer', 'Coventry,2025-26-Q1,Metrics,Response,Comment');
    const read = readFile(text, { source: 'narrative' });
    expect(read.records.map(({ record }) => [record.question, record.answer])).toEqual([['Response', 'Comment']]);
  });
});
