import type { WorkbookModel } from '../workbook-model.ts';
import { causesSheet } from './causes-sheet.ts';
import { copySheets } from './copy-sheet.ts';
import type { ErrorWorkbookContent } from './error-content.ts';
import { sentName } from './file-name.ts';
import { rowsSheet } from './rows-sheet.ts';
import { summarySheet } from './summary-sheet.ts';
import { withoutForbiddenCopy } from './why-no-copy.ts';

/**
 * What was found in one file as a workbook: a summary, its faults by cause and row by row, and a copy of the sheet
 * with the faulty cells marked, where the rows may be copied.
 */
export function errorWorkbook(given: ErrorWorkbookContent): WorkbookModel {
  const content = withoutForbiddenCopy(given);
  const { report, copy } = content;
  const name = sentName(report);
  return {
    title: `What was found in ${name}`,
    subject: 'Report on a file for the Better Care Fund return',
    author: 'Better Care Fund return',
    description: `Submission ${report.submission}. Summary, faults by cause, every faulty row, and a marked copy where the rows may be copied.`,
    createdAt: report.finishedAt,
    sheets: [summarySheet(content), causesSheet(report), rowsSheet(report), ...(copy ? copySheets(report, copy) : [])],
  };
}
