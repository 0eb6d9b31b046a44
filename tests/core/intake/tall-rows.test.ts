import { describe, expect, it } from 'vitest';
import { sourceContract } from '../../../functions/core/intake/contracts.ts';
import { AREA, contractForTest, figure, MONTH } from './contract-for-test.ts';
import { codesAndRows, csv, readFile } from './read-file.ts';

const fields = [
  AREA,
  MONTH,
  { ...figure('beds', 'Beds'), column: 'required' },
  figure('empty', 'Empty beds'),
  { name: 'share', title: 'Share empty', type: 'percent' },
  { name: 'measure', title: 'Measure' },
  { name: 'value', title: 'Value', type: 'number' },
];
const tall = { measure: 'measure', value: 'value' };
const byMonth = { field: 'month', period: 'month', families: [{ into: 'value', words: [''] }] };
const long = contractForTest(fields, [{ tall }]);
const wide = contractForTest(fields, [{ tall, wide: byMonth }]);

const read = (...rows: string[]) => readFile(csv('Area,Month,Measure,Value', ...rows), { contracts: [long] });

describe('a table in which a row says one figure', () => {
  it('is one record for each key, whatever the order of its rows', () => {
    const rows = ['Coventry,2025-04,Beds,5', 'Leeds,Apr-25,beds,7', 'Coventry,2025-04,Empty beds,2'];
    for (const order of [rows, rows.toReversed()]) {
      const { records, issues, end } = read(...order);
      const figures = records.map(({ record }) => [record.area, record.month, record.beds, record.empty]);
      expect(figures.sort()).toEqual([
        ['E08000026', '2025-04', 5, 2],
        ['E08000035', '2025-04', 7, null],
      ]);
      expect(issues).toEqual([]);
      expect(end).toMatchObject({ rowsRead: 3, rowsRejected: 0, rowsNotCounted: {} });
    }
  });

  it('reads over figures that the source has not, counts their rows, and lists them once', () => {
    const { issues, end, records } = read('Coventry,2025-04,Beds,5', 'Coventry,x,Staff,y', 'Leeds,2025-04,Staff,2');
    expect(records).toHaveLength(1);
    expect(issues).toMatchObject([{ code: 'unknown-metric', level: 'warning', column: 'Measure', found: 'Staff' }]);
    expect(end).toMatchObject({ rowsRead: 3, rowsRejected: 0, rowsNotCounted: { 'measure-not-used': 2 } });
  });

  it('loses all rows of a key where one of them is faulty', () => {
    const result = read('Coventry,2025-04,Beds,5', 'Coventry,2025-04,Empty beds,few', 'Leeds,2025-04,Beds,7');
    expect(result.issues).toMatchObject([{ code: 'bad-number', row: 3, column: 'Value', cell: 'D3', found: 'few' }]);
    expect(result.records.map(({ row }) => row)).toEqual([4]);
    expect(result.end).toMatchObject({ rowsRead: 3, rowsRejected: 2 });
  });

  it('may say its key on the first row of a group only, as merged cells and pivot tables do', () => {
    const { records, issues } = read(
      'Coventry,2025-04,Beds,5',
      ',,Empty beds,2',
      ',2025-05,Beds,6',
      'Leeds,2025-04,Beds,7',
      ',,Empty beds,1',
    );
    expect(issues).toEqual([]);
    expect(records.map(({ record }) => [record.area, record.month, record.beds, record.empty])).toEqual([
      ['E08000026', '2025-04', 5, 2],
      ['E08000026', '2025-05', 6, null],
      ['E08000035', '2025-04', 7, 1],
    ]);
  });

  it('is at fault where a group has lost its key, and would say a figure of the group above twice', () => {
    expect(codesAndRows(read('Coventry,2025-04,Beds,5', ',2025-04,Beds,6'))).toEqual(['duplicate-key@3']);
  });

  it('is at fault where it says a figure twice', () => {
    const result = read('Coventry,2025-04,Beds,5', 'Coventry,April 2025,BEDS,6');
    expect(codesAndRows(result)).toEqual(['duplicate-key@3']);
    expect(result.end).toMatchObject({ rowsRead: 2, rowsRejected: 2 });
  });

  it('is refused where no row has a figure that the source must have', () => {
    const { issues } = read('Coventry,2025-04,Empty beds,5');
    expect(issues).toMatchObject([{ code: 'missing-column', level: 'file', column: 'Beds' }]);
  });

  it('may have shares of one that are more than one', () => {
    const shares = contractForTest(fields, [{ tall: { ...tall, scale: 'fraction' } }]);
    const rows = ['A,1', '1.02', '0.974', '97.4%']
      .slice(1)
      .flatMap((share, month) => [
        `Coventry,2025-0${month + 4},Beds,1`,
        `Coventry,2025-0${month + 4},Share empty,${share}`,
      ]);
    const { records } = readFile(csv('Area,Month,Measure,Value', ...rows), { contracts: [shares] });
    expect(records.map(({ record }) => record.share)).toEqual([102, 97.4, 97.4]);
  });

  it('may have a column for each month', () => {
    const rows = ['Coventry,Beds,5,6', 'Coventry,Empty beds,-,1', 'Leeds,Beds,-,-'];
    const { records, issues, end } = readFile(csv('Area,Measure,Apr-25,May-25', ...rows), { contracts: [wide] });
    expect(records.map(({ record }) => [record.area, record.month, record.beds, record.empty])).toEqual([
      ['E08000026', '2025-04', 5, null],
      ['E08000026', '2025-05', 6, 1],
    ]);
    expect(issues).toEqual([]);
    expect(end).toMatchObject({ rowsRead: 3, rowsRejected: 0, rowsNotCounted: { 'no-figures': 1 } });
  });

  it('of more keys than can be kept is too large', () => {
    const count = contractForTest([{ name: 'area' }, ...fields.slice(1)], [{ tall }]);
    const rows = Array.from({ length: 100_100 }, (_, n) => `ward ${n},2025-04,Beds,5`);
    const { issues, end } = readFile(csv('Area,Month,Measure,Value', ...rows), { contracts: [count] });
    expect(issues).toMatchObject([{ code: 'too-large', level: 'file' }]);
    expect(end.readable).toBe(false);
  });

  it('is checked across its figures like any other', () => {
    const contract = sourceContract('discharge-ready');
    expect(contract?.layouts.some((layout) => layout.tall)).toBe(true);
    if (!contract) return;
    const rows = [
      ['Number of patients discharged', 10],
      ['No delay', 9],
      ['1 day', 2],
      ['2-3 days', 0],
      ['4-6 days', 0],
      ['7-13 days', 0],
      ['14-20 days', 0],
      ['21+ days', 0],
      ['Total bed days', 2],
    ].map(([measure, value]) => `RKB,Coventry,2025-04,${measure},${value}`);
    const { issues, end } = readFile(csv('Provider,Area,Month,Measure,Value', ...rows), { source: 'discharge-ready' });
    expect(issues).toMatchObject([{ code: 'identity-mismatch', row: 2 }]);
    expect(end).toMatchObject({ rowsRead: 9, rowsRejected: 9 });
  });
});
