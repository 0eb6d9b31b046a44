import type { Issue, IssueCode } from '../../functions/core/checks/issue.ts';
import type { SubmissionReport } from '../../functions/core/submissions/report.ts';
import { countWords, numberWords } from '../../functions/core/words/count-words.ts';
import { issueWords, levelWords } from '../../functions/core/words/issue-words.ts';
import { details } from '../components/details.ts';
import { summaryList } from '../components/summary-list.ts';
import { type Html, html, type Part } from '../html.ts';
import { type Column, table } from './layout.ts';

/** Issues with one cause. `fix` is given where it is the same for all of them. */
type IssueGroup = { code: IssueCode; column: string | null; issues: Issue[]; fix: string | null };

const MOST_SHOWN = 100;
const MOST_OPEN = 10;

/** Every issue under its cause, with how to mend it; long lists are folded and cut short. */
export function issueGroups(report: SubmissionReport): Html {
  const { total } = report.issueCounts;
  if (total === 0) return html`<h2>Issues</h2><p>Nothing was found to be wrong.</p>`;
  const { issues, issuesTruncated } = report;
  return html`<h2>${countWords(total, 'issue')}</h2>
${issuesTruncated ? html`<p>${numberWords(issues.length)} of them are listed here and in the report; all are counted.</p>` : null}
${groupsOf(issues).map(groupSection)}`;
}

function groupsOf(issues: readonly Issue[]): IssueGroup[] {
  const byCause = Map.groupBy(issues, ({ code, column }) => `${code} ${column ?? ''}`);
  return [...byCause.values()].flatMap((alike) => {
    const [first] = alike;
    if (!first) return [];
    const fix = alike.every((issue) => issue.fix === first.fix) ? first.fix : null;
    return [{ code: first.code, column: first.column, issues: alike, fix }];
  });
}

function groupSection({ code, column, issues, fix }: IssueGroup, index: number): Html {
  const level = issues[0]?.level ?? 'warning';
  const count = issues.length > 1 ? `: ${numberWords(issues.length)}` : '';
  return html`<section class="issue-group issue-${level}">
<h3>${issueWords[code]?.name ?? code}${column === null ? null : html` in <code>${column}</code>`}${count}</h3>
<p>${levelWords[level]}.${fix === null ? null : ` ${fix}`} <a href="/rules#${code}">More about this fault</a></p>
${issueList({ id: `issues-${index}`, issues, fix })}
</section>
`;
}

type IssueList = { id: string; issues: readonly Issue[]; fix: string | null };

function issueList(list: IssueList): Html {
  const { issues } = list;
  const [first] = issues;
  if (issues.length === 1 && first?.row === null) return aboutTheFile(first);
  if (issues.length <= MOST_OPEN) return issueTable(list);
  const shown = countWords(Math.min(issues.length, MOST_SHOWN), 'row');
  return details(`Show ${shown}`, issueTable(list));
}

function aboutTheFile({ found, expected }: Issue): Html {
  return summaryList([
    ['Found', found],
    ['Expected', expected],
  ]);
}

function issueTable({ id, issues, fix }: IssueList): Html {
  const shown = issues.slice(0, MOST_SHOWN);
  const has = (field: 'sheet' | 'found' | 'expected') => issues.some((issue) => issue[field] !== null);
  const columns: (Column & { cell: (issue: Issue) => Part })[] = [
    { heading: 'Row', cell: ({ row }) => (row === null ? 'the file' : numberWords(row)) },
    ...(has('sheet') ? [{ heading: 'Sheet', cell: ({ sheet }: Issue) => sheet }] : []),
    ...(has('found') ? [{ heading: 'Found', cell: ({ found }: Issue) => found ?? 'not shown' }] : []),
    ...(has('expected') ? [{ heading: 'Expected', cell: ({ expected }: Issue) => expected }] : []),
    ...(fix === null ? [{ heading: 'How to mend it', cell: (issue: Issue) => issue.fix }] : []),
  ];
  const caption = issues.length > shown.length ? `The first ${MOST_SHOWN} of ${numberWords(issues.length)}` : 'Where';
  return table({ id, caption, columns, rows: shown.map((issue) => columns.map(({ cell }) => cell(issue))) });
}
