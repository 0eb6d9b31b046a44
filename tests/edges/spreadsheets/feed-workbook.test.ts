import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { writeXlsx } from 'hucre/xlsx';
import { afterAll, describe, expect, test } from 'vitest';
import type { Issue } from '../../../functions/core/checks/issue.ts';
import { createFileReader } from '../../../functions/core/submissions/file-reader.ts';
import { feedBytes } from '../../../functions/edges/files/feed-bytes.ts';
import { workbookParts } from '../../../samples/hostile/workbook-parts.ts';
import { zipArchive } from '../../../samples/hostile/zip-archive.ts';
import { bcf } from '../../end-to-end/child-processes.ts';

type Value = string | number | boolean | Date | null;
type SheetForTest = { name: string; rows: Value[][] };

const HEADER = [
  'Provider',
  'Area',
  'Month',
  'Discharges',
  'On ready date',
  '1 day',
  '2-3 days',
  '4-6 days',
  '7-13 days',
  '14-20 days',
  '21+ days',
  'Bed days',
];
const APRIL = new Date(Date.UTC(2025, 3, 1));
const ROW: Value[] = ['RKB', 'Coventry', APRIL, 197, 166, 17, 2, 6, 6, 0, 0, 111];
const OTHER: Value[] = ['RLT', 'E08000026', '2025-04', 50, 40, 5, 3, 1, 1, 0, 0, 30];
const TITLES: Value[][] = [['Discharges by ready date'], ['Published by the trust', null, null, 45_000]];
const TOTAL: Value[] = ['Total', null, null, 247, 206, 22, 5, 7, 7, 0, 0, 141];

const workbook = (...sheets: SheetForTest[]) => writeXlsx({ sheets });

async function fed(bytes: Uint8Array, source = 'discharge-ready') {
  const reader = createFileReader({ from: { source, feed: 'rkb', fileName: 'april.xlsx' }, areaLookup: new Map() });
  const { fault, ...rest } = await feedBytes(Readable.from([bytes.subarray(0, 3), bytes.subarray(3)]), reader);
  if (fault) reader.report(fault);
  const findings = reader.end();
  return { ...findings, ...rest, issues: findings.tally.result().issues };
}

const place = ({ code, sheet, row, column }: Issue) => [code, sheet, row, column].join(' | ');

describe('a workbook is taken like a CSV file', () => {
  test('by prefix and by inbox, with what it counts', async () => {
    const bytes = await workbook({ name: 'April', rows: [HEADER, ROW, OTHER] });
    const asText = [HEADER, ROW, OTHER]
      .map((cells) => cells.map((cell) => (cell === APRIL ? '2025-04-01' : cell)).join(','))
      .join('\r\n');
    const csv = await fed(Buffer.from(asText));
    for (const source of ['discharge-ready', 'inbox']) {
      const { issues, rows, counted, encoding, contract, recognisedBy } = await fed(bytes, source);
      expect(issues).toEqual([]);
      expect(rows).toMatchObject({ read: 2, accepted: 2, rejected: 0 });
      expect(counted).toEqual(csv.counted);
      expect([encoding, contract?.source, recognisedBy]).toEqual([
        null,
        'discharge-ready',
        source === 'inbox' ? 'content' : 'prefix',
      ]);
    }
  });

  test('with titles above, blank columns, blank rows, notes beside the table and blank tails', async () => {
    const wide = (cells: Value[]) => [null, ...cells, null, null];
    const noted = [...wide(ROW), 'see the note'];
    const rows = [...TITLES, [], wide(HEADER), noted, [], wide(OTHER), [], [null, ' ', null]];
    const { issues, rows: totals } = await fed(await workbook({ name: 'April', rows }));
    expect(issues).toEqual([]);
    expect(totals).toMatchObject({ read: 2, accepted: 2 });
  });

  test('with three faulty cells: exactly those are named, by sheet, row and column', async () => {
    const many = Array.from({ length: 97 }, (_, n): Value[] => [
      `R${String(n).padStart(2, '0')}`,
      'Coventry',
      new Date(Date.UTC(2023, n % 30, 1)),
      ...ROW.slice(3),
    ]);
    many[4] = ['RKB', 'Atlantis', APRIL, ...ROW.slice(3)];
    many[40] = ['RKB', 'Coventry', 'Aprilish', ...ROW.slice(3)];
    many[80] = ['RKB', 'Coventry', APRIL, '#REF!', ...ROW.slice(4)];
    const total: Value[] = ['Grand Total', null, null, 197 * 96, ...ROW.slice(4).map((count) => Number(count) * 97)];
    const bytes = await workbook(
      { name: 'Notes', rows: [['Read me']] },
      { name: 'Return 2025', rows: [...TITLES, HEADER, ...many, total, []] },
    );
    const { issues, rows } = await fed(bytes, 'inbox');
    expect(issues.map(place)).toEqual([
      'unknown-area | Return 2025 | 8 | Area',
      'bad-date | Return 2025 | 44 | Month',
      'bad-number | Return 2025 | 84 | Discharges',
    ]);
    expect(issues.map(({ found }) => found)).toEqual(['Atlantis', 'Aprilish', '#REF!']);
    expect(rows).toMatchObject({ read: 97, accepted: 94, rejected: 3 });
  });

  test('with formulas that were never calculated: the cells are named, the row is left out', async () => {
    const letters = (cells: Value[]) => cells.map((cell) => `<c t="inlineStr"><is><t>${cell}</t></is></c>`).join('');
    const values = (cells: Value[]) =>
      letters(cells.slice(0, 2)) +
      letters(['2025-04']) +
      cells
        .slice(3)
        .map((cell) => `<c><v>${cell}</v></c>`)
        .join('');
    const formulas = HEADER.map(() => '<c><f>Other!A1</f></c>').join('');
    const data = `<row r="1">${letters(HEADER)}</row><row r="2">${values(ROW)}<c><f>A2</f></c></row><row r="3">${formulas}</row>`;
    const { issues, rows } = await fed(zipArchive(workbookParts([data])));
    const unvalued = issues.filter(({ code }) => code === 'formula-without-value');
    expect(unvalued.map(({ column }) => column).sort()).toEqual([...HEADER].sort());
    expect(unvalued[0]).toMatchObject({ sheet: 'Sheet 1', row: 3, level: 'row', found: 'a formula in A3' });
    expect(rows).toMatchObject({ read: 2, accepted: 1, rejected: 1 });
  });

  test('with a faulty key in two rows: what the counter finds is named with its sheet too', async () => {
    const { issues } = await fed(await workbook({ name: 'April', rows: [HEADER, ROW, OTHER, ROW] }));
    expect(issues.find(({ code }) => code === 'duplicate-key')).toMatchObject({ sheet: 'April', row: 4 });
  });
});

describe('of several sheets', () => {
  const table = [HEADER, ROW];

  test('the one with the columns is read, wherever it stands', async () => {
    const { issues, rows } = await fed(
      await workbook({ name: 'Cover', rows: TITLES }, { name: 'Empty', rows: [] }, { name: 'Data', rows: table }),
    );
    expect([issues, rows.accepted]).toEqual([[], 1]);
  });

  test('with the columns the only one with rows is read', async () => {
    const { issues, rows } = await fed(
      await workbook({ name: 'March', rows: [HEADER] }, { name: 'April', rows: table }),
    );
    expect([issues, rows.accepted]).toEqual([[], 1]);
  });

  test('with the same columns all are read, and a fault is named with the sheet that it is on', async () => {
    const may = ROW.with(2, '2025-05');
    const { issues, rows, counted } = await fed(
      await workbook(
        { name: 'First', rows: [...TITLES, HEADER, ROW, OTHER] },
        { name: 'Second', rows: [HEADER, may, OTHER.with(2, '2025-05').with(3, 'tbc')] },
      ),
    );
    expect(issues.map(({ sheet, cell, code }) => [sheet, cell, code])).toEqual(
      [
        ['Second', 'D3', 'bad-number'],
        [null, undefined, 'too-many-errors'],
      ].reverse(),
    );
    expect(rows).toMatchObject({ read: 4, accepted: 3, rejected: 1 });
    expect(counted).toBeNull();
  });

  test('one for each month has its month in its name, with the year there or anywhere round the tables', async () => {
    const [header, row] = [HEADER.toSpliced(2, 1), ROW.toSpliced(2, 1)];
    const months = (names: string[]) => names.map((name) => ({ name, rows: [header, row] }));
    for (const sheets of [
      months(['Apr-25', 'May 2025']),
      [{ name: 'Cover', rows: [['Return 2025-26']] }, ...months(['April', '2. May'])],
    ]) {
      const { issues, counted, taken } = await fed(await workbook(...sheets), 'inbox');
      expect(issues).toEqual([]);
      expect(counted?.cells.map(({ period, rows }) => [period, rows])).toEqual([
        ['2025-04', 1],
        ['2025-05', 1],
      ]);
      expect(taken.map(({ field, value, from }) => `${field} ${value} ${from}`)).toEqual([
        'month 2025-04 sheet',
        'month 2025-05 sheet',
      ]);
    }
  });

  test('that say the same twice, the row is refused and the sheet of the first is named', async () => {
    const many = Array.from({ length: 40 }, (_, n): Value[] => [`R${10 + n}`, ...ROW.slice(1)]);
    const { issues, rows } = await fed(
      await workbook({ name: 'A', rows: [HEADER, ...many] }, { name: 'B', rows: [HEADER, many[3] ?? []] }),
    );
    expect(issues).toMatchObject([{ code: 'duplicate-key', sheet: 'B', row: 2 }]);
    expect(issues[0]?.fix).toContain('Row 5 of the sheet "A" says the same thing already');
    expect(rows).toMatchObject({ read: 41, accepted: 40, rejected: 1 });
  });

  test.each([
    ['sums up by its name', 'Summary', [HEADER, ROW.with(3, 999)]],
    ['repeats another cell by cell', 'Data (2)', table],
  ])('one that %s is not read, which is said', async (_, name, rows) => {
    const { issues, counted } = await fed(await workbook({ name: 'Data', rows: table }, { name, rows }));
    expect(issues).toMatchObject([{ code: 'sheet-not-read', level: 'warning', sheet: name }]);
    expect(counted?.cells.map((cell) => cell.rows)).toEqual([1]);
  });

  test('one whose rows are told apart by less than those of another is not read: it may sum them up', async () => {
    const title = (kind: string): Value[] => [kind];
    const { issues, counted } = await fed(
      await workbook(
        {
          name: 'By trust',
          rows: [
            title('Demand - Hospital discharge'),
            ['Trust', 'Pathway', 'Apr-25'],
            ['A', 'Reablement at home', 3],
            ['B', 'Reablement at home', 4],
          ],
        },
        { name: 'All', rows: [title('Demand - Hospital discharge'), ['Pathway', 'Apr-25'], ['Reablement at home', 7]] },
        {
          name: 'Capacity',
          rows: [title('Capacity - Hospital discharge'), ['Pathway', 'Apr-25'], ['Reablement at home', 9]],
        },
      ),
      'intermediate-care',
    );
    expect(issues.find(({ code }) => code === 'sheet-not-read')).toMatchObject({ sheet: 'All' });
    expect(counted?.cells[0]?.counts).toMatchObject({ 'demand-hospital': 7, 'capacity-hospital': 9 });
  });

  test('one that only lacks its month, or has another name for a column, is named', async () => {
    const [header, row] = [HEADER.toSpliced(2, 1), ROW.toSpliced(2, 1)];
    const { issues, rows } = await fed(
      await workbook(
        { name: 'Apr-25', rows: [header, row] },
        { name: 'Sheet2', rows: [header, row] },
        { name: 'Jun-25', rows: [header.with(2, 'Dischargs'), row] },
        { name: 'Jul-25', rows: [header] },
      ),
    );
    expect(issues.map(({ code, sheet, expected }) => [code, sheet, expected?.split(',')[0]])).toEqual([
      ['sheet-not-read', 'Sheet2', 'Month'],
      ['sheet-not-read', 'Jun-25', 'Discharges'],
    ]);
    expect(rows.accepted).toBe(1);
  });

  test('of different sources none is chosen by guessing', async () => {
    const { issues } = await fed(
      await workbook(
        { name: 'Discharges', rows: table },
        {
          name: 'Plan',
          rows: [
            ['Area', 'Metric', 'Period', 'Value'],
            ['Coventry', 'discharge-delay-average-days', '2025-26', 1],
          ],
        },
      ),
      'inbox',
    );
    expect(issues).toMatchObject([{ code: 'unknown-source', level: 'file', found: '"Discharges", "Plan"' }]);
  });

  test('of finance, income and schemes are read together, and what sums them up is refused', async () => {
    const income = {
      name: '4. Income',
      rows: [['Coventry 2025-26'], ['Source of Funding', 'Income'], ['DFG', 100], ['iBCF', 50]],
    };
    const schemes = {
      name: '5. Expenditure',
      rows: [
        ['Coventry 2025-26'],
        ['Scheme ID', 'Scheme Name', 'Scheme Type', 'Source of Funding', 'Expenditure'],
        [1, 'Adaptations', 'DFG Related Schemes', 'DFG', 100],
        [2, 'Reablement', 'Other', 'iBCF', 50],
      ],
    };
    const { counted } = await fed(await workbook(income, schemes), 'finance');
    expect(counted?.cells.map(({ period }) => period)).toEqual([
      '2025-26~income',
      '2025-26~schemes',
      '2025-26~schemes~0001',
      '2025-26~schemes~0002',
    ]);
    const sums = {
      name: 'By source',
      rows: [['Coventry 2025-26'], ['Source of Funding', 'Expenditure'], ['DFG', 100], ['iBCF', 50]],
    };
    const { issues } = await fed(await workbook(income, schemes, sums), 'finance');
    expect(issues.filter(({ code }) => code === 'duplicate-key').map(({ sheet, row }) => [sheet, row])).toEqual([
      ['By source', 3],
      ['By source', 4],
    ]);
  });

  test('the copy for the error workbook has each sheet that was read', async () => {
    const { copy } = await fed(
      await workbook({ name: 'First', rows: table }, { name: 'Second', rows: [HEADER, ROW.with(2, '2025-05')] }),
    );
    expect([copy?.sheet, copy?.others?.map(({ sheet, rows }) => [sheet, rows.length])]).toEqual([
      'First',
      [['Second', 2]],
    ]);
  });

  test('without the columns the closest says what is missing', async () => {
    const { issues } = await fed(
      await workbook({ name: 'Cover', rows: TITLES }, { name: 'Data', rows: [HEADER.slice(0, -1), ROW] }),
    );
    expect(issues.map(place)).toEqual([expect.stringContaining('missing-column | Data | 1 | ')]);
  });

  test('with nothing in them none is read', async () => {
    const empty = await workbook({ name: 'A', rows: [] }, { name: 'B', rows: [] });
    expect((await fed(empty)).issues).toMatchObject([{ code: 'empty-file' }]);
    expect((await fed(await workbook({ name: 'A', rows: [HEADER] }))).issues).toMatchObject([
      { code: 'empty-file', sheet: 'A' },
    ]);
  });
});

describe('a last row of totals', () => {
  test('is left out, and says nothing where it is right', async () => {
    for (const word of ['Total', 'TOTALS:', 'Grand total', ' Sum ', null]) {
      const { issues, rows } = await fed(
        await workbook({ name: 'April', rows: [HEADER, ROW, OTHER, [word, ...TOTAL.slice(1)], []] }),
      );
      expect(issues).toEqual([]);
      expect(rows).toMatchObject({ read: 2, accepted: 2, rejected: 0 });
    }
  });

  test('is a warning where a column does not add up', async () => {
    const wrong = TOTAL.with(3, 250).with(11, 1410);
    const { issues, rejected } = await fed(await workbook({ name: 'April', rows: [HEADER, ROW, OTHER, wrong] }));
    expect(rejected).toBe(false);
    expect(
      issues.map(({ code, level, sheet, row, column, found, expected }) => [
        code,
        level,
        sheet,
        row,
        column,
        found,
        expected,
      ]),
    ).toEqual([
      ['total-mismatch', 'warning', 'April', 4, 'Discharges', '250', '247, the sum of the rows above'],
      ['total-mismatch', 'warning', 'April', 4, 'Bed days', '1410', '141, the sum of the rows above'],
    ]);
  });
});

describe('a workbook that is stopped at the door', () => {
  test.each([
    ['macro', 'xl/vbaProject.bin'],
    ['external-link', 'xl/externalLinks/externalLink1.xml'],
  ])('has one issue, %s, and is no empty file as well', async (code, name) => {
    const { issues, rejected, bytes } = await fed(zipArchive(workbookParts([''], [{ name, content: 'x' }])));
    expect([issues.map((issue) => issue.code), rejected, bytes > 0]).toEqual([[code], true, true]);
  });

  test.each([
    [
      'an old workbook or one with a password',
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]),
    ],
    ['a compressed workbook', gzipSync(zipArchive(workbookParts([''])))],
    ['a zip archive of CSV files', zipArchive([{ name: 'april.csv', content: 'a,b\n' }])],
    [
      'a page of the web with the name of a workbook',
      Buffer.from(`<html><table><tr><td>${'x'.repeat(600)}</td></tr></table></html>`),
    ],
  ])('is unreadable: %s', async (_what, bytes) => {
    const { issues } = await fed(bytes);
    expect(issues).toMatchObject([{ code: 'unreadable', level: 'file', fix: expect.stringMatching(/\.$/) }]);
  });

  test('is too large to be held, and still hashed to its end', async () => {
    const reader = createFileReader({
      from: { source: 'inbox', feed: 'rkb', fileName: 'a.xlsx' },
      areaLookup: new Map(),
    });
    const part = Buffer.alloc(1 << 20);
    const stream = Readable.from([Buffer.from('PK\x03\x04'), ...Array.from({ length: 70 }, () => part)]);
    const { fault, bytes } = await feedBytes(stream, reader);
    expect([fault?.code, bytes]).toEqual(['too-large', 4 + (70 << 20)]);
  });
});

describe('as a person would', () => {
  const dir = mkdtempSync(join(tmpdir(), 'bcf-workbook-'));
  afterAll(() => rmSync(dir, { recursive: true, force: true }));

  test('bcf check reads a workbook and names the sheet of a fault', async () => {
    const path = join(dir, 'april.xlsx');
    writeFileSync(path, await workbook({ name: 'April', rows: [...TITLES, HEADER, ROW, OTHER, TOTAL.with(3, 1)] }));
    const { code, out } = await bcf('check', path, '--json', '--data', join(dir, 'none'));
    const report = JSON.parse(out);
    expect([code, report.source, report.outcome, report.rows.accepted]).toEqual([
      0,
      'discharge-ready',
      'accepted-with-warnings',
      2,
    ]);
    expect(report.issues).toMatchObject([{ code: 'total-mismatch', sheet: 'April', row: 6, column: 'Discharges' }]);
  });

  test('a workbook of 50,000 rows and 20 columns takes less than 512 MB', async () => {
    const extra = Array.from({ length: 8 }, (_, n) => `Extra ${n}`);
    const rows = Array.from({ length: 50_000 }, (_, n): Value[] => [
      'RKB',
      'Coventry',
      new Date(Date.UTC(1900 + (n % 120), n % 12, 1)),
      ...ROW.slice(3),
      ...extra.map((name) => `${name} ${n}`),
    ]);
    const path = join(dir, 'large.xlsx');
    writeFileSync(path, await workbook({ name: 'Data', rows: [[...HEADER, ...extra], ...rows] }));
    const root = resolve(import.meta.dirname, '../../..');
    const script = `
      const { createReadStream } = await import('node:fs');
      const { peakMegabytes } = await import(${JSON.stringify(join(root, 'tests/peak-megabytes.ts'))});
      const { feedBytes } = await import(${JSON.stringify(join(root, 'functions/edges/files/feed-bytes.ts'))});
      const { createFileReader } = await import(${JSON.stringify(join(root, 'functions/core/submissions/file-reader.ts'))});
      const started = performance.now();
      const reader = createFileReader({ from: { source: 'discharge-ready', feed: 'rkb', fileName: 'a.xlsx' }, areaLookup: new Map() });
      await feedBytes(createReadStream(process.argv[1]), reader);
      const { rows } = reader.end();
      const megabytes = peakMegabytes();
      console.log(JSON.stringify({ read: rows.read, seconds: (performance.now() - started) / 1000, megabytes }));`;
    const output = execFileSync(process.execPath, ['--input-type=module', '-e', script, path]).toString();
    const { read, seconds, megabytes } = JSON.parse(output);
    console.log(`50,000 × 20: ${seconds.toFixed(1)} s, ${Math.round(megabytes)} MB`);
    expect(read).toBe(50_000);
    expect(megabytes).toBeLessThan(512);
  }, 60_000);
});
