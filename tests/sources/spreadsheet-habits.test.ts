import { type WriteSheet, writeXlsx } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import { cellOf, readWhole } from './read-whole.ts';

type Value = string | number | Date | null;
type Table = Value[][];

const COVENTRY = 'E08000026';
const TOTAL = 'long-term-admissions-65-plus';
const month = (n: number) => new Date(Date.UTC(2025, n - 1, 1));

const send = async (key: string, rows: Table, more: Partial<WriteSheet> = {}) =>
  readWhole(key, await writeXlsx({ sheets: [{ name: 'Data', rows, ...more }] }));
const words = ({ issues }: Awaited<ReturnType<typeof send>>) =>
  issues.map(({ code, level, cell, found }) => [code, level, cell, found]);
const counts = (found: Awaited<ReturnType<typeof send>>, measure: string) =>
  (found.counted?.cells ?? []).map(({ unit, period, counts: given }) => [unit, period, given[measure]]);

const ADMISSIONS: Table = [
  ['Council', month(4), month(5)],
  ['Coventry', 14, 13],
  ['Leicestershire', 60, 58],
];
const READ = [
  [COVENTRY, '2025-04', 14],
  [COVENTRY, '2025-05', 13],
  ['E10000018', '2025-04', 60],
  ['E10000018', '2025-05', 58],
];
const admissions = (rows: Table, more: Partial<WriteSheet> = {}) => send('care-home-admissions/asc/a.xlsx', rows, more);

describe('a workbook as people keep it', () => {
  test('has what is hidden, which is read like the rest', async () => {
    const rowDefs = new Map([[1, { hidden: true }]]);
    const columns = [{}, { hidden: true }, {}];
    const ways: Partial<WriteSheet>[] = [{ rowDefs }, { columns }, { hidden: true }];
    for (const more of ways) {
      const hidden = await writeXlsx({
        sheets: [
          { name: 'Read me', rows: [['See the next sheet']] },
          { name: 'Data', rows: ADMISSIONS, ...more },
        ],
      });
      const found = await readWhole('care-home-admissions/asc/a.xlsx', hidden);
      expect([found.issues, counts(found, TOTAL)]).toEqual([[], READ]);
    }
  });

  test.each(['mmm-yy', 'mmmm yyyy', 'dd/mm/yyyy', '[$-809]d mmmm yyyy;@', 'mmm\\ yy'])(
    'has months in its header as dates that are shown as %s',
    async (numFmt) => {
      const style = { numFmt };
      const cells = new Map([1, 2].map((column) => [`0,${column}`, { value: month(3 + column), style }]));
      const found = await admissions(ADMISSIONS, { cells });
      expect([found.issues, counts(found, TOTAL)]).toEqual([[], READ]);
    },
  );

  test('has months as people write them', async () => {
    const found = await admissions([
      ['Council', 'Sept 25', 'Oct ’25', 'Nov‑25', 'December  2025'],
      ['Coventry', 1, 2, 3, 4],
    ]);
    expect(counts(found, TOTAL).map(([, period]) => period)).toEqual(['2025-09', '2025-10', '2025-11', '2025-12']);
  });

  test('has its year in the name of the sheet, and months or quarters without one in the table', async () => {
    const rows: Table = [
      ['Council', 'Q1', 'Q2'],
      ['Coventry', 63, 106],
    ];
    const found = await admissions(rows, { name: 'Admissions 2025-26' });
    expect(found.issues).toEqual([]);
    expect(counts(found, TOTAL)).toEqual([
      [COVENTRY, '2025-26-Q1', 63],
      [COVENTRY, '2025-26-Q2', 106],
    ]);
    expect(found.taken).toEqual([{ field: 'period', value: '2025-26', from: 'sheet', text: 'Admissions 2025-26' }]);
  });

  test('has tables one below the other, each with months under a year of its own title', async () => {
    const found = await send('intermediate-care/coventry/a.xlsx', [
      ['Capacity and demand 2025-26'],
      ['3.3 Capacity - Hospital Discharge'],
      ['Service type', 'April', 'May', 'March'],
      ['Reablement at home', 20, 21, 22],
      ['3.4 Capacity - Community'],
      ['Service type', 'April', 'May', 'March'],
      ['Reablement at home', 2, 3, 4],
    ]);
    expect(found.issues).toEqual([]);
    expect(counts(found, 'capacity-hospital').map(([, period, count]) => [period, count])).toEqual([
      ['2025-04', 20],
      ['2025-05', 21],
      ['2026-03', 22],
    ]);
    expect(found.taken.filter(({ field }) => field === 'month')).toEqual([
      { field: 'month', value: '2025-26', from: 'title', text: 'Capacity and demand 2025-26' },
    ]);
  });

  test('has a title merged over its months, and a name merged over the rows of a group', async () => {
    const rows: Table = [
      ['Intermediate care, Coventry', null, null, null],
      [null, null, 'Capacity - Hospital Discharge', null],
      ['Trust', 'Service type', month(4), month(5)],
      ['UHCW', 'Reablement at home', 20, 21],
      ['George Eliot', null, 5, 6],
    ];
    const merges = [
      { startRow: 1, startCol: 2, endRow: 1, endCol: 3 },
      { startRow: 3, startCol: 1, endRow: 4, endCol: 1 },
    ];
    const found = await send('intermediate-care/coventry/a.xlsx', rows, { merges });
    expect(found.issues).toEqual([]);
    expect(counts(found, 'capacity-hospital')).toEqual([
      [COVENTRY, '2025-04', 25],
      [COVENTRY, '2025-05', 27],
    ]);
  });

  test('has numbers stored as text, with spaces of any kind between the thousands', async () => {
    const found = await admissions([
      ['Council', 'Apr-25', 'May-25', 'Jun-25', 'Jul-25'],
      ['Coventry', '1 135', '1\u00a0135', '1\u2009135', '1\u202f135'],
      ['Leicestershire', ' 60 ', "'61".slice(1), '1,135', '62.0'],
    ]);
    expect(found.issues).toEqual([]);
    expect(counts(found, TOTAL).map(([, , count]) => count)).toEqual([1135, 1135, 1135, 1135, 60, 61, 1135, 62]);
  });

  test('has dashes of any length where there is no figure, and no other word', async () => {
    const found = await admissions([
      ['Council', 'Apr-25', 'May-25', 'Jun-25', 'Jul-25'],
      ['Coventry', '–', '—', ' - ', 5],
      ['Leicestershire', 'n/a', '−', '*', 6],
      ...Array.from({ length: 40 }, (): Value[] => ['Rutland', null, null, null, null]),
      ['Leeds', 'nil', 1, 1, 1],
    ]);
    expect(words(found)).toEqual([['bad-number', 'row', 'B44', 'nil']]);
    expect(counts(found, TOTAL)).toEqual([
      [COVENTRY, '2025-07', 5],
      ['E10000018', '2025-07', 6],
    ]);
  });

  test('has negative figures in brackets, which are said to be that', async () => {
    const found = await admissions([
      ['Council', 'Month', 'Total'],
      ['Coventry', 'Apr-25', '(1,234)'],
    ]);
    expect(found.issues.find(({ level }) => level === 'row')).toMatchObject({
      code: 'out-of-range',
      cell: 'C2',
      found: '(1,234)',
      expected: 'a whole number, 0 or more',
      fix: 'A figure in brackets is a negative one. Check the figure against your records and correct it.',
    });
  });

  test('has columns of percentages beside the figures, and cells of percentages among plans', async () => {
    const style = { numFmt: '0.0%' };
    const shares: Table = [
      ['HWB', 'Cohort', 'Discharged', 'At home day 91', '% still at home'],
      ['Coventry', 'Oct-Dec 2025', 574, 482, 0.84],
    ];
    const beside = await send('reablement/asc/a.xlsx', shares, { cells: new Map([['1,4', { value: 0.84, style }]]) });
    expect([beside.issues, beside.rows.accepted]).toEqual([[], 1]);
    const plans: Table = [
      ['Metric', 'Area', 'Q1 2025-26'],
      ['Discharged on discharge ready date', 'Coventry', 0.805],
    ];
    const found = await send('plan/bcf/a.xlsx', plans, { cells: new Map([['1,2', { value: 0.805, style }]]) });
    expect(cellOf(found, COVENTRY, '2025-26-Q1')?.counts).toEqual({ 'discharged-on-ready-date.value': 80.5 });
  });

  test('has hyphens and quotation marks of a word processor in its names', async () => {
    const found = await send('discharge-ready/rkb/a.xlsx', [
      [
        'Provider',
        'Area',
        'Month',
        'Discharges',
        'On ready date',
        '1 day',
        '2‑3 days',
        '4–6 days',
        '7−13 days',
        '14 – 20 days',
        '21+ days',
        'Bed days',
      ],
      ['RKB', 'Coventry', 'Apr‑25', 197, 166, 17, 2, 6, 6, 0, 0, 111],
    ]);
    expect(found.issues).toEqual([]);
    expect(cellOf(found, COVENTRY, '2025-04')?.counts).toMatchObject({
      'discharges-delayed-2-3-days': 2,
      'discharges-delayed-4-6-days': 6,
      'discharges-delayed-7-13-days': 6,
    });
    const people = await send('population/ons/a.xlsx', [
      ['area', 'year', 'basis', 'age band', 'persons'],
      ['Coventry', 2025, 'SNPP 2018', '65‑69', 100],
      ['Coventry', 2025, 'SNPP 2018', '“70+”'.slice(1, -1), 200],
    ]);
    expect(people.issues).toEqual([]);
    const care = await send('intermediate-care/coventry/a.xlsx', [
      ['Service type', 'Kind', month(4)],
      ['‘Reablement at home’', 'Capacity – Hospital Discharge', 20],
      [
        'Short‑term residential/nursing care for someone likely to require a longer‑term care home placement',
        '“Capacity”',
        3,
      ],
    ]);
    expect(care.issues).toEqual([]);
  });
});

describe('a column of totals beside the months', () => {
  const withTotals = (name: string, ...totals: Value[]): Table =>
    ADMISSIONS.map((row, at) => [...row, at === 0 ? name : (totals[at - 1] ?? null)]);

  test.each(['Total', 'Grand total', 'Total 2025-26', 'YTD', 'Year to date', '2025/26 Total'])(
    'named %s is read over where it is right',
    async (name) => {
      const found = await admissions(withTotals(name, 27, 118));
      expect([found.issues, counts(found, TOTAL)]).toEqual([[], READ]);
    },
  );

  test('is held against the months, and a difference is a warning with its cell', async () => {
    const found = await admissions(withTotals('Total', 27, 119));
    expect(found.issues).toMatchObject([
      {
        code: 'total-mismatch',
        level: 'warning',
        cell: 'D3',
        column: 'Total',
        found: '119',
        expected: '118, the sum of the periods in this row',
      },
    ]);
    expect(counts(found, TOTAL)).toEqual(READ);
  });

  test('stands beside figures that each have a row, too', async () => {
    const found = await admissions([
      ['Coventry'],
      ['Measure', month(4), month(5), 'Total'],
      ['Residential', 14, 13, 27],
      ['Nursing', 8, 7, 14],
    ]);
    expect(words(found)).toEqual([['total-mismatch', 'warning', 'D4', '14']]);
    expect(counts(found, TOTAL)).toEqual([
      [COVENTRY, '2025-04', 22],
      [COVENTRY, '2025-05', 20],
    ]);
  });

  test('may be blank or of words, and says nothing where a month cannot be read', async () => {
    const found = await admissions([
      ['Council', month(4), month(5), 'Total'],
      ['Coventry', 14, 13, null],
      ['Leicestershire', 60, 'few', 118],
    ]);
    expect(found.issues.map(({ code }) => code)).toEqual(['too-many-errors', 'bad-number']);
  });

  test('does not add up a quarter beside its months', async () => {
    const found = await admissions([
      ['Council', month(4), month(5), month(6), 'Q1 2025-26', 'Total'],
      ['Coventry', 14, 13, 12, 39, 39],
    ]);
    expect(found.issues).toEqual([]);
  });

  test('is no total of expected numbers, which nobody adds up', async () => {
    const found = await send('expected-admissions/bi/a.xlsx', [
      ['Coventry'],
      ['Measure', 'Q1 2025-26', 'Q2 2025-26', 'Total'],
      ['Expected count', 612.4, 600, 1],
      ['Reference rate per 100000', 206.4, 206.4, 206.4],
    ]);
    expect(found.issues.filter(({ code }) => code === 'total-mismatch')).toEqual([]);
  });
});
