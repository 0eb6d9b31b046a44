import { reportFileName } from '../../../core/workbook/errors/file-name.ts';
import { XLSX_TYPE } from '../../../core/workbook/workbook-type.ts';
import { Rejected } from '../../../edges/problem.ts';
import { errorWorkbookKey } from '../../file-arrived/report-file.ts';
import { download, stillReading } from '../respond.ts';
import type { Answer } from '../route.ts';
import { parseReport, storedReport } from '../stored-report.ts';

/** The error workbook of a submission, to be saved under the name of the file that it is about. */
export const answerErrorWorkbook: Answer = async (deps, request) => {
  const { submission, report, notDone } = await storedReport(deps, request);
  if (report === null) return stillReading(submission, notDone);
  const body = await deps.evidence.read(errorWorkbookKey(submission.id));
  if (!body)
    throw new Rejected('no-workbook', 'The file came before workbooks were made. Its report is there as JSON.');
  return download({ body, contentType: XLSX_TYPE, name: reportFileName(parseReport(report)) });
};
