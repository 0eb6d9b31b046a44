import { htmlText } from './html-text.ts';
import type { ReturnFile } from './latest-document.ts';
import type { QuarterIndex, QuarterIndexEntry } from './quarter-index.ts';
import { timeWords } from './time-words.ts';

// Colours and spacing of the NHS design system, written out because the page is opened on its own from a bucket.
const style = `
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
.tag-final{border-color:#007f3b;background:#cce5d8;color:#00401e}`;

/** The index of a quarter as one HTML page that loads nothing else. All text is escaped. */
export function quarterIndexPage(index: QuarterIndex): string {
  const title = htmlText(index.title);
  return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
<style>${style}
</style>
</head>
<body>
<header><p>Better Care Fund return</p></header>
<main>
<h1>${title}</h1>
<p>As at ${htmlText(timeWords(index.updatedAt))}. The files hold exact numbers and are not for publication.</p>
${index.areas.length === 0 ? '<p>No return has been produced for this quarter yet.</p>' : areaTable(index)}
</main>
</body>
</html>
`;
}

function areaTable({ areas }: QuarterIndex): string {
  const headings = ['Area', 'State', 'Sign-off', 'Data', 'Checklist', 'Revision', 'Files'];
  return `<div class="table" role="region" aria-labelledby="areas" tabindex="0">
<table>
<caption id="areas">${areas.length === 1 ? '1 area' : `${areas.length} areas`}</caption>
<thead><tr>${headings.map((heading) => `<th scope="col">${heading}</th>`).join('')}</tr></thead>
<tbody>
${areas.map(areaRow).join('\n')}
</tbody>
</table>
</div>`;
}

function areaRow(entry: QuarterIndexEntry): string {
  const cells = [
    `<span class="tag tag-${entry.state}">${entry.state === 'final' ? 'Final' : 'Provisional'}</span>`,
    entry.status === 'signed-off' ? 'Signed off' : 'Draft',
    `${htmlText(entry.coverage)}${remarkWords(entry.issues)}`,
    `${entry.checklist.complete} of ${entry.checklist.items} complete`,
    `${entry.revision}, ${htmlText(timeWords(entry.publishedAt))}`,
    fileList(entry.files),
  ];
  const area = `<th scope="row">${htmlText(entry.area.name)}<br>${htmlText(entry.area.code)}</th>`;
  return `<tr>${area}${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
}

function remarkWords(issues: number): string {
  if (issues === 0) return '';
  return `<br>${issues === 1 ? '1 remark' : `${issues} remarks`}`;
}

function fileList(files: readonly ReturnFile[]): string {
  if (files.length === 0) return 'No files';
  const expires = files.map(({ linkExpiresAt }) => linkExpiresAt).sort()[0] ?? '';
  const items = files.map(({ name, link, bytes }) => `<li>${anchor(name, link)} (${sizeWords(bytes)})</li>`);
  return `<ul>${items.join('')}</ul>Links work until ${htmlText(timeWords(expires))}`;
}

// A link that is not http could run a script when it is followed.
function anchor(name: string, link: string): string {
  return /^https?:\/\//.test(link) ? `<a href="${htmlText(link)}">${htmlText(name)}</a>` : htmlText(name);
}

function sizeWords(bytes: number): string {
  return `${Math.max(1, Math.round(bytes / 1024))} KB`;
}
