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
  return `${plainName(sentName(report)) || report.submission} report.xlsx`;
}

/**
 * A name for the rows of a file that can be used, or cannot, `april good rows.csv`. What the name of its sheet says is read
 * from it when it is sent again.
 */
export function rowFileName(report: SubmissionReport, kind: 'good' | 'bad'): string {
  const sheets = new Set(report.taken.filter(({ from }) => from === 'sheet').map(({ text }) => text));
  const name = [sentName(report), ...sheets].map(plainName).join(' ');
  return `${name || report.submission} ${kind} rows.csv`;
}

function plainName(name: string): string {
  return name.replace(ENDINGS, '').replace(NOT_IN_FILE_NAMES, ' ').trim().slice(0, LONGEST);
}
