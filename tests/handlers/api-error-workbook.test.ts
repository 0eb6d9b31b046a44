import { read } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { writeWorkbook } from '../../functions/edges/spreadsheets/write-workbook.ts';
import { readReport, writeReport } from '../../functions/handlers/file-arrived/report-file.ts';
import { badNumber, dischargeCopy, mismatch, reportWith } from '../core/workbook/errors/error-reports.ts';
import { idOf, type SentFile, sendFile, type TestApi, testApi } from './api-for-test.ts';

const trustsFile: SentFile = {
  digit: '1',
  source: 'discharge-ready',
  feed: 'rkb',
  arrivedAt: '2025-05-02T08:30:00.000Z',
  outcome: 'held',
};
const report = reportWith([badNumber, mismatch], { submission: idOf('1'), outcome: 'held' });
const address = `/api/v1/submissions/${idOf('1')}/report.xlsx`;
const depsOf = ({ stores }: TestApi) => ({ evidence: stores.evidence, writeWorkbook });
const sheetsIn = (base64: string) => read(Buffer.from(base64, 'base64')).SheetNames;

describe('the error workbook of a submission', () => {
  it('is a download under the name of the file, sealed as every answer is', async () => {
    const api = testApi();
    await sendFile(api.stores, trustsFile);
    await writeReport(depsOf(api), report, dischargeCopy);
    const { status, headers, body } = await api.get(address);
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['content-disposition']).toMatch(/^attachment; filename="april report.xlsx"/);
    expect(sheetsIn(body)).toEqual(['Summary', 'By cause', 'Every row', 'Marked copy']);
    expect((await api.ask('HEAD', address)).status).toBe(200);
  });

  it('is offered on the page of the submission once it is read, and not before', async () => {
    const api = testApi();
    await sendFile(api.stores, trustsFile);
    await sendFile(api.stores, { ...trustsFile, digit: '2', outcome: null });
    expect((await api.get(`/submissions/${idOf('1')}`)).body).toContain(`href="${address}"`);
    expect((await api.get(`/submissions/${idOf('2')}`)).body).not.toContain('report.xlsx');
  });

  it('is a problem where there is no such submission, and where the file came before there were workbooks', async () => {
    const api = testApi();
    await sendFile(api.stores, trustsFile);
    const older = await api.get(address);
    expect([older.status, older.json.type]).toEqual([404, '/problems#no-workbook']);
    const unknown = await api.get(`/api/v1/submissions/${idOf('9')}/report.xlsx`);
    expect([unknown.status, unknown.json.type]).toEqual([404, '/problems#unknown-submission']);
    expect(unknown.headers['content-type']).toContain('application/problem+json');
  });

  it('is asked for again later while the file is being read', async () => {
    const api = testApi();
    await sendFile(api.stores, { ...trustsFile, outcome: null });
    const { status, headers } = await api.get(address);
    expect(status).toBe(202);
    expect(Number(headers['retry-after'])).toBeGreaterThan(0);
  });
});

describe('a report that is stored', () => {
  const workbookIn = async ({ stores }: TestApi) =>
    (await stores.evidence.read(`reports/${idOf('1')}/report.xlsx`)) ?? [];
  const namesIn = async (api: TestApi) => read(Buffer.from(await workbookIn(api))).SheetNames;

  it('keeps the marked copy when it is written again by somebody who has not read the file', async () => {
    const api = testApi();
    await writeReport(depsOf(api), report, dischargeCopy);
    await writeReport(depsOf(api), { ...report, outcome: 'accepted-with-warnings' });
    const book = read(Buffer.from(await workbookIn(api)));
    expect(book.SheetNames).toContain('Marked copy');
    expect(book.Sheets.Summary?.B4?.v).toMatch(/accepted and its rows count/);
    expect((await readReport(depsOf(api), idOf('1'))).outcome).toBe('accepted-with-warnings');
  });

  it('loses the marked copy when the file is read again and must not be copied', async () => {
    const api = testApi();
    await writeReport(depsOf(api), report, dischargeCopy);
    await writeReport(depsOf(api), report, null);
    expect(await namesIn(api)).toEqual(['Summary', 'By cause', 'Every row']);
    await writeReport(depsOf(api), report);
    expect(await namesIn(api)).toEqual(['Summary', 'By cause', 'Every row']);
  });

  it('never holds rows about patients, whoever hands them in', async () => {
    const api = testApi();
    await writeReport(depsOf(api), { ...report, source: 'sus-apc' }, dischargeCopy);
    expect([...api.stores.evidence.objects.keys()]).toEqual([
      `reports/${idOf('1')}/report.xlsx`,
      `reports/${idOf('1')}/report.json`,
    ]);
    const stored = [...api.stores.evidence.objects.values()].map((body) => Buffer.from(body).toString('latin1')).join();
    expect(stored).not.toContain('Warwickshire');
  });

  it('comes after its workbook, so that whoever finds the report finds both', async () => {
    const api = testApi();
    await writeReport(depsOf(api), report, dischargeCopy);
    expect([...api.stores.evidence.objects.keys()].map((key) => key.split('/').at(-1))).toEqual([
      'sheet-copy.json',
      'report.xlsx',
      'report.json',
    ]);
  });
});
