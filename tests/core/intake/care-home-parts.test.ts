import { describe, expect, it } from 'vitest';
import { codesAndRows, csv, readFile } from './read-file.ts';

const source = { source: 'care-home-admissions' };
const totals = (text: string) =>
  readFile(text, source).records.map(({ record }) => [record.area, record.period, record.longTermAdmissions]);

describe('care home admissions without a column for the total', () => {
  it('are the sum of the two parts in every row, whatever the row above says', () => {
    const text = csv(
      'Area,Period,Residential,Nursing',
      'Coventry,2025-04,10,5',
      'Coventry,2025-05,12,6',
      'Leicestershire,2025-04,3,4',
    );
    expect(codesAndRows(readFile(text, source))).toEqual([]);
    expect(totals(text)).toEqual([
      ['E08000026', '2025-04', 15],
      ['E08000026', '2025-05', 18],
      ['E10000018', '2025-04', 7],
    ]);
  });

  it('are never counted by the total of the row above where one part is missing', () => {
    const read = readFile(
      csv('Area,Period,Residential,Nursing', 'Coventry,2025-04,10,5', 'Coventry,2025-05,3,'),
      source,
    );
    expect(codesAndRows(read)).toContain('required@3');
    expect(read.records).toHaveLength(1);
  });

  it('are the sum of the two parts in every month of a table with a column for each', () => {
    const text = csv(
      'Area,Residential Apr-25,Nursing Apr-25,Residential May-25,Nursing May-25',
      'Coventry,10,12,14,36',
      'Leicestershire,5,6,7,18',
    );
    expect(codesAndRows(readFile(text, source))).toEqual([]);
    expect(totals(text)).toEqual([
      ['E08000026', '2025-04', 22],
      ['E08000026', '2025-05', 50],
      ['E10000018', '2025-04', 11],
      ['E10000018', '2025-05', 25],
    ]);
  });
});
