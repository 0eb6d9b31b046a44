import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AREA, contractForTest, figure, MONTH } from './contract-for-test.ts';
import { codesAndRows, csv, type FileRead, readFile } from './read-file.ts';

const DRD =
  'Provider,Area,Month,Discharges,On ready date,1 day,2-3 days,4-6 days,7-13 days,14-20 days,21+ days,Bed days';
const ONE = 'RKB,Coventry,2025-04,197,166,17,2,6,6,0,0,111';
const TWO = 'RLT,Coventry,2025-04,"1,050",1040,5,3,1,1,0,0,30';
const TOTAL = 'Total,,,"1,247",1206,22,5,7,7,0,0,141';

const TABLES: Record<string, [source: string, ...rows: string[]]> = {
  'discharges by trust': ['discharge-ready', DRD, ONE, TWO],
  'discharges with a row of totals': ['discharge-ready', DRD, ONE, TWO, TOTAL],
  'discharges without a column for the area': [
    'discharge-ready',
    'Provider,Month,Discharges,On ready date,Bed days',
    'RKB,Apr-25,100,90,35',
  ],
  'admissions with a column for each month': [
    'care-home-admissions',
    'Area,Apr-25,May-25,Jun-25',
    'Coventry,21,20,22',
    'Leicestershire,60,,58',
  ],
  'admissions with a row for each figure': [
    'care-home-admissions',
    'Coventry,,',
    'Measure,Apr-25,May-25',
    'Residential,14,13',
    'Nursing,8,7',
  ],
  cohorts: ['reablement', 'HWB,Cohort,Discharged,At home day 91', 'Coventry,Oct-Dec 2025,574,482'],
  'expected admissions': [
    'expected-admissions',
    'Area code,Quarter,Expected count,Reference rate per 100000',
    'E08000026,2025-26-Q1,612.4,206.4',
  ],
  services: [
    'intermediate-care',
    'Area,Kind,Trust,Service type,Apr-25,May-25',
    'Coventry,Demand (hospital),UHCW,Reablement at home,206,220',
    'Coventry,Demand (hospital),George Eliot,,20,22',
  ],
  'two tables of services': [
    'intermediate-care',
    'Coventry,,,',
    '3.3 Capacity - Hospital,,,',
    'Service area,Metric,Apr-25,May-25',
    'Reablement at home,Clients,205,185',
    '3.4 Capacity - Community,,,',
    'Service area,Metric,Apr-25,May-25',
    'Reablement at home,Clients,20,18',
    'Total,,20,18',
  ],
  plans: ['plan', 'Area,Metric,Period,Value', 'Coventry,discharge-delay-average-days,2025-26,1.1'],
  income: [
    'finance',
    'Area,Financial year,Source of Funding,Planned income',
    'Coventry,2025-26,DFG,"£4,181,686"',
    'Coventry,2025-26,iBCF,"£5"',
  ],
  'scheme lines': [
    'finance',
    'Coventry,2025-26,,,',
    'Scheme ID,Scheme Name,Scheme Type,Source of Funding,Expenditure',
    '1,Reablement,Other,DFG,"£100"',
  ],
  answers: ['narrative', 'Area,Quarter,Question,Answer', 'Coventry,2025-26-Q1,Challenges,Two wards closed.'],
  population: ['population', 'area,year,basis,age band,persons', 'E08000026,2025,SNPP 2018,65+,300'],
  'small areas': ['area-lookup', 'LSOA21CD,LTLA23CD,UTLA23CD', 'E01009500,E08000026,E08000026'],
};

const NOTES = [
  'Source: NHS England',
  'Source:,NHS England',
  '"Notes: figures are provisional, and may change"',
  '* suppressed',
  '*,suppressed',
  '1,Discharges of people aged 16 and over',
  ',(a) A second line of it',
  'Notes',
  'Prepared by the intelligence team on 12 May 2025',
  'Atlantis',
];
const widthOf = ([, ...rows]: string[]) => Math.max(...rows.map((row) => row.split(',').length));
const padded = (note: string, width: number) => note + ','.repeat(Math.max(0, width - note.split(',').length));
const told = ({ records, issues, end }: FileRead) => ({ records, issues, end });
const read = ([source = '', ...rows]: readonly string[]) => readFile(csv(...rows), { source });

describe.each(Object.entries(TABLES))('footnotes below %s', (_, table) => {
  it('change nothing, however many there are, as cells or as plain lines, with blank rows between or without', () => {
    const without = told(read(table));
    expect(without.records.length).toBeGreaterThan(0);
    const note = fc.tuple(fc.constantFrom(...NOTES), fc.boolean()).map(([text, isCells]) => {
      return isCells ? padded(text, widthOf(table)) : text;
    });
    const below = fc.array(fc.oneof(note, fc.constant('')), { maxLength: 8 });
    fc.assert(
      fc.property(below, (rows) => {
        expect(told(read([...table, ...rows]))).toEqual(without);
      }),
      { numRuns: 60 },
    );
  });

  it('still refuse the file where they say who a person is', () => {
    const row = table.length;
    const { issues } = read([...table, 'Notes: see below', 'Contact the ward about 943 476 5919']);
    expect(issues).toMatchObject([{ code: 'identifiable-data', level: 'file', row: row + 1, found: null }]);
  });
});

describe('a row that looks like a footnote', () => {
  const readDischarges = (...rows: string[]) => read(['discharge-ready', DRD, ...rows]);

  it('is a fault in the middle of a table, and the rows around it are read', () => {
    const result = readDischarges(ONE, 'Source: NHS England', '* suppressed,,,,,,,,,,,', TWO);
    expect(codesAndRows(result)).toEqual(['ragged-row@3', 'required@4', 'unknown-provider@4', 'required@4']);
    expect(result.end).toMatchObject({ rowsRead: 4 });
    expect(result.records.map(({ row }) => row)).toEqual([2, 5]);
  });

  it('is a fault above all rows', () => {
    expect(readDischarges('Source: NHS England', ONE).end).toMatchObject({ rowsRead: 2 });
  });

  it.each([
    ['an area, with or without a month', 'RKB,Coventry'],
    ['a trust', 'RKB'],
    ['a figure', 'Atlantis,,,5'],
    ['three cells', 'Source:,NHS,England'],
    ['a number alone', '12'],
    ['a text among the figures', ',,,,few'],
  ])('is none where it has %s', (_, row) => {
    expect(readDischarges(ONE, padded(row, 12)).end).toMatchObject({ rowsRead: 2 });
  });

  it('is none where it asks a question that nobody has answered yet', () => {
    const { end } = read(['narrative', 'Coventry Q1 2025-26,', 'Question,Answer', 'Challenges,Two', 'Achievements,']);
    expect(end).toMatchObject({ rowsRead: 2 });
  });

  const SERVICES = ['intermediate-care', 'Coventry,,,', '3.3 Demand - Hospital,,,', 'Trust,Service area,Apr-25,May-25'];
  it.each([
    ['names what a row above is of', 'UHCW,Reablement at home,5,6', 'George Eliot,,1,2', 'UHCW,,,'],
    ['names a service that is known', 'UHCW,Reablement at home,5,6', ',Urgent community response,,'],
  ])('is a row without figures where it %s', (_, ...rows) => {
    const { end } = read([...SERVICES, ...rows]);
    expect([end.rowsRead, end.rowsNotCounted]).toEqual([rows.length, { 'no-figures': 1 }]);
  });

  it('is a scheme without amounts where it has an id and a name', () => {
    const header = 'Scheme ID,Scheme Name,Scheme Type,Source of Funding,Expenditure';
    const rows = ['S1,Reablement,Other,DFG,"£100"', 'S2,Day centre,,,'];
    expect(read(['finance', 'Coventry,2025-26,,,', header, ...rows]).end).toMatchObject({ rowsRead: 2 });
  });

  it('is a row like others where there are more of them than anybody writes', () => {
    const { end } = readFile(csv(DRD, ONE) + csv('Source: NHS England').repeat(50_000), { source: 'discharge-ready' });
    expect(end).toMatchObject({ rowsRead: 50_001 });
  });

  it('is one of figures that cannot be read where its first cell is no mark', () => {
    const beds = contractForTest([AREA, MONTH, figure('beds', 'Beds')], [{}]);
    const { issues } = readFile(csv('Month,Beds,Area', 'Apr-25,5,Coventry', 'Aprl-25,many,'), { contracts: [beds] });
    expect(issues.map(({ cell }) => cell)).toEqual(['A3', 'B3', 'C3']);
  });
});
