import type { Issue, IssueCode, IssueLevel } from '../../checks/issue.ts';
import type { CauseCount } from '../../checks/tally.ts';
import { listWords } from '../../periods/period-words.ts';
import type { SubmissionReport } from '../../submissions/report.ts';
import { numberWords } from '../../words/count-words.ts';
import { issueWords, levelWords } from '../../words/issue-words.ts';
import { headingRow, textCell } from '../cells.ts';
import type { WorkbookCell, WorkbookSheet } from '../workbook-model.ts';
import { faultStyle, NO_FAULTS, sheetNames } from './error-content.ts';
import { cellOf } from './issue-place.ts';

type Cause = {
  code: IssueCode;
  count: number;
  listed: Issue[];
  level: IssueLevel | null;
  /** How many there are in each column, listed or not. */
  byColumn: readonly CauseCount[];
};

const headings = ['Cause', 'Code', 'How many', 'What follows', 'What it means', 'How to mend it', 'Where first'];
const MOST_PLACES = 10;
const levels: readonly (IssueLevel | null)[] = ['file', 'row', 'warning', null];

/** One row for each kind of fault: how many, what it means in plain words, how to mend it, and where the first are. */
export function causesSheet(report: SubmissionReport): WorkbookSheet {
  const causes = causesOf(report);
  const rows =
    causes.length === 0
      ? [[textCell(NO_FAULTS, 'label'), ...headings.slice(1).map(() => textCell(null))]]
      : causes.map(causeRow);
  return {
    name: sheetNames.causes,
    summary: 'One row for each kind of fault: how many, what it means, how to mend it, and where the first are.',
    widths: [34, 22, 14, 24, 44, 56, 36],
    rows: [[textCell('Faults by cause', 'title')], [textCell(introOf(report), 'intro')], headingRow(headings), ...rows],
    tableRow: 2,
    filters: 'offered',
    freeze: { rows: 3, columns: 1 },
    print: { orientation: 'landscape', pagesWide: 1 },
  };
}

function introOf({ issueCounts }: SubmissionReport): string {
  if (issueCounts.total === 0) return `${NO_FAULTS}.`;
  return `Every fault is counted here, ${numberWords(issueCounts.total)} in all. The gravest come first.`;
}

function causesOf({ issueCounts, issues }: SubmissionReport): Cause[] {
  const byCode = Map.groupBy(issues, ({ code }) => code);
  const causes = (Object.entries(issueCounts.byCode) as [IssueCode, number][]).map(([code, count]) => {
    const listed = byCode.get(code) ?? [];
    const byColumn = issueCounts.byCause?.filter((cause) => cause.code === code) ?? [];
    const found = new Set([...listed, ...byColumn].map(({ level }) => level));
    return { code, count, listed, byColumn, level: levels.find((level) => level !== null && found.has(level)) ?? null };
  });
  return causes.sort((a, b) => levels.indexOf(a.level) - levels.indexOf(b.level) || b.count - a.count);
}

function causeRow(cause: Cause): WorkbookCell[] {
  const { code, count, listed, level } = cause;
  const words = issueWords[code];
  return [
    textCell(words?.name ?? code, 'label'),
    textCell(code),
    { value: count, style: 'number', format: '#,##0' },
    textCell(followsWords(cause), level === null ? 'text' : faultStyle(level)),
    textCell(words?.meaning ?? null),
    textCell(fixOf(listed) ?? words?.mend ?? null),
    textCell(placesOf(cause)),
  ];
}

function followsWords({ listed, byColumn }: Cause): string {
  const found = new Set([...listed, ...byColumn].map(({ level }) => level));
  const said = levels.flatMap((level) => (level !== null && found.has(level) ? [levelWords[level]] : []));
  return said.length === 0 ? 'Not listed' : said.join('; ');
}

/** The words of the faults themselves where all of one kind have the same. */
function fixOf(listed: readonly Issue[]): string | null {
  const [first] = listed;
  return first && listed.every(({ fix }) => fix === first.fix) ? first.fix : null;
}

function placesOf({ listed, count, byColumn }: Cause): string {
  const isOfSheets = new Set(listed.map(({ sheet }) => sheet)).size > 1;
  const places = [...new Set(listed.map((issue) => (isOfSheets ? placeOnSheet(issue) : placeOf(issue))))];
  const shown = places.slice(0, MOST_PLACES);
  const more = count > listed.length || places.length > shown.length;
  const inAll = count > listed.length ? inColumns(byColumn) : '';
  if (shown.length === 0) return `Not listed: there is no room for all faults${inAll}`;
  return more ? `${shown.join(', ')} and more${inAll}` : listWords(shown);
}

function inColumns(byColumn: readonly CauseCount[]): string {
  const columns = byColumn.flatMap(({ column, count }) => (column === null ? [] : `${column}: ${numberWords(count)}`));
  return columns.length === 0 ? '' : `. In all, by column: ${columns.slice(0, MOST_PLACES).join('; ')}`;
}

const placeOnSheet = (issue: Issue): string => `${issue.sheet === null ? '' : `${issue.sheet}: `}${placeOf(issue)}`;

function placeOf(issue: Issue): string {
  if (issue.row === null) return issue.column === null ? 'the whole file' : `column ${issue.column}`;
  return cellOf(issue) ?? `row ${issue.row}`;
}
