import { writeXlsx } from 'hucre/xlsx';
import type { WorkbookModel } from '../../core/workbook/workbook-model.ts';
import { finishParts } from './finish-parts.ts';
import { printTitles } from './print-titles.ts';
import { writeSheet } from './write-sheet.ts';

/** The port behind which the spreadsheet library stands. */
export type WriteWorkbook = (model: WorkbookModel) => Promise<Uint8Array>;

/** An `.xlsx` file of the model. The same model gives the same bytes: the only time in the file is the model's. */
export const writeWorkbook: WriteWorkbook = async (model) => {
  const created = new Date(model.createdAt);
  const workbook = await writeXlsx({
    properties: {
      title: model.title,
      subject: model.subject,
      creator: model.author,
      lastModifiedBy: model.author,
      description: model.description,
      created,
      modified: created,
    },
    defaultFont: { name: 'Arial', size: 10 },
    sheets: model.sheets.map(writeSheet),
    namedRanges: model.sheets.map(printTitles),
  });
  return finishParts(workbook);
};
