import { afterAll, expect, test } from 'vitest';
import type { WorkbookCell, WorkbookModel } from '../../functions/core/workbook/workbook-model.ts';
import { writeWorkbook } from '../../functions/edges/spreadsheets/write-workbook.ts';
import { startDocumentWorkers } from '../../local/documents/document-workers.ts';

const workers = startDocumentWorkers();
afterAll(() => workers.close());

const row: readonly WorkbookCell[] = Array.from({ length: 20 }, () => ({ value: 'many words', style: 'text' }));

const ofRows = (count: number): WorkbookModel => ({
  title: 'A return',
  subject: '2025-26 quarter 1',
  author: 'Coventry Health and Wellbeing Board',
  description: 'A return of a few rows',
  createdAt: '2026-08-20T10:00:00.000Z',
  sheets: [
    {
      name: 'Rows',
      summary: 'Rows that say the same',
      widths: [20],
      rows: new Array(count).fill(row),
      tableRow: 0,
      freeze: { rows: 1, columns: 1 },
      print: { orientation: 'portrait', pagesWide: 1 },
    },
  ],
});

test('a document that another thread writes is the same to the byte', async () => {
  expect(Buffer.from(await workers.writeWorkbook(ofRows(3)))).toEqual(Buffer.from(await writeWorkbook(ofRows(3))));
});

test('a document that is too large for its thread is said to be so, and the next one is written', async () => {
  await expect(workers.writeWorkbook(ofRows(200_000))).rejects.toThrow('too large to be written');
  expect((await workers.writeWorkbook(ofRows(3))).length).toBeGreaterThan(1000);
});
