import { fileIssue } from '../checks/file-issue.ts';
import type { Issue } from '../checks/issue.ts';
import type { CsvFault } from './csv-rows.ts';

type Words = Pick<Issue, 'expected' | 'fix'>;

const ABOUT_FAULT: Record<CsvFault['code'], Words> = {
  'open-quote': {
    expected: 'a closing quotation mark',
    fix: 'A quotation mark is opened in this row and never closed, so the rest of the file cannot be told apart. Close or remove it.',
  },
  'too-large': {
    expected: 'a row of at most a million characters',
    fix: 'This row is longer than any real one. Look for missing line ends, and export the file again.',
  },
};

/** Why the rows of a text cannot be told apart from this row on. */
export const csvFault = ({ code, row }: CsvFault): Issue => ({
  ...fileIssue(code, { found: null, ...ABOUT_FAULT[code] }),
  row,
});

/** Why a file is no text. */
export const unreadable = (found: string, fix: string): Issue =>
  fileIssue('unreadable', { found, expected: 'a table as CSV text', fix });

export const nulCharacters = (): Issue =>
  unreadable('NUL characters', 'The file is damaged or no text file. Export it again as CSV.');

/** A file without a single row of data. */
export const noData = (): Issue =>
  fileIssue('empty-file', {
    found: null,
    expected: 'a header row and at least one row of data',
    fix: 'The file holds no data. Check the export and send it again.',
  });
