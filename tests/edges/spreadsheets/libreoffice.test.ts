import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { layoutFor } from '../../../functions/core/returns/layout.ts';
import { assembleReturn } from '../../../functions/core/returns/return-document.ts';
import { returnWorkbook } from '../../../functions/core/workbook/return-workbook.ts';
import { writeWorkbook } from '../../../functions/edges/spreadsheets/write-workbook.ts';
import { coventry, coventryQuarter } from '../../core/returns/coventry-quarter.ts';

const soffice = (process.env.PATH ?? '')
  .split(delimiter)
  .flatMap((folder) => ['soffice', 'libreoffice'].map((name) => join(folder, name)))
  .find((path) => existsSync(path));

// Sheet 0 of the option's list is every sheet, each into a file of its own.
const everySheet = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false,false,-1';

describe.skipIf(soffice === undefined)('LibreOffice (skipped where it is not on the PATH)', () => {
  it('opens the workbook of a return and shows every number as the return displays it', {
    timeout: 120_000,
  }, async () => {
    const folder = await mkdtemp(join(tmpdir(), 'return-workbook-'));
    try {
      const document = assembleReturn({
        board: coventry,
        quarter: '2025-26-Q1',
        revision: 1,
        generatedAt: '2025-07-20T09:30:00.000Z',
        metrics: coventryQuarter(),
        state: 'provisional',
      });
      const file = join(folder, 'Coventry HWB.xlsx');
      await writeFile(file, await writeWorkbook(returnWorkbook(document, layoutFor('2025-26'))));
      const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
      await promisify(execFile)(soffice ?? '', [
        profile,
        '--headless',
        '--convert-to',
        everySheet,
        '--outdir',
        folder,
        file,
      ]);
      const months: string[][] = parse(await readFile(join(folder, 'Coventry HWB-Months.csv')), {
        relax_column_count: true,
      });
      expect(months.slice(3).map((row) => row[4])).toEqual(document.metrics.map(({ display }) => display));
      expect(months.slice(3).map((row) => row[2])).toEqual(document.metrics.map(({ period }) => period));
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});
