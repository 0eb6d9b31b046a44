import { describe, expect, it } from 'vitest';
import { codesAndRows, csv, readFile } from './read-file.ts';

const HEADER =
  'Provider,Area,Month,Discharges,On ready date,1 day,2-3 days,4-6 days,7-13 days,14-20 days,21+ days,Bed days';
const ONE = 'RKB,Coventry,2025-04,197,166,17,2,6,6,0,0,111';
const TWO = 'RLT,Coventry,2025-04,"1,050",1040,5,3,1,1,0,0,30';
const FAULTY = 'RLT,Atlantis,2025-04,10,10,0,0,0,0,0,0,0';

const read = (...rows: string[]) => readFile(csv(HEADER, ...rows), { source: 'discharge-ready' });

describe('a last row of totals in a CSV file', () => {
  it.each([
    ['by the word', 'Total,,,"1,247",1206,22,5,7,7,0,0,141'],
    ['by the word and a month', 'TOTAL:,,2025-04,"1,247",1206,22,5,7,7,0,0,141'],
    ['by figures that belong to nobody', ',,,1247,1206,22,5,7,7,0,0,141'],
    ['with some of the totals only', 'Grand total,,,1247,,,,,,,-,*'],
  ])('is told %s, left out, and right', (_how, total) => {
    const { records, issues, end } = read(ONE, TWO, total, ',,,,,,,,,,,');
    expect(issues).toEqual([]);
    expect([records.length, end.rowsRead, end.rowsRejected]).toEqual([2, 2, 0]);
  });

  it('is a warning for each column in which it is not the sum of the rows', () => {
    const { issues } = read(ONE, TWO, 'Total,,,1248,1206,22,5,7,7,0,0,1');
    expect(issues).toMatchObject([
      { code: 'total-mismatch', level: 'warning', row: 4, column: 'Discharges', found: '1248' },
      { code: 'total-mismatch', level: 'warning', row: 4, column: 'Bed days', found: '1' },
    ]);
    expect(issues[0]?.expected).toBe('1247, the sum of the rows above');
  });

  it('is the sum of the rows as they stand, rejected ones too', () => {
    expect(codesAndRows(read(ONE, FAULTY, 'Total,,,207,176,17,2,6,6,0,0,111'))).toEqual(['unknown-area@3']);
  });

  it('is not held against a column with a cell that cannot be read: its sum is not known', () => {
    const unread = 'RLT,Coventry,2025-04,tbc,1040,5,3,1,1,0,0,30';
    const negative = 'RWE,Coventry,2025-04,60,60,0,0,0,0,0,0,-4';
    const total = 'Total,,,"1,307",1267,22,5,7,7,0,0,141';
    expect(codesAndRows(read(ONE, unread, negative, total))).toEqual([
      'bad-number@3',
      'out-of-range@4',
      'total-mismatch@5',
    ]);
  });

  it('is a row like others where it is the only one', () => {
    expect(read('Total,,,197,166,17,2,6,6,0,0,111').end).toMatchObject({ rowsRead: 1, rowsRejected: 1 });
  });

  it('is not looked for in a last row that lacks its area only', () => {
    expect(read(ONE, 'RLT,,2025-04,10,10,0,0,0,0,0,0,0').end).toMatchObject({ rowsRead: 2 });
  });

  it('of a population is told by its area, because total is a sex and an age band, too', () => {
    const rows = ['total,E08000026,2025,SNPP 2018,65+,300', 'total,,,,,300'];
    const { end, issues } = readFile(csv('sex,area,year,basis,age band,persons', ...rows), { source: 'population' });
    expect(end).toMatchObject({ rowsRead: 1, rowsRejected: 0 });
    expect(issues).toEqual([]);
  });

  it('is not looked for in a hospital extract', () => {
    const header = 'spell id,provider,admission date,discharge date,admission method,age,residence';
    const { end } = readFile(csv(header, 'a1,RKB,2025-04-01,2025-04-02,21,70,E08000026', 'Total,,,,,70,'), {
      source: 'sus-apc',
    });
    expect(end).toMatchObject({ rowsRead: 2, rowsRejected: 1 });
  });
});
