import type { SubmissionReport } from '../../core/submissions/report.ts';
import type { SheetCopy } from '../../core/submissions/sheet-copy.ts';
import { reportFileName } from '../../core/workbook/errors/file-name.ts';
import { mayBeCopied } from '../../core/workbook/errors/why-no-copy.ts';
import { XLSX_TYPE } from '../../core/workbook/workbook-type.ts';
import type { FileArrivedDeps } from './deps.ts';

type Evidence = Pick<FileArrivedDeps, 'evidence'>;

const keyOf = (submission: string, name: string): string => `reports/${submission}/${name}`;
/** Where the report of a submission lies in the evidence bucket. */
export const reportKey = (submission: string): string => keyOf(submission, 'report.json');
const copyKey = (submission: string): string => keyOf(submission, 'sheet-copy.json');

/** Where the error workbook of a submission lies in the evidence bucket, beside its report. */
export function errorWorkbookKey(submission: string): string {
  return keyOf(submission, 'report.xlsx');
}

/**
 * Stores the report of a submission and its error workbook in place of earlier ones, and answers with the key of the
 * report. The report comes last: where it stands, the workbook stands. Without a `copy` the sheet is marked that an
 * earlier call gave; null takes that one away.
 */
export async function writeReport(
  deps: Pick<FileArrivedDeps, 'evidence' | 'writeWorkbook'>,
  report: SubmissionReport,
  copy?: SheetCopy | null,
): Promise<string> {
  const { submission } = report;
  const key = reportKey(submission);
  const { errorWorkbook } = await import('../../core/workbook/errors/error-workbook.ts');
  const shown = copy === undefined ? await readCopy(deps, submission) : await keepCopy(deps, report, copy);
  await deps.evidence.put({
    key: errorWorkbookKey(submission),
    body: await deps.writeWorkbook(errorWorkbook({ report, copy: shown, reached: 'sent' })),
    contentType: XLSX_TYPE,
    downloadName: reportFileName(report),
  });
  await deps.evidence.put({ key, body: JSON.stringify(report, null, 2), contentType: 'application/json' });
  return key;
}

/** The stored report of a settled submission. Throws where there is none. */
export async function readReport({ evidence }: Evidence, submission: string): Promise<SubmissionReport> {
  const bytes = await evidence.read(reportKey(submission));
  if (!bytes) throw new Error(`The report of ${submission} is not stored`);
  return JSON.parse(new TextDecoder().decode(bytes));
}

/** Keeps what may be copied of a sheet for when the workbook is written again. */
async function keepCopy(
  { evidence }: Evidence,
  report: SubmissionReport,
  copy: SheetCopy | null,
): Promise<SheetCopy | null> {
  const kept = mayBeCopied(report) ? copy : null;
  const key = copyKey(report.submission);
  const isToWrite = kept !== null || (await evidence.exists(key));
  if (isToWrite) await evidence.put({ key, body: JSON.stringify(kept), contentType: 'application/json' });
  return kept;
}

async function readCopy({ evidence }: Evidence, submission: string): Promise<SheetCopy | null> {
  const bytes = await evidence.read(copyKey(submission));
  return bytes ? JSON.parse(new TextDecoder().decode(bytes)) : null;
}
