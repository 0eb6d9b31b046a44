import type { Issue } from '../../checks/issue.ts';
import { columnLetters } from '../../intake/column-letters.ts';
import type { SubmissionReport } from '../../submissions/report.ts';
import type { SheetCopy } from '../../submissions/sheet-copy.ts';
import { headingRow, textCell } from '../cells.ts';
import type { WorkbookCell, WorkbookSheet } from '../workbook-model.ts';
import { marksByRow, type RowMarks } from './copy-marks.ts';
import { sheetNames } from './error-content.ts';
import { fittingCopy } from './fitting-copy.ts';
import { cellOf, columnOfCell } from './issue-place.ts';

const leadingHeadings = ['Row', 'Fault'];
const leadingWidths = [9, 60];

/**
 * The sheets as they were read, every cell as text, under the letters of their own columns and beside the numbers of
 * their own rows. Faulty cells have a fill and a comment; the words stand in the column Fault. Of several sheets those
 * with a listed fault, or the first.
 */
export function copySheets(report: SubmissionReport, { others = [], ...first }: SheetCopy): WorkbookSheet[] {
  const faultsIn = ({ sheet }: SheetCopy) =>
    sheet === null ? report.issues : report.issues.filter((issue) => (issue.sheet ?? sheet) === sheet);
  const all = [first, ...others].map((copy) => ({ copy, issues: faultsIn(copy) }));
  const faulty = all.filter(({ copy, issues }) => copy.rows.length > 0 && issues.some(({ row }) => row !== null));
  const shown = faulty.length > 0 ? faulty : all.slice(0, 1).filter(({ copy }) => copy.rows.length > 0);
  return shown.map(({ copy, issues }, at) => {
    const name = at === 0 ? sheetNames.copy : `${sheetNames.copy} ${at + 1}`;
    return { ...copySheet({ ...report, issues }, copy), name };
  });
}

function copySheet(report: SubmissionReport, copy: SheetCopy): WorkbookSheet {
  const marks = marksByRow(report.issues);
  const fitting = fittingCopy(copy, marks);
  const columns = Array.from({ length: fitting.width }, (_, column) => column);
  const names = columnNames(report.issues);
  const headings = columns.map((column) => headingOf(column, names));
  const unmarked = report.issuesTruncated ? 'No fault listed' : 'No fault';
  return {
    name: sheetNames.copy,
    summary: 'The sheet as it was read, with its own row numbers. The column Fault says what is wrong in a row.',
    widths: [...leadingWidths, ...columns.map((column) => widthOf(column, headings[column] ?? '', fitting.rows))],
    rows: [
      [textCell(copy.sheet === null ? 'Copy of the file' : `Copy of the sheet "${copy.sheet}"`, 'title')],
      [textCell(introOf(copy, fitting), 'intro')],
      headingRow([...leadingHeadings, ...headings]),
      ...fitting.rows.map(({ row, cells }) => copiedRow(row, { cells, columns, marks: marks.get(row), unmarked })),
    ],
    tableRow: 2,
    filters: 'offered',
    freeze: { rows: 3, columns: 2 },
    print: { orientation: 'landscape', pagesWide: 1 },
  };
}

function introOf(copy: SheetCopy, fitting: { isCut: boolean }): string {
  const rows = copy.isWhole && !fitting.isCut ? '' : 'Not the whole sheet, because it is large. ';
  return `${rows}Rows and columns have the numbers and letters of your file. Mend the faults there, not here: this copy is not for sending.`;
}

type Row = { cells: readonly string[]; columns: readonly number[]; marks: RowMarks | undefined; unmarked: string };

function copiedRow(row: number, { cells, columns, marks, unmarked }: Row): WorkbookCell[] {
  return [
    { value: row, style: marks?.style ?? 'label', format: '0' },
    textCell(marks?.words ?? unmarked, marks?.style ?? 'text'),
    ...columns.map((column): WorkbookCell => {
      const value = cells[column] || null;
      const mark = marks?.cells.get(column);
      return mark ? { value, style: mark.style, comment: mark.comment } : { value, style: 'copied' };
    }),
  ];
}

/** Names of columns by their place, as far as faults name them. */
function columnNames(issues: readonly Issue[]): Map<number, string> {
  return new Map(
    issues.flatMap((issue) => {
      const column = columnOfCell(cellOf(issue) ?? '');
      return column === null || issue.column === null ? [] : [[column, issue.column] as const];
    }),
  );
}

function headingOf(column: number, names: ReadonlyMap<number, string>): string {
  const letters = columnLetters(column);
  const name = names.get(column)?.replace(/\s+/g, ' ').trim().slice(0, 60);
  return name && name !== letters ? `${letters}: ${name}` : letters;
}

const ROWS_TO_MEASURE = 200;
const ROOM_FOR_MENU = 6;

function widthOf(column: number, heading: string, rows: SheetCopy['rows']): number {
  const lengths = rows.slice(0, ROWS_TO_MEASURE).map(({ cells }) => (cells[column]?.length ?? 0) + 4);
  return Math.min(32, Math.max(12, heading.length + ROOM_FOR_MENU, ...lengths));
}
