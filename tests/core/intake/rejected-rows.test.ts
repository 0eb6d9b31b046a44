import { describe, expect, it } from 'vitest';
import { rejectedIn } from '../../../functions/core/intake/rejected-rows.ts';
import { AREA, contractForTest, figure, MONTH } from './contract-for-test.ts';
import { csv, readFile } from './read-file.ts';

const beds = { ...figure('beds', 'Beds'), column: 'required' };
const plain = contractForTest([AREA, MONTH, beds], [{}]);
const tall = contractForTest(
  [
    AREA,
    MONTH,
    beds,
    figure('empty', 'Empty beds'),
    { name: 'measure', title: 'Measure' },
    { name: 'value', title: 'Value', type: 'number' },
  ],
  [{ tall: { measure: 'measure', value: 'value' } }],
);

describe('rows that are rejected', () => {
  it('are told by the first fault of each, and add up to all of them', () => {
    const rows = [
      'Coventry,2025-04,5',
      'Coventry,soon,many',
      'Atlantis,2025-04,5',
      'Leeds,2025-04,few',
      'Leeds,2025-05,none at all',
    ];
    const { end } = readFile(csv('Area,Month,Beds', ...rows), { contracts: [plain] });
    expect(end.rowsRejectedBecause).toEqual({ 'bad-date': 1, 'unknown-area': 1, 'bad-number': 2 });
    expect(rejectedIn(end.rowsRejectedBecause)).toBe(end.rowsRejected);
  });

  it('are told when their faults are too many to be listed', () => {
    const rows = Array.from({ length: 3000 }, () => 'Coventry,2025-04,few');
    const { end } = readFile(csv('Area,Month,Beds', ...rows), { contracts: [plain] });
    expect(end.rowsRejectedBecause).toEqual({ 'bad-number': 3000 });
  });

  it('with another row of their key are told by the fault of that row', () => {
    const rows = ['Coventry,2025-04,Beds,5', 'Coventry,2025-04,Empty beds,few', 'Leeds,2025-04,Beds,7'];
    const { end } = readFile(csv('Area,Month,Measure,Value', ...rows), { contracts: [tall] });
    expect([end.rowsRejected, end.rowsRejectedBecause]).toEqual([2, { 'bad-number': 2 }]);
  });
});
