import { describe, expect, it } from 'vitest';
import { AREA, contractForTest, figure, MONTH } from './contract-for-test.ts';
import { csv, readFile } from './read-file.ts';

const byMonth = contractForTest(
  [AREA, MONTH, figure('beds', 'Beds')],
  [{ wide: { field: 'month', period: 'month', families: [{ into: 'beds', words: ['', 'Beds'] }] } }],
);

const byYear = contractForTest(
  [AREA, { name: 'year', type: 'period' }, figure('planned', 'Planned'), figure('actual', 'Actual')],
  [
    {
      wide: {
        field: 'year',
        period: 'financial-year',
        families: [
          { into: 'planned', words: ['Expenditure', 'Planned expenditure', 'Planned'] },
          { into: 'actual', words: ['Actual'] },
        ],
      },
    },
  ],
);

const monthsOf = (header: string, row = 'Coventry,1,2') =>
  readFile(csv(`Area,${header}`, row), { contracts: [byMonth] }).records.map(({ record }) => record.month);

describe('a table with a column for each month', () => {
  it.each([
    ['2025-04,2025-05'],
    ['Apr-25,May-25'],
    ['April 2025,May 2025'],
    ['01/04/2025,01/05/2025'],
    ['45748,45778'],
    ['Beds Apr-25,Beds (May-25)'],
    ['Apr-25 beds,May 2025: Beds'],
    ['202504,202505'],
  ])('is read with the column names %s', (header) => {
    expect(monthsOf(header)).toEqual(['2025-04', '2025-05']);
  });

  it('gives a record for each month that has a figure, and none for a blank one', () => {
    const { records, issues, end } = readFile(csv('Area,Apr-25,May-25,Jun-25', 'Coventry,5,-,0', 'Leeds,,,'), {
      contracts: [byMonth],
    });
    expect(records.map(({ row, record }) => [row, record.area, record.month, record.beds])).toEqual([
      [2, 'E08000026', '2025-04', 5],
      [2, 'E08000026', '2025-06', 0],
    ]);
    expect(issues).toEqual([]);
    expect(end).toMatchObject({ rowsRead: 2, rowsRejected: 0, rowsNotCounted: { 'no-figures': 1 } });
  });

  it('leaves a row out where the figure of one month cannot be read, and names its cell', () => {
    const { records, issues, end } = readFile(csv('Area,Apr-25,May-25', 'Coventry,5,many', 'Leeds,1,2'), {
      contracts: [byMonth],
    });
    expect(records.map(({ row }) => row)).toEqual([3, 3]);
    expect(issues).toMatchObject([{ code: 'bad-number', row: 2, column: 'May-25', cell: 'C2', found: 'many' }]);
    expect(end).toMatchObject({ rowsRead: 2, rowsRejected: 1 });
  });

  it('is refused where a month stands there twice', () => {
    const { issues } = readFile(csv('Area,Apr-25,April 2025', 'Coventry,5,6'), { contracts: [byMonth] });
    expect(issues).toMatchObject([{ code: 'duplicate-column', row: 1, column: 'April 2025', cell: 'C1' }]);
  });

  it('takes no serial for a month that is not the first day of one, and no number that is none', () => {
    expect(monthsOf('45750,12', 'Coventry,1,2')).toEqual([]);
  });

  it('does not take a row of data for a header because a date stands in it', () => {
    const { end } = readFile(csv('provider,x,discharges', 'RKB,2025-04,1'), { contracts: [byMonth] });
    expect(end.contract).toBeNull();
  });
});

describe('a table with several figures for each year', () => {
  it('puts the figures of one year into one record, whatever stands round the year', () => {
    const { records, issues } = readFile(
      csv('Area,Expenditure 23/24 (£),Planned 22-23,Actual 2022/23,Actual FY2023-24', 'Coventry,"£1,000",5,6,-'),
      { contracts: [byYear] },
    );
    expect(issues).toEqual([]);
    expect(records.map(({ record }) => [record.year, record.planned, record.actual])).toEqual([
      ['2023-24', 1000, null],
      ['2022-23', 5, 6],
    ]);
  });

  it('reads nothing of a column whose words are of no figure', () => {
    const { records } = readFile(csv('Area,Planned 2023-24,Underspend 2023-24', 'Coventry,5,6'), {
      contracts: [byYear],
    });
    expect(records.map(({ record }) => [record.planned, record.actual])).toEqual([[5, null]]);
  });

  it('says what is missing where no column names a year', () => {
    const { issues } = readFile(csv('Area,Planned,Actual', 'Coventry,5,6'), { contracts: [byYear] });
    expect(issues).toMatchObject([{ code: 'missing-column', row: 1, column: 'year' }]);
  });
});

describe('a table with a column for each month and one for their sum', () => {
  it('is read by its months, although the sum has a name that the source knows', () => {
    const months = contractForTest(
      [AREA, MONTH, { ...figure('beds', 'Beds'), aliases: ['Total'] }],
      [
        { name: 'long', whenAnyField: ['beds'] },
        { name: 'by-month', wide: { field: 'month', period: 'month', families: [{ into: 'beds', words: [''] }] } },
      ],
    );
    const { records, end } = readFile(csv('Area,Apr-25,May-25,Total', 'Coventry,1,2,3'), { contracts: [months] });
    expect(end.layout).toBe('by-month');
    expect(records.map(({ record }) => [record.month, record.beds])).toEqual([
      ['2025-04', 1],
      ['2025-05', 2],
    ]);
  });
});
