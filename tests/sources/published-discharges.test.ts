import { describe, expect, test } from 'vitest';
import { publishedWebfile } from './published-webfile.ts';
import { cellOf, readWhole } from './read-whole.ts';

// The layout of NHS England's Discharge Ready Date monthly data, CSV files of 2024-25. The figures are invented.
const HEADER =
  'Data Type,Upper Tier Local Authority Code,Upper Tier Local Authority,Region (of Provider),ICB (of Provider),Code,Organisation Name,Measure,Value';
const DELAY = 'Number of patients discharged where, between the Discharge Ready Date and Discharge Date, there is';
const BED_DAYS = 'Total bed days after Discharge Ready Date for patients discharged within';
const figures = [
  [`${DELAY} No delay`, 1951],
  [`${DELAY} a 1 day delay`, 170],
  [`${DELAY} a 2-3 day delay`, 100],
  [`${DELAY} a 4-6 day delay`, 60],
  [`${DELAY} a 7-13 day delay`, 45],
  [`${DELAY} a 14-20 day delay`, 20],
  [`${DELAY} a delay of 21 days or more`, 10],
  [`${BED_DAYS} 1 day`, 170],
  [`${BED_DAYS} 2-3 days`, 240],
  [`${BED_DAYS} 4-6 days`, 300],
  [`${BED_DAYS} 7-13 days`, 410],
  [`${BED_DAYS} 14-20 days`, 330],
  [`${BED_DAYS} 21 days or more`, 270],
  ['Total bed days lost due to delayed discharge', 1720],
  ['Date of discharge is same as Discharge Ready Date', 0.828],
] as const;

const rowsOf = (start: string, total: string) =>
  [[total, 2356] as const, ...figures].map(([measure, value]) => `${start},"${measure}",${value}`);
const everybody = 'Number of patients discharged in total';
const file = [
  HEADER,
  ...rowsOf('National,[z],[z],[z],[z],ENGLAND,ENGLAND', everybody),
  ...rowsOf('ICB,[z],[z],MIDLANDS,[z],QWU,NHS COVENTRY AND WARWICKSHIRE ICB', everybody),
  ...rowsOf('Provider,[z],[z],MIDLANDS,QWU,RKB,UNIVERSITY HOSPITALS COVENTRY', everybody),
  ...rowsOf('UTLA,E08000026,COVENTRY,MIDLANDS,QWU,RKB,UNIVERSITY HOSPITALS COVENTRY', everybody),
  ...rowsOf('UTLA Aggregate,E08000026,COVENTRY,[z],[z],[z],[z]', 'Total Discharges for UTLA from acceptable trusts'),
  ...rowsOf('UTLA Aggregate,#N/A,NULL,[z],[z],[z],[z]', 'Total Discharges for UTLA from acceptable trusts'),
];
const NAME = 'Discharge-Ready-Date-monthly-data-csv-April-2025';

describe('the long file that NHS England publishes', () => {
  test.each([`${NAME}.csv`, `${NAME}-Revised.csv`, `${NAME}v2.csv`])(
    'counts each board once, in the month of its name: %s',
    async (name) => {
      const found = await readWhole(`inbox/nhs-england/${name}`, `\uFEFF${file.join('\r\n')}\r\n`);
      expect([found.contract?.source, found.layout]).toEqual(['discharge-ready', 'nhs-england-long']);
      expect(found.counted?.cells).toHaveLength(1);
      expect(cellOf(found, 'E08000026', '2025-04')).toEqual({
        unit: 'E08000026',
        period: '2025-04',
        rows: 1,
        labels: { coverage: 'all-providers' },
        counts: {
          discharges: 2356,
          'discharges-on-ready-date': 1951,
          'discharges-delayed-1-day': 170,
          'discharges-delayed-2-3-days': 100,
          'discharges-delayed-4-6-days': 60,
          'discharges-delayed-7-13-days': 45,
          'discharges-delayed-14-20-days': 20,
          'discharges-delayed-21-plus-days': 10,
          'bed-days-after-ready-date': 1720,
          'bed-days-delayed-1-day': 170,
          'bed-days-delayed-2-3-days': 240,
          'bed-days-delayed-4-6-days': 300,
          'bed-days-delayed-7-13-days': 410,
          'bed-days-delayed-14-20-days': 330,
          'bed-days-delayed-21-plus-days': 270,
        },
      });
    },
  );

  test('reads over trusts, regions and shares, and says so', async () => {
    const found = await readWhole(`discharge-ready/nhs-england/${NAME}.csv`, file.join('\n'));
    expect(found.rows).toEqual({
      read: 96,
      accepted: 15,
      rejected: 0,
      notCounted: 81,
      notCountedBecause: { 'area-not-a-board': 79, 'measure-not-used': 2 },
    });
    expect(found.issues).toMatchObject([
      { level: 'warning', found: 'Date of discharge is same as Discharge Ready Date' },
    ]);
  });

  test('refuses a board whose figures do not add up, and points at its first row', async () => {
    const wrong = file.map((row) => row.replace(/^(UTLA Aggregate,E08000026.*No delay"),1951$/, '$1,1950'));
    const found = await readWhole(`discharge-ready/nhs-england/${NAME}.csv`, wrong.join('\n'));
    expect(found.issues.filter(({ level }) => level === 'row')).toMatchObject([
      { code: 'identity-mismatch', row: 66, found: '2356' },
    ]);
  });

  test('without a month in its name or above the table is refused, and told what to do', async () => {
    const found = await readWhole('discharge-ready/nhs-england/data.csv', file.join('\n'));
    expect(found.issues).toMatchObject([
      { code: 'missing-column', column: 'Month', fix: expect.stringContaining('name of the file') },
    ]);
  });
});

describe('a trust that keeps its figures', () => {
  const head = (columns: string) => `Provider,Area,${columns}`;
  const measures = [
    ['Discharges', 100],
    ['On ready date', 90],
    ['Bed days', 35],
  ] as const;

  test('one below the other is read, with the trust and the area in their columns', async () => {
    const rows = measures.map(([measure, value]) => `RKB,Coventry,Apr-25,${measure},${value}`);
    const found = await readWhole('inbox/rkb/drd.csv', [head('Month,Measure,Value'), ...rows].join('\n'));
    expect([found.layout, found.issues]).toEqual(['by-measure', []]);
    expect(cellOf(found, 'E08000026', '2025-04')?.counts).toMatchObject({ discharges: 100 });
  });

  test('with a column for each month is read, too', async () => {
    const rows = measures.map(([measure, value]) => `RKB,Coventry,${measure},${value},${value * 2}`);
    const found = await readWhole('inbox/rkb/drd.csv', [head('Measure,Apr-25,May-25'), ...rows].join('\n'));
    expect([found.layout, found.issues]).toEqual(['by-measure-and-month', []]);
    expect(cellOf(found, 'E08000026', '2025-05')?.counts).toMatchObject({ 'bed-days-after-ready-date': 70 });
  });

  test('without naming itself may be known by its feed', async () => {
    const found = await readWhole(
      'discharge-ready/rkb/april.csv',
      'Area,Month,Discharges,On ready date,Bed days\nCoventry,Apr-25,100,90,35\n',
    );
    expect(found.issues).toEqual([]);
    expect(cellOf(found, 'E08000026', '2025-04')?.labels).toEqual({ providers: 'RKB' });
  });
});

describe('the workbook that NHS England publishes', () => {
  const APRIL = new Date(Date.UTC(2025, 3, 1));

  test.each([13, 14, 15, 16])('counts each board once, with its header in row %i', async (headerRow) => {
    const workbook = await publishedWebfile(APRIL, headerRow);
    const found = await readWhole('inbox/nhs-england/webfile.xlsx', workbook);
    expect([found.contract?.source, found.layout, found.issues]).toEqual([
      'discharge-ready',
      'nhs-england-webfile',
      [],
    ]);
    expect(found.counted?.cells.map(({ unit, period }) => [unit, period])).toEqual([
      ['E08000026', '2025-04'],
      ['E10000018', '2025-04'],
    ]);
    expect(found.rows).toMatchObject({
      read: 5,
      accepted: 2,
      rejected: 0,
      notCountedBecause: { 'area-not-a-board': 3 },
    });
  });

  test('gives the discharges of the first block, not the shares and days that repeat its names', async () => {
    const found = await readWhole('discharge-ready/nhs-england/webfile.xlsx', await publishedWebfile(APRIL, 15));
    expect(cellOf(found, 'E08000026', '2025-04')).toEqual({
      unit: 'E08000026',
      period: '2025-04',
      rows: 1,
      labels: { coverage: 'all-providers' },
      counts: {
        discharges: 2356,
        'discharges-on-ready-date': 1951,
        'discharges-delayed-1-day': 170,
        'discharges-delayed-2-3-days': 100,
        'discharges-delayed-4-6-days': 60,
        'discharges-delayed-7-13-days': 45,
        'discharges-delayed-14-20-days': 20,
        'discharges-delayed-21-plus-days': 10,
        'bed-days-after-ready-date': 1720,
      },
    });
  });

  test('is of the month behind its label Period, not of that in which it was published', async () => {
    const found = await readWhole('discharge-ready/nhs-england/webfile.xlsx', await publishedWebfile(APRIL, 15));
    expect(found.taken).toEqual([{ field: 'month', value: '2025-04', from: 'title', text: 'Period: 2025-04-01' }]);
  });
});
