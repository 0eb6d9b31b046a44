import { expect, test } from 'vitest';
import { createFileReader } from '../../../functions/core/submissions/file-reader.ts';

function read(source: string, lines: readonly string[]) {
  const reader = createFileReader({ from: { source, feed: 'team', fileName: 'a.csv' }, areaLookup: new Map() });
  reader.push(new TextEncoder().encode(lines.join('\n')));
  const found = reader.end();
  return { ...found, codes: found.tally.result().issueCounts.byCode };
}

// Other boards, so that one bad row is not more than the share that a file may have.
const OTHERS = Array.from({ length: 30 }, (_, n) => `E090000${String(n + 1).padStart(2, '0')}`);

const cases: [string, string, (area: string) => string][] = [
  [
    'discharge-ready',
    'provider,area,month,discharges,discharged on ready date,bed days',
    (area) => `RFF,${area},2025-04,100,80,60`,
  ],
  ['population', 'area,year,basis,age band,sex,persons', (area) => `${area},2025,mid-year-estimate,65+,persons,50000`],
  ['care-home-admissions', 'area,period,long-term admissions 65+', (area) => `${area},2025-26-Q1,76`],
  ['plan', 'area,metric,period,value', (area) => `${area},emergency-admissions-65-plus,2025-26-Q1,2124`],
];

test.each(cases)(
  '%s: the same row under a board’s former and its present code is an error and never a sum',
  (source, header, row) => {
    const { codes, counted, rows } = read(source, [header, row('E08000016'), row('E08000038'), ...OTHERS.map(row)]);
    expect(codes['duplicate-key']).toBe(1);
    expect(rows.rejected).toBe(1);
    const once = read(source, [header, row('E08000016'), ...OTHERS.map(row)]).counted;
    const barnsley = ({ unit }: { unit: string }) => unit === 'E08000038';
    expect(counted?.cells.find(barnsley)).toEqual(once?.cells.find(barnsley));
  },
);

test('a county that was split is no board, so that its figures are never given to a part of it', () => {
  const { codes, counted } = read('discharge-ready', [
    'provider,area,month,discharges,discharged on ready date,bed days',
    'RNN,E10000006,2025-04,100,80,60',
  ]);
  expect(codes['unknown-area']).toBe(1);
  expect(counted?.cells ?? []).toEqual([]);
});
