import type { Issue, IssueCode, IssueLevel } from '../../functions/core/checks/issue.ts';
import type { SubmissionReport } from '../../functions/core/submissions/report.ts';
import { countWords, numberWords } from '../../functions/core/words/count-words.ts';
import { issueWords, levelWords } from '../../functions/core/words/issue-words.ts';
import { addressOf } from '../address.ts';
import { details } from '../components/details.ts';
import { summaryList } from '../components/summary-list.ts';
import { type Html, html, type Part } from '../html.ts';
import { type Column, table } from './layout.ts';

/** Issues with one cause: `count` of them, some of which are listed. `fix` is given where it is the same for all of those. */
type IssueGroup = {
  code: IssueCode;
  level: IssueLevel;
  column: string | null;
  count: number;
  issues: Issue[];
  fix: string | null;
};

const MOST_OPEN = 10;
const MOST_FOLDED = 100;

/** Every issue under its cause, with how to mend it. `listedAt` is where all of them are listed; null where nowhere else. */
export function issueGroups(report: SubmissionReport, listedAt: string | null = null): Html {
  const { total } = report.issueCounts;
  if (total === 0) return html`<h2>Issues</h2><p>Nothing was found to be wrong.</p>`;
  const { issues, issuesTruncated } = report;
  return html`<h2 id="issues">${countWords(total, 'issue')}</h2>
${issuesTruncated ? html`<p>${numberWords(issues.length)} of them are listed here and in the report; all are counted.</p>` : null}
${listedAt && issues.length > 1 && html`<p><a href="${listedAt}">All of them as one table, to filter</a></p>`}
${groupsOf(report).map((group, index) => groupSection(group, { id: `issues-${index}`, listedAt }))}`;
}

const causeOf = ({ code, level, column }: Pick<Issue, 'code' | 'level' | 'column'>): string =>
  JSON.stringify([code, level, column]);

/** In the order of the list; causes of which no issue is listed come last. */
function groupsOf({ issues, issueCounts }: SubmissionReport): IssueGroup[] {
  const counts = new Map(issueCounts.byCause?.map((cause) => [causeOf(cause), cause]));
  const listed = [...Map.groupBy(issues, causeOf)].flatMap(([cause, alike]) => {
    const [first] = alike;
    if (!first) return [];
    const { code, level, column } = first;
    const fix = alike.every((issue) => issue.fix === first.fix) ? first.fix : null;
    const count = Math.max(alike.length, counts.get(cause)?.count ?? 0);
    counts.delete(cause);
    return [{ code, level, column, count, issues: alike, fix }];
  });
  return [...listed, ...[...counts.values()].map((cause) => ({ ...cause, issues: [], fix: null }))];
}

type Listing = { id: string; listedAt: string | null };

function groupSection(group: IssueGroup, listing: Listing): Html {
  const { code, column, level, count, fix } = group;
  return html`<section class="issue-group issue-${level}">
<h3>${issueWords[code]?.name ?? code}${column === null ? null : html`${code === 'missing-column' ? ': ' : ' in '}<code>${column}</code>`}${count > 1 && `: ${numberWords(count)}`}</h3>
<p>${levelWords[level]}.${fix === null ? null : ` ${fix}`} <a href="/rules#${code}">More about this fault</a></p>
${issueList(group, listing)}
</section>
`;
}

function issueList({ code, column, issues, fix }: IssueGroup, { id, listedAt }: Listing): Html | null {
  const [first] = issues;
  if (!first) return html`<p>None of them has room in the list.</p>`;
  if (issues.length === 1 && first.row === null) return aboutTheFile(first);
  if (issues.length <= MOST_OPEN) return issueTable({ id, issues, fix, most: MOST_OPEN });
  if (listedAt === null) {
    const shown = countWords(Math.min(issues.length, MOST_FOLDED), 'row');
    return details(`Show ${shown}`, issueTable({ id, issues, fix, most: MOST_FOLDED }));
  }
  const rest = addressOf(listedAt, { code, column: column ?? '' });
  return html`${issueTable({ id, issues, fix, most: MOST_OPEN })}
<p><a href="${rest}">All ${numberWords(issues.length)} that are listed<span class="nhsuk-u-visually-hidden"> of ${issueWords[code]?.name ?? code}${column}</span></a></p>`;
}

function aboutTheFile({ found, expected }: Issue): Html {
  return summaryList([
    ['Found', found],
    ['Expected', expected],
  ]);
}

type IssueTable = { id: string; issues: readonly Issue[]; fix: string | null; most: number };

function issueTable({ id, issues, fix, most }: IssueTable): Html {
  const shown = issues.slice(0, most);
  const has = (field: 'sheet' | 'found' | 'expected') => issues.some((issue) => issue[field] !== null);
  const columns: (Column & { cell: (issue: Issue) => Part })[] = [
    { heading: 'Row', cell: ({ row }) => (row === null ? 'the file' : numberWords(row)) },
    ...(has('sheet') ? [{ heading: 'Sheet', cell: ({ sheet }: Issue) => sheet }] : []),
    ...(has('found') ? [{ heading: 'Found', cell: ({ found }: Issue) => found ?? 'not shown' }] : []),
    ...(has('expected') ? [{ heading: 'Expected', cell: ({ expected }: Issue) => expected }] : []),
    ...(fix === null ? [{ heading: 'How to mend it', cell: (issue: Issue) => issue.fix }] : []),
  ];
  const caption = issues.length > shown.length ? `The first ${most} of ${numberWords(issues.length)}` : 'Where';
  return table({ id, caption, columns, rows: shown.map((issue) => columns.map(({ cell }) => cell(issue))) });
}
