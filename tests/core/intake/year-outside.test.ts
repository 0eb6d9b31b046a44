import { describe, expect, it } from 'vitest';
import { codesAndRows, csv, type FileRead, readFile } from './read-file.ts';

const read = (file: string, ...rows: string[]) => readFile(csv(...rows), { source: 'care-home-admissions', file });
const told = ({ records }: FileRead) =>
  records.map(({ record: { area, period, longTermAdmissions } }) => `${area} ${period} ${longTermAdmissions}`);
const from = ({ end }: FileRead) => end.taken.map(({ field, value, from: place }) => `${field} ${value} ${place}`);

const QUARTERS = ['Area,Q1,Q2,Q3,Q4', 'Coventry,63,106,75,'];
const READ = ['E08000026 2025-26-Q1 63', 'E08000026 2025-26-Q2 106', 'E08000026 2025-26-Q3 75'];

describe('columns for quarters or months without a year', () => {
  it.each([
    ['a title', 'a.csv', ['Long-term admissions 2025-26,,,,'], 'title'],
    ['a cell behind a label', 'a.csv', ['Financial year,2025/26,,,'], 'title'],
    ['the row above them, as merged cells leave it', 'a.csv', [',2025-26,,,'], 'title'],
    ['a title that names a quarter', 'a.csv', ['Return for Q3 2025-26,,,,'], 'title'],
    ['the name of the file', 'admissions_2025-26.csv', [], 'file'],
  ])('have the year that stands in %s, which is said', (_, file, titles, place) => {
    const result = read(file, ...titles, ...QUARTERS);
    expect(result.issues).toEqual([]);
    expect(told(result)).toEqual(READ);
    expect(from(result)).toEqual([`period 2025-26 ${place}`]);
  });

  it('begin with April and end with March of the next year', () => {
    const months = 'Apr,May,Jun,Jul,Aug,Sept,Oct,Nov,Dec,Jan,Feb,March';
    const result = read('a.csv', '2025-26', `Area,${months}`, 'Coventry,1,2,3,4,5,6,7,8,9,10,11,12');
    expect(told(result).slice(8, 10)).toEqual(['E08000026 2025-12 9', 'E08000026 2026-01 10']);
  });

  it('may have words round them that name the figure', () => {
    const result = read(
      '2025-26.csv',
      'Area,Residential Q1,Nursing Q1,Residential: Q2,Nursing (Q2)',
      'Coventry,41,22,66,40',
    );
    expect(result.records.map(({ record }) => [record.period, record.residential, record.nursing])).toEqual([
      ['2025-26-Q1', 41, 22],
      ['2025-26-Q2', 66, 40],
    ]);
  });

  it('may have the financial year in their own names', () => {
    const result = read('a.csv', 'Area,2025-26 April,Jan 2025-26,2025/26: Q1', 'Coventry,1,2,3');
    expect(told(result)).toEqual(['E08000026 2025-04 1', 'E08000026 2026-01 2', 'E08000026 2025-26-Q1 3']);
    expect(from(result)).toEqual([]);
  });

  it.each([
    ['no year is named', 'a.csv', ['Long-term admissions']],
    ['two years are named', 'a.csv', ['2024-25 and 2025-26,,,,']],
    ['a title and the file name different years', '2024-25.csv', ['Admissions 2025-26,,,,']],
    ['only the day of publication is', 'a.csv', ['Published in May 2026,,,,']],
  ])('are refused in plain words where %s', (_, file, titles) => {
    const { issues, end } = read(file, ...titles, ...QUARTERS);
    expect(issues).toMatchObject([
      { code: 'missing-column', level: 'file', row: 2, column: 'Period', found: 'Q1, Q2, Q3, Q4' },
    ]);
    expect(issues[0]?.fix).toContain('in the name of the sheet');
    expect(end.readable).toBe(false);
  });

  it('of two years side by side are each of the year that is merged above them', () => {
    const result = read('a.csv', ',2024-25,,2025-26,', 'Area,Q1,Q2,Q1,Q2', 'Coventry,1,2,3,4');
    expect(told(result)).toEqual([
      'E08000026 2024-25-Q1 1',
      'E08000026 2024-25-Q2 2',
      'E08000026 2025-26-Q1 3',
      'E08000026 2025-26-Q2 4',
    ]);
  });
});

describe('a column with quarters or months without a year', () => {
  const rows = ['Area,Quarter,Total', 'Coventry,Q1,63', 'Coventry,Quarter 2,106'];

  it('has the year that stands above the table, which is said once', () => {
    const result = read('a.csv', 'Year: 2025-26,,', ...rows);
    expect(told(result)).toEqual(READ.slice(0, 2));
    expect(from(result)).toEqual(['period 2025-26 title']);
  });

  it('has the year of its row where another column says it', () => {
    const result = read(
      '2030-31.csv',
      'Area,Year,Period,Total',
      'Coventry,2025-26,Q1,63',
      'Coventry,2024-25,Q1,60',
      'Coventry,2026,January,20',
      'Coventry,2023-24,,240',
    );
    expect(told(result)).toEqual([
      'E08000026 2025-26-Q1 63',
      'E08000026 2024-25-Q1 60',
      'E08000026 2026-01 20',
      'E08000026 2023-24 240',
    ]);
    expect(from(result)).toEqual([]);
  });

  it('is read over where its cells have their years, and then nothing is said to be taken', () => {
    expect(from(read('2030-31.csv', 'Area,Quarter,Total', 'Coventry,Q1 2025-26,63'))).toEqual([]);
  });

  it('is a fault of each row where no year is named', () => {
    const result = read('a.csv', ...rows);
    expect(codesAndRows(result)).toEqual(['bad-date@2', 'bad-date@3']);
    expect(result.issues[0]?.fix).toContain('The year is missing');
  });
});

describe('cells that a spreadsheet merged over several columns', () => {
  it('name the figure of the months below them', () => {
    const result = read('a.csv', ',Residential,,Nursing,', 'Area,Apr-25,May-25,Apr-25,May-25', 'Coventry,14,13,8,7');
    expect(result.issues).toEqual([]);
    expect(result.records.map(({ record }) => [record.period, record.residential, record.nursing])).toEqual([
      ['2025-04', 14, 8],
      ['2025-05', 13, 7],
    ]);
  });

  it('name the period of the figures below them', () => {
    const result = read(
      'a.csv',
      ',Q1 2025-26,,Q2 2025-26,',
      'Area,Residential,Nursing,Residential,Nursing',
      'Coventry,41,22,66,40',
    );
    expect(result.records.map(({ record }) => [record.period, record.residential, record.nursing])).toEqual([
      ['2025-26-Q1', 41, 22],
      ['2025-26-Q2', 66, 40],
    ]);
  });

  it('name the year of the calendar of the months below them', () => {
    const result = read('a.csv', ',2025,,2026,', 'Area,Nov,Dec,Jan,Feb', 'Coventry,1,2,3,4');
    expect(result.records.map(({ record }) => record.period)).toEqual(['2025-11', '2025-12', '2026-01', '2026-02']);
  });
});
