import type { ReturnFile } from '../../functions/core/returns/latest-document.ts';
import type { QuarterIndex, QuarterIndexEntry } from '../../functions/core/returns/quarter-index.ts';
import { timeWords } from '../../functions/core/returns/time-words.ts';
import { countWords, sizeWords } from '../../functions/core/words/count-words.ts';
import { type Html, html } from '../html.ts';

// Colours and spacing of the NHS design system, written out because the page is opened on its own from a bucket.
const style = html`<style>
body{margin:0;background:#f0f4f5;color:#212b32;font:16px/1.5 "Frutiger W01",Arial,sans-serif}
header{background:#005eb8;color:#fff;padding:16px 24px}
header p{margin:0;font-weight:700}
main{max-width:1200px;margin:0 auto;padding:24px}
h1{font-size:32px;line-height:1.2;margin:0 0 16px}
.table{overflow-x:auto;background:#fff;padding:0 24px 24px}
table{border-collapse:collapse;width:100%}
caption{text-align:left;font-weight:700;font-size:19px;padding:24px 0 16px}
th,td{text-align:left;vertical-align:top;padding:8px 16px 8px 0;border-bottom:1px solid #d8dde0}
ul{margin:0;padding:0;list-style:none}
a{color:#005eb8}a:visited{color:#330072}a:hover{color:#7c2855}
a:focus{outline:4px solid transparent;background:#ffeb3b;color:#212b32;box-shadow:0 4px #212b32;text-decoration:none}
.tag{display:inline-block;padding:2px 8px;border:1px solid #005eb8;background:#d9e5f2;color:#00386e;font-weight:700;white-space:nowrap}
.tag-final{border-color:#007f3b;background:#cce5d8;color:#00401e}
</style>`;

/** The index of a quarter as one HTML page that loads nothing else. All text is escaped. */
export function quarterIndexPage(index: QuarterIndex): string {
  return html`<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${index.title}</title>
${style}
</head>
<body>
<header><p>Better Care Fund return</p></header>
<main>
<h1>${index.title}</h1>
<p>As at ${timeWords(index.updatedAt)}. The files hold exact numbers and are not for publication.</p>
${index.areas.length === 0 ? html`<p>No return has been produced for this quarter yet.</p>` : areaTable(index)}
</main>
</body>
</html>
`.text;
}

function areaTable({ areas }: QuarterIndex): Html {
  const headings = ['Area', 'State', 'Sign-off', 'Data', 'Checklist', 'Revision', 'Files'];
  return html`<div class="table" role="region" aria-labelledby="areas" tabindex="0">
<table>
<caption id="areas">${countWords(areas.length, 'area')}</caption>
<thead><tr>${headings.map((heading) => html`<th scope="col">${heading}</th>`)}</tr></thead>
<tbody>
${areas.map(areaRow)}</tbody>
</table>
</div>`;
}

function areaRow(entry: QuarterIndexEntry): Html {
  const cells = [
    html`<span class="tag tag-${entry.state}">${entry.state === 'final' ? 'Final' : 'Provisional'}</span>`,
    entry.status === 'signed-off' ? 'Signed off' : 'Draft',
    html`${entry.coverage}${entry.issues > 0 && html`<br>${countWords(entry.issues, 'remark')}`}`,
    `${entry.checklist.complete} of ${entry.checklist.items} complete`,
    html`${entry.revision}, ${timeWords(entry.publishedAt)}${changesShown(entry)}${proposedShown(entry)}`,
    fileList(entry.files),
  ];
  return html`<tr><th scope="row">${entry.area.name}<br>${entry.area.code}</th>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>
`;
}

function changesShown({ changes, afterFreeze }: QuarterIndexEntry): Html | false {
  const late = afterFreeze ? ', after the freeze' : '';
  return changes > 0 && html`<br>${countWords(changes, 'number')} changed${late}`;
}

function proposedShown({ proposed }: QuarterIndexEntry): Html | null {
  return (
    proposed &&
    html`<br>Revision ${proposed.revision} is proposed: ${countWords(proposed.changes, 'number')} would change`
  );
}

function fileList(files: readonly ReturnFile[]): Html {
  if (files.length === 0) return html`No files`;
  const expires = files.map(({ linkExpiresAt }) => linkExpiresAt).sort()[0] ?? '';
  const items = files.map(({ name, link, bytes }) => html`<li>${anchor(name, link)} (${sizeWords(bytes)})</li>`);
  return html`<ul>${items}</ul>Links work until ${timeWords(expires)}`;
}

// A link that is not http could run a script when it is followed.
function anchor(name: string, link: string): Html {
  return /^https?:\/\//.test(link) ? html`<a href="${link}">${name}</a>` : html`${name}`;
}
