import { periodWords } from '../../functions/core/periods/period-words.ts';
import { timeWords } from '../../functions/core/returns/time-words.ts';
import { countWords } from '../../functions/core/words/count-words.ts';
import { tag } from '../components/tag.ts';
import { type Html, html, type Part } from '../html.ts';
import { isForPeople } from '../words/file-words.ts';
import { stateWords } from '../words/return-words.ts';
import { type DownloadFile, downloadList } from './download-list.ts';
import { pageLayout, table } from './layout.ts';
import { type SubmissionRow, submissionTable } from './submission-table.ts';

/** The newest revision of a return as a list shows it. `publishedAt` is an ISO time. */
export type ReturnRow = {
  area: { code: string; name: string };
  quarter: string;
  revision: number;
  state: 'provisional' | 'final';
  status: 'draft' | 'signed-off';
  publishedAt: string;
  coverage: string;
  issues: number;
  files: readonly DownloadFile[];
};

/** `s3Url` is where files go to; null where that is AWS itself. */
export type HomeModel = {
  s3Url: string | null;
  bucket: string;
  submissions: readonly SubmissionRow[];
  returns: readonly ReturnRow[];
};

/** The first page: what this is, how to send a file, what came, and what can be downloaded. */
export function homePage(model: HomeModel): string {
  return pageLayout({
    title: 'Better Care Fund return',
    content: html`<p class="nhsuk-body-l">This service turns the extracts that hospitals and councils send into the quarterly Better Care Fund return of a health and wellbeing board. Send a file, see within a minute what was found in it, and download the return.</p>
<nav aria-label="On this page"><ul class="inline">
<li><a href="#send">Send a file</a></li>
<li><a href="#files">Files that came</a></li>
<li><a href="#returns">Returns to download</a></li>
</ul></nav>
${howToSend(model)}
<h2 id="files">Files that came</h2>
${model.submissions.length > 0 ? submissionTable(model.submissions) : html`<p>No file has come yet.</p>`}
<h2 id="returns">Returns to download</h2>
${model.returns.length > 0 ? returnTables(model.returns) : NO_RETURNS}`,
  });
}

function howToSend({ s3Url, bucket }: HomeModel): Html {
  const command = `aws s3 cp my-extract.csv s3://${bucket}/sus-apc/coventry/`;
  const lines = s3Url === null ? [command] : [...LOCAL_CREDENTIALS, `${command} --endpoint-url ${s3Url}`];
  return html`<h2 id="send">Send a file</h2>
<p>Copy it into the bucket under the kind of file and the team that it comes from:</p>
<pre class="command"><code>${lines.join('\n')}</code></pre>
<p>In place of <code>sus-apc</code> name the kind of file, such as <code>discharge-ready</code>, <code>plan</code>, <code>population</code> or <code>area-lookup</code>; or <code>inbox</code>, to have it recognised by its columns. In place of <code>coventry</code> name the team. A file replaces the months that it covers and leaves all others as they are.</p>
`;
}

// The embedded store knows one user by this name; it answers on this machine only.
const LOCAL_CREDENTIALS = [
  'export AWS_ACCESS_KEY_ID=local AWS_SECRET_ACCESS_KEY=local',
  'export AWS_DEFAULT_REGION=eu-west-2',
];

const NO_RETURNS = html`<p>No return has been published yet. It is published when the quarter has ended and the area has sent a plan.</p>`;

function returnTables(returns: readonly ReturnRow[]): Part {
  const byQuarter = Map.groupBy(returns, ({ quarter }) => quarter);
  const quarters = [...byQuarter].sort(([a], [b]) => (a < b ? 1 : -1));
  return quarters.map(([quarter, rows]) => quarterTable(quarter, rows));
}

function quarterTable(quarter: string, rows: readonly ReturnRow[]): Html {
  const areas = [...rows].sort((a, b) => (a.area.name < b.area.name ? -1 : 1));
  return table({
    id: `returns-${quarter}`,
    caption: `${periodWords(quarter)}: ${countWords(rows.length, 'area')}`,
    columns: [
      { heading: 'Area' },
      { heading: 'State' },
      { heading: 'Data' },
      { heading: 'Revision' },
      { heading: 'Download' },
    ],
    rows: areas.map((row) => [
      html`<a href="/returns/${row.quarter}/${row.area.code}">${row.area.name}</a>`,
      tag(row.state === 'final' ? 'good' : 'note', stateWords(row)),
      row.issues === 0 ? row.coverage : `${row.coverage}; ${countWords(row.issues, 'remark')}`,
      `${row.revision}, ${timeWords(row.publishedAt)}`,
      downloadList(row.files.filter(({ name }) => isForPeople(name))),
    ]),
  });
}
