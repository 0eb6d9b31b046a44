import { Readable } from 'node:stream';
import { read } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { sourceContracts } from '../../functions/core/intake/contracts.ts';
import { INBOX } from '../../functions/core/submissions/file-reader.ts';
import { checkFile } from '../../functions/edges/check/check-file.ts';
import { writeWorkbook } from '../../functions/edges/spreadsheets/write-workbook.ts';
import { NOW, testApi } from './api-for-test.ts';

const api = testApi((deps) => ({ ...deps, writeWorkbook }));

async function template(name: string): Promise<Uint8Array> {
  const { status, body } = await api.get(`/templates/${name}`);
  expect(status).toBe(200);
  return Buffer.from(body, 'base64');
}

async function checked(fileName: string, bytes: Uint8Array) {
  const file = { fileName, bytes: bytes.length, source: INBOX, open: () => Readable.from([bytes]) };
  return (await checkFile(file, { areaLookup: new Map(), now: () => NOW })).report;
}

describe.each(sourceContracts.map(({ source }) => source))('the template of %s', (source) => {
  it.each(['csv', 'xlsx'])('is recognised and accepted as it stands, as %s', async (kind) => {
    const report = await checked(`template.${kind}`, await template(`${source}.${kind}`));
    expect(report.source).toBe(source);
    expect(report.issues).toEqual([]);
    expect(report.rows).toMatchObject({ read: 1, rejected: 0 });
  });

  it('says of every field what it may hold', async () => {
    const notes = read(await template(`${source}.xlsx`)).Sheets.Notes;
    const contract = sourceContracts.find((each) => each.source === source);
    const titles = contract?.fields.map(({ title }, at) => [title, notes?.[`A${at + 4}`]?.v]);
    expect(titles?.every(([title, shown]) => title === shown)).toBe(true);
  });
});

it('there is no template of what is no kind of file', async () => {
  expect((await api.get('/templates/invoices.csv')).status).toBe(404);
  expect((await api.get('/templates/plan.docx')).status).toBe(404);
});
