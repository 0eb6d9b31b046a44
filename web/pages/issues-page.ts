import type { Issue } from '../../functions/core/checks/issue.ts';
import type { IssuesAsked } from '../../functions/core/submissions/find-issues.ts';
import type { SubmissionReport } from '../../functions/core/submissions/report.ts';
import { countWords, numberWords } from '../../functions/core/words/count-words.ts';
import { ISSUE_LEVELS, issueWords, levelWords } from '../../functions/core/words/issue-words.ts';
import { addressOf } from '../address.ts';
import { selectField, textField } from '../components/fields.ts';
import { filterForm } from '../components/filter-form.ts';
import { pagination } from '../components/pagination.ts';
import { type Html, html, type Part } from '../html.ts';
import { type Column, type Page, table } from './layout.ts';

/** One page of the issues that fit; `found` is how many fit on all pages. */
export type IssuesModel = {
  fileName: string;
  report: SubmissionReport;
  asked: IssuesAsked & { page: number };
  issues: readonly Issue[];
  found: number;
  pages: number;
};

/** Where the issues of a submission are listed. */
export function issuesPath(submission: string): string {
  return `/submissions/${submission}/issues`;
}

/** Every issue of a file that is listed, one to a row. */
export function issuesPage(model: IssuesModel): Page {
  const { fileName, report, asked, issues, pages } = model;
  const path = issuesPath(report.submission);
  const { page, ...filter } = asked;
  const step = (to: number) =>
    to < 1 || to > pages ? null : { href: addressOf(path, { ...asked, page: to }), text: `Page ${to} of ${pages}` };
  return {
    title: `Issues of ${fileName}`,
    back: { href: `/submissions/${report.submission}`, text: 'Back to the file' },
    content: html`<p>${listedWords(report)}</p>
${filterForm({ to: path, isFiltered: Object.values(filter).some((value) => value !== ''), fields: filterFields(report, filter) })}
${issues.length > 0 ? issueTable(model) : html`<p>No issue fits.</p>`}
${pagination({ previous: step(page - 1), next: step(page + 1) })}
<p><a href="/api/v1/submissions/${report.submission}/report.xlsx">All of this as a workbook (report.xlsx)</a></p>`,
  };
}

function listedWords({ issueCounts, issues, issuesTruncated }: SubmissionReport): string {
  const all = countWords(issueCounts.total, 'issue');
  return issuesTruncated
    ? `${numberWords(issues.length)} of ${all} are listed. Mend those, check the file again, and the next ones are.`
    : `${all}, all of them listed.`;
}

const distinct = (values: readonly (string | null)[]): string[] => [...new Set(values.flatMap((value) => value ?? []))];

function filterFields({ issues }: SubmissionReport, { level, code, column, sheet, words }: IssuesAsked): Part {
  const levels = new Set(issues.map((issue) => issue.level));
  const choicesOf = (values: readonly string[]) => values.map((value) => ({ value, text: value }));
  const sheets = distinct(issues.map((issue) => issue.sheet));
  return [
    selectField({
      id: 'level',
      label: 'How far it reaches',
      value: level,
      blank: 'All',
      choices: ISSUE_LEVELS.filter((each) => levels.has(each)).map((each) => ({ value: each, text: levelWords[each] })),
    }),
    selectField({
      id: 'code',
      label: 'Cause',
      value: code,
      blank: 'All causes',
      choices: distinct(issues.map((issue) => issue.code)).map((value) => ({ value, text: nameOf(value) })),
    }),
    selectField({
      id: 'column',
      label: 'Column',
      value: column,
      blank: 'All columns',
      choices: choicesOf(distinct(issues.map((issue) => issue.column)).sort()),
    }),
    sheets.length > 0 &&
      selectField({ id: 'sheet', label: 'Sheet', value: sheet, blank: 'All sheets', choices: choicesOf(sheets) }),
    textField({ id: 'words', label: 'Words', value: words }),
  ];
}

const words: Readonly<Record<string, { name: string } | undefined>> = issueWords;
const nameOf = (code: string): string => words[code]?.name ?? code;

function issueTable({ issues, report, found, asked }: IssuesModel): Html {
  const hasSheets = report.issues.some(({ sheet }) => sheet !== null);
  const hasColumns = issues.some(({ column }) => column !== null);
  const columns: (Column & { cell: (issue: Issue) => Part })[] = [
    { heading: 'Row', cell: ({ row }) => (row === null ? 'the file' : numberWords(row)) },
    ...(hasSheets ? [{ heading: 'Sheet', cell: ({ sheet }: Issue) => sheet }] : []),
    ...(hasColumns ? [{ heading: 'Column', cell: ({ column }: Issue) => column && html`<code>${column}</code>` }] : []),
    { heading: 'Cause', cell: ({ code }) => html`<a href="/rules#${code}">${nameOf(code)}</a>` },
    { heading: 'Found', cell: (issue) => issue.found ?? 'not shown' },
    { heading: 'Expected', cell: ({ expected }) => expected },
    { heading: 'How to mend it', cell: ({ fix }) => fix },
    { heading: 'How far it reaches', cell: ({ level }) => levelWords[level] },
  ];
  const caption = `${countWords(found, 'issue')}${asked.page > 1 || found > issues.length ? `, page ${asked.page}` : ''}`;
  return table({ id: 'issues', caption, columns, rows: issues.map((issue) => columns.map(({ cell }) => cell(issue))) });
}
