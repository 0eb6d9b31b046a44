import { type Html, html, type Part } from '../html.ts';

export type PageParts = { title: string; back?: { href: string; text: string }; content: Part };

const PRODUCT = 'Better Care Fund return';

/** A whole page around its content: one heading above it, landmarks, and a way past the header for keyboards. */
export function pageLayout({ title, back, content }: PageParts): string {
  return html`<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title === PRODUCT ? title : `${title} - ${PRODUCT}`}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/styles/site.css">
</head>
<body>
<a class="skip-link" href="#content">Skip to main content</a>
<header class="header"><div class="width"><a class="header-name" href="/">${PRODUCT}</a></div></header>
<div class="width">
${back ? html`<nav class="back" aria-label="Back"><a href="${back.href}">${back.text}</a></nav>` : null}
<main id="content" tabindex="-1">
<h1>${title}</h1>
${content}
</main>
</div>
<footer class="footer"><div class="width">
<p>Numbers are exact and not for publication. They may change until the return is final.</p>
<nav aria-label="Data for programs"><ul class="inline">
<li><a href="/api/v1/submissions">Submissions as JSON</a></li>
<li><a href="/api/v1/returns">Returns as JSON</a></li>
<li><a href="/api/v1/audit">Audit trail as JSON</a></li>
</ul></nav>
</div></footer>
</body>
</html>
`.text;
}

export type Column = { heading: string; numeric?: true };
export type TableParts = { id: string; caption: Part; columns: readonly Column[]; rows: readonly (readonly Part[])[] };

/** A table in a frame that scrolls by itself, by keyboard too, where the screen is narrow. The first cell names its row. */
export function table({ id, caption, columns, rows }: TableParts): Html {
  const alignment = (index: number) => (columns[index]?.numeric ? 'numeric' : 'words');
  const row = (cells: readonly Part[]) => html`<tr>${cells.map((cell, index) =>
    index === 0 ? html`<th scope="row">${cell}</th>` : html`<td class="${alignment(index)}">${cell}</td>`,
  )}</tr>
`;
  return html`<div class="table" role="region" aria-labelledby="${id}" tabindex="0">
<table>
<caption id="${id}">${caption}</caption>
<thead><tr>${columns.map(({ heading }, index) => html`<th scope="col" class="${alignment(index)}">${heading}</th>`)}</tr></thead>
<tbody>
${rows.map(row)}</tbody>
</table>
</div>
`;
}
