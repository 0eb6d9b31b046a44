import { Readable } from 'node:stream';
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import { parseArrivalKey } from '../../../functions/core/submissions/arrival.ts';
import { createFileReader } from '../../../functions/core/submissions/file-reader.ts';
import { feedBytes } from '../../../functions/edges/files/feed-bytes.ts';

type Value = string | number | Date | null;

const MONTHS = Array.from({ length: 12 }, (_, n) => new Date(Date.UTC(2025, 3 + n, 1)));
const SERVICES = [
  'Social support (including VCS)',
  'Reablement at home',
  'Rehabilitation at home',
  'Reablement in a bedded setting',
];
const TRUSTS = Array.from({ length: 20 }, (_, n) => `Hospital ${n + 1}`);

const STEP = 5;
const figures = (row: number): Value[] => MONTHS.map((_, month) => row * STEP + month);
/** The service stands on the first row of its group only, as in the template. */
const rows = SERVICES.flatMap((service, group) =>
  TRUSTS.map((trust, n): Value[] => [trust, n === 0 ? service : null, ...figures(group * TRUSTS.length + n)]),
);
const total: Value[] = [
  'Total',
  null,
  ...MONTHS.map((_, month) => rows.reduce((sum, row) => sum + Number(row[month + 2]), 0)),
];

async function read(key: string, sheetRows: Value[][]) {
  const bytes = await writeXlsx({
    sheets: [
      { name: 'Read me', rows: [['How to fill in this workbook'], ['Questions', 'the integrated care team']] },
      { name: 'C&D 2025-26', rows: sheetRows },
    ],
  });
  const reader = createFileReader({ from: parseArrivalKey(key), areaLookup: new Map() });
  const { fault } = await feedBytes(Readable.from([bytes]), reader);
  expect(fault).toBeNull();
  const findings = reader.end();
  return { ...findings, issues: findings.tally.result().issues };
}

const TITLES: Value[][] = [
  ['Intermediate care demand and capacity 2025-26'],
  ['Demand - Hospital Discharge'],
  [],
  ['Trust referral source', 'Pathway', ...MONTHS],
];
const KEY = 'inbox/coventry/demand 2025.xlsx';

describe("a provider's workbook in the inbox, with titles, a column for each month and a row of totals", () => {
  test('is recognised, counted and without a fault; its area is that of the feed', async () => {
    const found = await read(KEY, [...TITLES, ...rows, total]);
    expect(found.issues).toEqual([]);
    expect([found.contract?.source, found.recognisedBy, found.areas]).toEqual([
      'intermediate-care',
      'content',
      ['E08000026'],
    ]);
    expect(found.rows).toMatchObject({ read: 80, accepted: 80, rejected: 0, notCounted: 0 });
    expect(found.periods).toHaveLength(12);
    expect(found.taken).toEqual([
      { field: 'area', value: 'E08000026', from: 'feed', text: 'coventry' },
      { field: 'kind', value: 'demand-hospital', from: 'title', text: 'Demand - Hospital Discharge' },
    ]);
    expect(found.copy?.rows[0]).toEqual({ row: 1, cells: ['Intermediate care demand and capacity 2025-26'] });
    expect(found.copy).toMatchObject({ sheet: 'C&D 2025-26', isWhole: true });
  });

  test('with three faulty cells: exactly those three are named, by sheet and cell', async () => {
    const faulty = rows.map((row) => [...row]);
    const expected = [...total];
    const spoil = (row: number, column: number, value: string) => {
      const cells = faulty[row] ?? [];
      expected[column] = Number(expected[column]) - Number(cells[column]);
      cells[column] = value;
    };
    spoil(1, 5, 'tbc');
    spoil(34, 2, '#REF!');
    spoil(79, 13, '12 people');
    const found = await read(KEY, [...TITLES, ...faulty, expected]);
    expect(found.issues.map(({ code, sheet, cell, row, found: text }) => [code, sheet, cell, row, text])).toEqual([
      ['bad-number', 'C&D 2025-26', 'F6', 6, 'tbc'],
      ['bad-number', 'C&D 2025-26', 'C39', 39, '#REF!'],
      ['bad-number', 'C&D 2025-26', 'N84', 84, '12 people'],
    ]);
    expect(found.rows).toMatchObject({ read: 80, accepted: 77, rejected: 3 });
    expect(found.rejected).toBe(false);
  });
});
