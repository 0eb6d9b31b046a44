import type { Issue } from '../../checks/issue.ts';
import type { SubmissionReport } from '../../submissions/report.ts';
import { numberWords } from '../../words/count-words.ts';
import { levelWords } from '../../words/issue-words.ts';
import { headingRow, textCell } from '../cells.ts';
import type { WorkbookCell, WorkbookSheet } from '../workbook-model.ts';
import { faultStyle, NO_FAULTS, sheetNames } from './error-content.ts';
import { cellOf } from './issue-place.ts';

const headings = [
  'Number',
  'What follows',
  'Sheet',
  'Row',
  'Cell',
  'Column',
  'Found',
  'Expected',
  'How to mend it',
  'Code',
];

/** Every fault that the report lists, one to a row, with its place in the file. */
export function rowsSheet(report: SubmissionReport): WorkbookSheet {
  const { issues } = report;
  const none = [textCell(NO_FAULTS, 'label'), ...headings.slice(1).map(() => textCell(null))];
  return {
    name: sheetNames.rows,
    summary: 'Every fault that is listed, one to a row: where it is, what was found, what is expected, how to mend it.',
    widths: [12, 24, 18, 10, 9, 26, 30, 44, 60, 20],
    rows: [
      [textCell('Every fault, row by row', 'title')],
      [textCell(introOf(report), 'intro')],
      headingRow(headings),
      ...(report.issueCounts.total === 0 ? [none] : issues.map(issueRow)),
    ],
    tableRow: 2,
    filters: 'offered',
    freeze: { rows: 3, columns: 1 },
    print: { orientation: 'landscape', pagesWide: 1 },
  };
}

function introOf({ issueCounts, issues, issuesTruncated }: SubmissionReport): string {
  if (issueCounts.total === 0) return `${NO_FAULTS}.`;
  const rowsAreThose = 'Rows and cells are those of your file: the first line is row 1.';
  if (!issuesTruncated) return rowsAreThose;
  const [listed, total] = [numberWords(issues.length), numberWords(issueCounts.total)];
  return `Only the first ${listed} faults of ${total} are listed; the sheet "${sheetNames.causes}" counts them all. ${rowsAreThose}`;
}

function issueRow(issue: Issue, index: number): WorkbookCell[] {
  const { row } = issue;
  return [
    { value: index + 1, style: 'label', format: '#,##0' },
    textCell(levelWords[issue.level], faultStyle(issue.level)),
    textCell(issue.sheet),
    row === null ? textCell('The file') : { value: row, style: 'number', format: '0' },
    textCell(cellOf(issue)),
    textCell(issue.column),
    textCell(foundWords(issue)),
    textCell(issue.expected),
    textCell(issue.fix),
    textCell(issue.code),
  ];
}

function foundWords({ found, code }: Issue): string {
  return found ?? (code === 'required' ? 'Blank' : 'Not shown');
}
