import type { SubmissionReport } from '../../functions/core/submissions/report.ts';
import { countWords } from '../../functions/core/words/count-words.ts';
import { details } from '../components/details.ts';
import { type Html, html } from '../html.ts';

/** Whether the file was read to its end, so that each of its rows is known to be fine or not. */
function isReadWhole({ issues }: SubmissionReport): boolean {
  return !issues.some(({ level, code }) => level === 'file' && code !== 'too-many-errors');
}

/** The rows that can be used and those that cannot, each as a file. Null where there are none of the one kind or the other. */
export function rowFilesSection(report: SubmissionReport): Html | null {
  const { rejected, read } = report.rows;
  if (rejected === 0 || !isReadWhole(report)) return null;
  const at = `/submissions/${report.submission}/rows`;
  const good = read - rejected;
  return html`<h2 id="rows">The rows themselves</h2>
<ul><li><a href="${at}/bad.csv" download>${countWords(rejected, 'row')} that cannot be used (CSV)</a></li>
${good > 0 && html`<li><a href="${at}/good.csv" download>${countWords(good, 'row')} that can be used (CSV)</a></li>`}</ul>
${details(
  'What is in these files',
  html`<p>The titles and the header of your file with the rows below them, cell by cell as you sent them, so that they can be mended and sent again. A cell that begins with =, +, - or @ is left as it was: take care when you open the file in a spreadsheet program, which may work it out as a formula. Totals and notes below the rows are left out.</p>
<p>A file replaces the months that it covers: send the mended rows together with those that can be used, not alone.</p>
<p>The rows are read from your file when you ask for them and are kept nowhere else. Who downloaded them is in the audit trail. Where they are too many for this page, whoever has the file gets them by command:</p>
<pre class="command"><code>npm run bcf -- check FILE --good-rows good.csv --bad-rows bad.csv</code></pre>`,
)}`;
}
