import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { layoutFor } from '../../../functions/core/returns/layout.ts';
import { errorWorkbook } from '../../../functions/core/workbook/errors/error-workbook.ts';
import { returnWorkbook } from '../../../functions/core/workbook/return-workbook.ts';
import type { WorkbookModel } from '../../../functions/core/workbook/workbook-model.ts';
import { writeWorkbook } from '../../../functions/edges/spreadsheets/write-workbook.ts';
import { coventryEntries } from '../../core/returns/coventry-entries.ts';
import { coventryRevision } from '../../core/returns/coventry-revision.ts';
import { badNumber, dischargeCopy, mismatch, reportWith } from '../../core/workbook/errors/error-reports.ts';

const soffice = (process.env.PATH ?? '')
  .split(delimiter)
  .flatMap((folder) => ['soffice', 'libreoffice'].map((name) => join(folder, name)))
  .find((path) => existsSync(path));

// Sheet 0 of the option's list is every sheet, each into a file of its own.
const everySheet = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false,false,-1';

/** Writes a workbook, has LibreOffice turn it into something else, and hands over the folder with both. */
async function converted(model: WorkbookModel, format: string, look: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'libreoffice-'));
  try {
    const file = join(folder, 'workbook.xlsx');
    await writeFile(file, await writeWorkbook(model));
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
    const options = [profile, '--headless', '--convert-to', format, '--outdir', folder, file];
    await promisify(execFile)(soffice ?? '', options);
    await look(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

describe.skipIf(soffice === undefined)('LibreOffice (skipped where it is not on the PATH)', () => {
  it('opens the workbook of a return and shows every number as the return displays it', {
    timeout: 120_000,
  }, async () => {
    const document = coventryRevision();
    await converted(returnWorkbook(document, layoutFor('2025-26')), everySheet, async (folder) => {
      const months: string[][] = parse(await readFile(join(folder, 'workbook-Months.csv')), {
        relax_column_count: true,
      });
      expect(months.slice(3).map((row) => row[4])).toEqual(document.metrics.map(({ display }) => display));
      expect(months.slice(3).map((row) => row[2])).toEqual(document.metrics.map(({ period }) => period));
    });
  });

  it('opens the year-end workbook with every sheet, its amounts in pounds, its dates and its lists of answers', {
    timeout: 120_000,
  }, async () => {
    const document = coventryRevision({ quarter: '2025-26-Q4', entries: coventryEntries });
    const model = returnWorkbook(document, layoutFor('2025-26'));
    await converted(model, 'fods', async (folder) => {
      const text = await readFile(join(folder, 'workbook.fods'), 'utf8');
      const sheets = [...text.matchAll(/<table:table table:name="([^"]+)"/g)].map(([, name]) => name);
      expect(sheets).toEqual(model.sheets.map(({ name }) => name));
      for (const shown of ['£5,290,411', '£4,443,945.50', '£39,415,219', '99.8%', '12/05/2025', '438']) {
        expect(text).toContain(`<text:p>${shown}</text:p>`);
      }
      expect(text).toContain('cell-content-is-in-list(&quot;Yes&quot;;&quot;No&quot;)');
      expect(text).toMatch(/cell-content-is-in-list\(\[?\$?\$?Lists/);
      expect(text).not.toContain('table:formula');
      expect(text).not.toContain('table:number-columns-spanned');
    });
  });

  it('opens an error workbook and shows every cell of the copy as text, with its comments and in its language', {
    timeout: 120_000,
  }, async () => {
    const formula = '=HYPERLINK("http://x")';
    const report = reportWith([badNumber, { ...mismatch, found: formula, fix: formula }]);
    const rows = [...dischargeCopy.rows, { row: 9, cells: [formula, '+44', '＝1+1', '00123', '1e5'] }];
    const model = errorWorkbook({ report, copy: { ...dischargeCopy, rows }, reached: 'sent' });
    await converted(model, 'fods', async (folder) => {
      const document = await readFile(join(folder, 'workbook.fods'), 'utf8');
      const copy = document.slice(document.indexOf('table:name="Marked copy"'));
      expect(document).not.toContain('table:formula');
      for (const text of ['+44', '＝1+1', '00123', '1e5']) expect(copy).toContain(`<text:p>${text}</text:p>`);
      expect(document.match(/<office:annotation /g)).toHaveLength(2);
      expect(copy).toContain(badNumber.fix);
      expect(document).toContain('<dc:language>en-GB</dc:language>');
      expect(document.match(/<table:database-range [^>]*table:display-filter-buttons="true"/g)).toHaveLength(3);
    });
  });
});
