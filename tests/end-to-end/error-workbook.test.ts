import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { read, utils, type WorkBook, write } from '@e965/xlsx';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApi } from '../../functions/handlers/api/api.ts';
import { check } from '../../local/commands/check.ts';
import { onOneMachine } from '../../local/one-machine-web.ts';
import { startWebServer, type WebServer } from '../../local/web-server.ts';
import { emergencies, extractFile } from './hand-made.ts';
import { startTestStack, type TestStack } from './stack-for-test.ts';

const header = [
  'provider',
  'area',
  'month',
  'discharges',
  'discharged on ready date',
  'delayed 1 day',
  'delayed 2-3 days',
  'delayed 4-6 days',
  'delayed 7-13 days',
  'delayed 14-20 days',
  'delayed 21+ days',
  'bed days',
];
const sound = ['RKB', 'E08000026', '2025-04', 100, 80, 10, 5, 3, 1, 1, 0, 60];

/** A trust's workbook: a title, the header in row 3, and one sound row for each of these months, with changes to some. */
function trustsWorkbook(
  months: readonly string[],
  changes: Record<string, Record<number, string | number>>,
): Uint8Array {
  const rows = months.map((month) =>
    sound.map((value, column) => (column === 2 ? month : (changes[month]?.[column] ?? value))),
  );
  const sheet = utils.aoa_to_sheet([['Discharges of the trust'], [], header, ...rows]);
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, 'Returns 2025');
  return write(book, { type: 'buffer', bookType: 'xlsx' });
}

const months = Array.from(
  { length: 40 },
  (_, index) => `${2022 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`,
);
const FORMULA = '=HYPERLINK("http://planted.example","click")';

let team: TestStack;
let web: WebServer;
beforeAll(async () => {
  team = await startTestStack();
  const { fileArrived, publish, s3Url } = team.stack;
  web = await startWebServer({
    port: 0,
    handler: createApi({ ...fileArrived, ...publish, s3Url, ...onOneMachine('Local user') }),
  });
});
afterAll(async () => {
  await web.close();
  await team.close();
});

const download = async (submission: string) => fetch(`${web.url}/api/v1/submissions/${submission}/report.xlsx`);
const bookOf = async (submission: string): Promise<WorkBook> =>
  read(Buffer.from(await (await download(submission)).arrayBuffer()), { cellFormula: true });
const textIn = (book: WorkBook) => JSON.stringify(book.Sheets);

describe('the error workbook of a file that was sent', () => {
  test('is downloaded under the name of the file, names each faulty cell, and marks it in a copy of the sheet', async () => {
    const faults = { '2022-05': { 3: 'about 40' }, '2023-01': { 4: FORMULA } };
    const report = await team.drop('discharge-ready/rkb/april return.xlsx', trustsWorkbook(months, faults));
    const answer = await download(report.submission);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-disposition')).toContain('filename="april return report.xlsx"');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');

    const book = read(Buffer.from(await answer.arrayBuffer()), { cellFormula: true });
    expect(book.SheetNames).toEqual(['Summary', 'By cause', 'Every row', 'Marked copy']);
    const listed = utils.sheet_to_json<string[]>(book.Sheets['Every row'] ?? {}, { header: 1, range: 3 });
    expect(listed).toHaveLength(report.issues.length);
    expect(listed.map((row) => [row[3], row[4]])).toContainEqual([8, 'D8']);
    expect(listed.map((row) => [row[3], row[4]])).toContainEqual([16, 'E16']);

    const copy = book.Sheets['Marked copy'] ?? {};
    const marked = Object.entries(copy).filter(([, cell]) => cell?.c);
    expect(marked.map(([, { v }]) => v)).toEqual(expect.arrayContaining(['about 40', FORMULA]));
    expect(Object.values(copy).some((cell) => cell?.f !== undefined)).toBe(false);
  });

  test('lies beside its report, where a plain S3 client finds it too', async () => {
    const report = await team.drop('discharge-ready/rkb/may.xlsx', trustsWorkbook(['2025-05'], {}));
    const stored = await team.stack.stores.evidence.read(`reports/${report.submission}/report.xlsx`);
    const fetched = Buffer.from(await (await download(report.submission)).arrayBuffer());
    expect(fetched.equals(Buffer.from(stored ?? []))).toBe(true);
    expect(textIn(read(fetched))).toContain('No faults found');
  });

  test('is made of a rejected file and of one that was sent before as well', async () => {
    const rejected = await team.drop('discharge-ready/rjc/broken.csv', 'provider,area\nRJC,Coventry\n');
    expect(rejected.outcome).toBe('rejected');
    expect(textIn(await bookOf(rejected.submission))).toContain('The file is rejected and nothing in it counts');
    await team.drop('discharge-ready/rjc/first.xlsx', trustsWorkbook(['2025-06'], {}));
    const again = await team.drop('discharge-ready/rjc/second.xlsx', trustsWorkbook(['2025-06'], {}));
    expect(again.outcome).toBe('duplicate');
    expect(textIn(await bookOf(again.submission))).toContain('The same content was sent before');
  });

  test('has no copy of rows about patients, and says why', async () => {
    const extract = extractFile(emergencies(30)).replace('E08000026', 'nowhere at all');
    const report = await team.drop('sus-apc/coventry/april.csv', extract);
    const book = await bookOf(report.submission);
    expect(book.SheetNames).toEqual(['Summary', 'By cause', 'Every row']);
    expect(textIn(book)).toContain('rows about patients are stored nowhere');
    expect(textIn(book)).not.toContain('nowhere at all');
    expect(await team.stack.stores.evidence.exists(`reports/${report.submission}/sheet-copy.json`)).toBe(false);
  });

  test("has nothing of a trust's file in which somebody typed an NHS number into a remark", async () => {
    const rows = [
      [...header, 'remarks'].join(','),
      [...sound, 'see 943 476 5919'].join(','),
      [...sound.with(1, 'E08000029'), 'Planted-remark'].join(','),
    ];
    const report = await team.drop('discharge-ready/rkb/remarks.csv', `${rows.join('\n')}\n`);
    expect(report.issueCounts.byCode['identifiable-data']).toBe(1);
    const book = await bookOf(report.submission);
    expect(book.SheetNames).not.toContain('Marked copy');
    expect(textIn(book)).toContain('says who a person is');
    expect(textIn(book)).not.toMatch(/5919|Planted-remark/);
    expect(await team.stack.stores.evidence.exists(`reports/${report.submission}/sheet-copy.json`)).toBe(false);
  });

  test('says that the file counts once a held file is confirmed, and keeps the marked copy', async () => {
    const rows = (count: number) =>
      Array.from(
        { length: count },
        (_, n) => `R${String.fromCharCode(65 + n)}B,E08000026,2025-07,${sound.slice(3).join(',')}`,
      );
    const file = (count: number) => `${[header.join(','), ...rows(count)].join('\n')}\n`;
    await team.drop('discharge-ready/icb/july.csv', file(20));
    const held = await team.drop('discharge-ready/icb/july again.csv', file(4));
    expect(held.outcome).toBe('held');
    expect((await bookOf(held.submission)).Sheets.Summary?.B4?.v).toMatch(/is held until somebody confirms it/);
    const answer = await fetch(`${web.url}/api/v1/submissions/${held.submission}/confirm`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ by: 'A. Analyst', reason: 'some trusts report elsewhere now' }),
    });
    expect(answer.status).toBe(200);
    const book = await bookOf(held.submission);
    expect(book.Sheets.Summary?.B4?.v).toMatch(/is accepted and its rows count/);
    expect(book.SheetNames).toContain('Marked copy');
  });
});

describe('bcf check --report', () => {
  const dir = mkdtempSync(join(tmpdir(), 'bcf-check-report-'));
  afterAll(() => rmSync(dir, { recursive: true, force: true }));
  const context = { variables: {}, out: () => {}, problem: () => {} };
  const nowhere = join(dir, 'no stack');

  test('writes the workbook on this machine and says that nothing counts', async () => {
    const file = join(dir, 'june.xlsx');
    writeFileSync(file, trustsWorkbook(months, { '2022-05': { 3: 'about 40' } }));
    const workbook = join(dir, 'faults.xlsx');
    expect(await check([file, '--report', workbook, '--data', nowhere], context)).toBe(0);
    const book = read(await readFile(workbook));
    expect(book.Sheets.Summary?.B4?.v).toMatch(/only checked, and nothing of it is stored or counts/);
    expect(Object.values(book.Sheets['Marked copy'] ?? {}).filter((cell) => cell?.c)).toHaveLength(1);
  });

  test.each([
    ['two files', ['one.csv', 'two.csv', '--report', 'faults.xlsx']],
    ['the file itself', ['one.xlsx', '--report', 'one.xlsx']],
    ['something that is no workbook', ['one.csv', '--report', 'faults.csv']],
  ])('is refused for %s before anything is read', async (_what, args) => {
    await expect(check([...args, '--data', nowhere], context)).rejects.toThrow(/--report/);
  });
});
