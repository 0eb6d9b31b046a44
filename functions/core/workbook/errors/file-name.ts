import { fileNameOf } from '../../submissions/arrival.ts';
import type { SubmissionReport } from '../../submissions/report.ts';

const NOT_IN_FILE_NAMES = /[\p{C}<>:"/\\|?*]/gu;
const ENDINGS = /(\.(csv|txt|gz|xlsx))+$/i;
const LONGEST = 100;

/** The name that the sender gave the file, without the folders that it was put into. */
export function sentName({ file }: SubmissionReport): string {
  return fileNameOf(file.key).split('/').at(-1) || file.key;
}

/** A name for the error workbook of a file, `april report.xlsx`, that every system can store. */
export function reportFileName(report: SubmissionReport): string {
  const name = sentName(report).replace(ENDINGS, '').replace(NOT_IN_FILE_NAMES, ' ').trim().slice(0, LONGEST);
  return `${name || report.submission} report.xlsx`;
}
