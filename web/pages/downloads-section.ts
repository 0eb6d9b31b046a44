import type { SubmissionReport } from '../../functions/core/submissions/report.ts';
import { countWords } from '../../functions/core/words/count-words.ts';
import { details } from '../components/details.ts';
import { type Html, html } from '../html.ts';

/** Whether the file was read to its end and has rows of both kinds or bad ones alone, so that they are worth a file. */
function hasRowsToMend({ issues, rows }: SubmissionReport): boolean {
  return rows.rejected > 0 && !issues.some(({ level, code }) => level === 'file' && code !== 'too-many-errors');
}

/** The report as a workbook and as JSON, and where rows are at fault, those rows and the others. */
export function downloadsSection(report: SubmissionReport): Html {
  const api = `/api/v1/submissions/${report.submission}`;
  const isToMend = hasRowsToMend(report);
  return html`<h2 id="downloads">Downloads</h2>
<ul><li><a href="${api}/report.xlsx">The report as a workbook (report.xlsx)</a></li>
${isToMend && rowFiles(report)}<li><a href="${api}">The report as JSON (report.json)</a></li></ul>
${isToMend && aboutRowFiles()}`;
}

function rowFiles({ submission, rows: { read, rejected } }: SubmissionReport): Html {
  const at = `/submissions/${submission}/rows`;
  const good = read - rejected;
  return html`<li><a href="${at}/bad.csv">${countWords(rejected, 'row')} that cannot be used (CSV)</a></li>
${
  good > 0 &&
  html`<li><a href="${at}/good.csv">${countWords(good, 'row')} that can be used (CSV)</a></li>
`
}`;
}

function aboutRowFiles(): Html {
  return details(
    'What is in the files of rows',
    html`<p>The titles and the header of your file with the rows below them, cell by cell as you sent them, so that they can be mended and sent again. A cell that begins with =, +, - or @ is left as it was: take care when you open the file in a spreadsheet program, which may work it out as a formula. Totals and notes below the rows are left out.</p>
<p>A file replaces the months that it covers: send the mended rows together with those that can be used, not alone.</p>
<p>The rows are read from your file when you ask for them and are kept nowhere else. Who downloaded them is in the audit trail. Where they are too many to be downloaded here, whoever has the file gets them by command:</p>
<pre class="command"><code>npm run bcf -- check FILE --good-rows good.csv --bad-rows bad.csv</code></pre>`,
  );
}
