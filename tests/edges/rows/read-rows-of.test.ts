import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import { createFileReader } from '../../../functions/core/submissions/file-reader.ts';
import type { RowKind } from '../../../functions/core/submissions/row-file.ts';
import { readRowsOf } from '../../../functions/edges/rows/read-rows-of.ts';

const ALL = 1 << 20;
const workbookOf = (sheets: { name: string; rows: string[][] }[]) => writeXlsx({ sheets });

function rowsOf(source: string, kind: RowKind, body: string | Uint8Array, most = ALL) {
  const from = { source, feed: 'coventry', fileName: 'april.csv' };
  return readRowsOf({
    open: async () => Readable.from([Buffer.from(body)]),
    reader: { from, areaLookup: new Map(), arrived: '2026-08-20' },
    kind,
    most,
  });
}

async function linesOf(source: string, kind: RowKind, body: string | Uint8Array): Promise<string[]> {
  const { text } = await rowsOf(source, kind, body);
  expect(text?.startsWith('\uFEFF')).toBe(true);
  return (text ?? '').slice(1).split('\r\n').slice(0, -1);
}

function checked(source: string, body: string | Uint8Array) {
  const reader = createFileReader({
    from: { source, feed: 'coventry', fileName: 'april.csv' },
    areaLookup: new Map(),
    arrived: '2026-08-20',
  });
  reader.push(Buffer.from(body));
  return reader.end();
}

const REABLEMENT = [
  'Area,Quarter,Discharged into reablement,At home at 91 days,Note',
  'Coventry,2025-26-Q1,100,80,"fine, ""as is"""',
  'Coventry,2025-26-Q2,ten,80,bad number',
  'Solihull,2025-26-Q1,50,60,more than were discharged',
  'Solihull,2025-26-Q2,50,40,=1+1',
];
const text = (lines: readonly string[]) => `${lines.join('\n')}\n`;

describe('the rows of a file that are fine', () => {
  test('are its rows without the rejected ones, cell by cell as they were sent', async () => {
    expect(await linesOf('reablement', 'good', text(REABLEMENT))).toEqual([0, 1, 4].map((at) => REABLEMENT[at]));
    expect(await linesOf('reablement', 'bad', text(REABLEMENT))).toEqual([0, 2, 3].map((at) => REABLEMENT[at]));
  });

  test('can be sent again: none is rejected then', async () => {
    const { text: good } = await rowsOf('reablement', 'good', text(REABLEMENT));
    expect(checked('reablement', good ?? '').rows).toMatchObject({ read: 2, accepted: 2, rejected: 0 });
  });

  test('keep the titles above them, which may say whose they are, and lose a total that is theirs no more', async () => {
    const lines = [
      'Area: Coventry,,',
      'Quarter,Discharged,At home at 91 days',
      'Q1 2025-26,10,8',
      'Q2 2025-26,x,8',
      'Total,10,16',
    ];
    expect(await linesOf('reablement', 'good', text(lines))).toEqual(lines.slice(0, 3));
  });

  test('are found in any encoding, with any delimiter, and in a compressed file', async () => {
    const semicolons = REABLEMENT.map((line) => line.replaceAll(',', ';').replace('fine;', 'fine,'));
    const utf16 = Buffer.from(`\uFEFF${text(semicolons)}`, 'utf16le');
    const expected = [0, 2, 3].map((at) => REABLEMENT[at]);
    expect(await linesOf('reablement', 'bad', utf16)).toEqual(expected);
    expect(await linesOf('reablement', 'bad', gzipSync(text(REABLEMENT)))).toEqual(expected);
  });

  test('are found in a workbook, columns that nobody reads among them', async () => {
    const rows = REABLEMENT.slice(0, 4).map((line) => line.replaceAll('"', '').split(',').slice(0, 4));
    const workbook = await workbookOf([
      { name: 'Q1', rows: rows.map((cells, at) => [...cells, at === 0 ? 'Own column' : `own ${at}`]) },
    ]);
    expect(await linesOf('reablement', 'bad', workbook)).toEqual([
      'Area,Quarter,Discharged into reablement,At home at 91 days,Own column',
      'Coventry,2025-26-Q2,ten,80,own 2',
      'Solihull,2025-26-Q1,50,60,own 3',
    ]);
  });

  test('are told apart by what a counter rejects too, such as a row that repeats a key', async () => {
    const lines = [
      'Area,Quarter,Discharged,At home at 91 days',
      'Coventry,2025-26-Q1,10,8',
      'Coventry,2025-26-Q1,11,8',
    ];
    expect(await linesOf('reablement', 'bad', text(lines))).toEqual([lines[0], lines[2]]);
  });

  test('stay together where several rows make one record', async () => {
    const lines = [
      'Area,Quarter,Measure,Value',
      'Coventry,2025-26-Q1,Discharged into reablement,10',
      'Coventry,2025-26-Q1,Still at home at 91 days,20',
      'Solihull,2025-26-Q1,Discharged into reablement,10',
      'Solihull,2025-26-Q1,Still at home at 91 days,8',
    ];
    expect(await linesOf('reablement', 'bad', text(lines))).toEqual(lines.slice(0, 3));
    expect(await linesOf('reablement', 'good', text(lines))).toEqual([0, 3, 4].map((at) => lines[at]));
  });

  test('are those of each table where tables stand one below the other', async () => {
    const lines = [
      'Area,Quarter,Funding source,Planned',
      'Coventry,2025-26-Q1,Disabled Facilities Grant,100',
      'Coventry,2025-26-Q1,Disabled Facilities Grant,oops',
      'Area,Quarter,Scheme id,Scheme name,Funding source,Planned',
      'Coventry,2025-26-Q1,1,Home,Disabled Facilities Grant,50',
    ];
    const bad = await linesOf('finance', 'bad', text(lines));
    expect(bad).toEqual([0, 2, 3].map((at) => lines[at]));
  });

  test('are not told where reading stopped before the end', async () => {
    const refused = rowsOf('reablement', 'good', 'Area,Quarter\nCoventry,2025-26-Q1\n');
    await expect(refused).rejects.toMatchObject({ code: 'rows-not-known' });
  });

  test('are not told of several sheets, which are no one table', async () => {
    const rows = REABLEMENT.slice(0, 3).map((line) => line.split(',').slice(0, 4));
    const later = rows.map((cells, at) => (at === 0 ? cells : [cells[0] ?? '', '2024-25-Q4', '1', '1']));
    const workbook = await workbookOf([
      { name: 'One', rows },
      { name: 'Two', rows: later.slice(0, 2) },
    ]);
    await expect(rowsOf('reablement', 'good', workbook)).rejects.toMatchObject({ code: 'rows-not-known' });
  });

  test('have no text where it would be too long, and are counted all the same', async () => {
    expect(await rowsOf('reablement', 'good', text(REABLEMENT), 100)).toEqual({ rows: 2, text: null });
  });
});

const cell = fc.oneof(
  fc.constantFrom('Coventry', '2025-26-Q1', '12', '', 'x', '2025-26-Q9'),
  fc.string({ maxLength: 6 }),
);
const row = fc.tuple(cell, fc.constantFrom('Q1 2025-26', 'Q2 2025-26', 'soon'), cell, cell);
const quoted = (given: string) => `"${given.replaceAll('"', '""')}"`;

test('every row that is read is a good one or a bad one, as many as the report says', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 12 }), async (rows) => {
      const table = [['Area', 'Quarter', 'Discharged', 'At home at 91 days'], ...rows];
      const body = text(table.map((cells) => cells.map(quoted).join(',')));
      const { rows: totals, tally } = checked('reablement', body);
      const isStopped = tally.result().issues.some(({ level, code }) => level === 'file' && code !== 'too-many-errors');
      fc.pre(!isStopped);
      expect((await rowsOf('reablement', 'bad', body)).rows).toBe(totals.rejected);
      expect((await rowsOf('reablement', 'good', body)).rows).toBe(totals.read - totals.rejected);
    }),
  );
});
