import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csv, type FileRead, readFile } from './read-file.ts';

const HEADER = 'Trust referral source,Pathway,Apr-25,May-25';
const A = 'Trust A,Reablement at home,5,6';
const B = 'Trust B,Reablement at home,2,3';
const C = 'Trust A,Social support (including VCS),1,1';
const D = 'Trust B,Social support (including VCS),2,';
const read = (...rows: string[]) =>
  readFile(csv('Demand - Hospital discharge,,,', HEADER, ...rows), { source: 'intermediate-care', feed: 'coventry' });
const counted = ({ records }: FileRead) =>
  records.map(({ record: { referralSource, value } }) => `${referralSource} ${value}`);

const ROWS = ['Trust A 5', 'Trust A 6', 'Trust B 2', 'Trust B 3', 'Trust A 1', 'Trust A 1', 'Trust B 2'];

describe('a row of subtotals between the rows of a table', () => {
  it.each([
    ['Subtotal,,7,9', 'Subtotal,,3,1'],
    ['Sub-total,,7,9', 'SUB TOTAL:,,3,1'],
    ['Total,,7,9', 'Total,,3,1'],
    ['Total reablement at home,,7,9', 'Total: Social support,,3,1'],
    ['Subtotal - Reablement,,7,9', 'Sub-total Social support,,3,'],
    [',Subtotal,7,9', ',Total Social support,3,1'],
    ['Reablement at home total,,7,9', 'Social support subtotal,,3,1'],
  ])('is held against the rows above it and not counted: %s', (first, second) => {
    const result = read(A, B, first, C, D, second);
    expect(result.issues).toEqual([]);
    expect(counted(result)).toEqual(ROWS);
    expect(result.end.rowsRead).toBe(4);
    const withTotal = read(A, B, first, C, D, second, 'Total,,10,10');
    expect([withTotal.issues, counted(withTotal)]).toEqual([[], ROWS]);
  });

  it('is a warning where it is wrong and its name says no more than what it is', () => {
    const result = read(A, B, 'Subtotal,,8,9', C, D, 'Total,,10,10');
    expect(result.issues).toMatchObject([
      { code: 'total-mismatch', level: 'warning', row: 5, column: 'Apr-25', cell: 'C5', found: '8' },
    ]);
    expect(result.issues[0]?.expected).toBe('7, the sum of the rows above');
    expect(counted(result)).toEqual(ROWS);
    const second = read(A, B, 'Subtotal,,7,9', C, D, 'Subtotal,,4,1', 'Total,,10,11');
    expect(second.issues.map(({ row, cell, expected }) => [row, cell, expected])).toEqual([
      [8, 'C8', '3, the sum of the rows above since the last subtotal'],
      [9, 'D9', '10, the sum of the rows above'],
    ]);
  });

  it('may add up all rows above it, too', () => {
    const result = read(A, B, 'Subtotal,,7,9', C, D, 'Subtotal,,3,1', 'Total,,10,10', 'Trust C,Reablement at home,1,1');
    expect(result.issues).toEqual([]);
    expect(counted(result)).toEqual([...ROWS, 'Trust C 1', 'Trust C 1']);
  });

  it('is a row like others where its name may be that of a service and its figures are no sum', () => {
    const result = read(A, B, 'Total Care Ltd,Reablement at home,4,4', C);
    expect(result.issues).toEqual([]);
    expect(counted(result)).toContain('Total Care Ltd 4');
  });

  it('is a row, and said to be one, where it repeats one row above and is not named after it', () => {
    const result = read(C, 'Total Care Ltd,Reablement at home,1,1', D);
    expect(result.issues).toMatchObject([
      { code: 'total-mismatch', level: 'warning', row: 4, found: 'Total Care Ltd' },
    ]);
    expect(counted(result)).toContain('Total Care Ltd 1');
  });

  it('is told by a blank cell in a column that it cannot add up', () => {
    const result = read(A, 'Trust B,Reablement at home,few,3', 'Subtotal,,99,9', C);
    expect(result.issues.map(({ code, row }) => [code, row])).toEqual([['bad-number', 4]]);
  });

  it('leaves the figures as they are wherever subtotals stand', () => {
    const groups = fc.array(fc.array(fc.nat(50), { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(groups, (values) => {
        const rows = values.map((group, at) =>
          group.map((value, n) => `Trust ${at}.${n},Reablement at home,${value},`),
        );
        const sums = values.map((group) => group.reduce((sum, value) => sum + value, 0));
        const within = rows.flatMap((group, at) => [...group, `Subtotal,,${sums[at]},`]);
        const result = read(...within, `Total,,${sums.reduce((sum, value) => sum + value, 0)},`);
        expect(result.issues).toEqual([]);
        expect(result.records).toHaveLength(values.flat().length);
      }),
    );
  });

  it('that names a board is told by its other columns', () => {
    const result = readFile(
      csv(
        'Area,Month,Long-term admissions',
        'Coventry,2025-04,3',
        'Solihull,2025-04,4',
        'Total April,,7',
        'Coventry,2025-05,2',
      ),
      { source: 'care-home-admissions' },
    );
    expect(result.issues).toEqual([]);
    expect(result.records.map(({ record }) => record.longTermAdmissions)).toEqual([3, 4, 2]);
  });
});
