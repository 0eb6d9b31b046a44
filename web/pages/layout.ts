import type { Visitor } from '../../functions/core/visitors/visitor.ts';
import { type Html, html, type Part } from '../html.ts';

/**
 * What a page shows in its frame. `heading` is given where the title says more than it, such as that a form was refused;
 * `scripts` name what makes it better where scripts run.
 */
export type Page = {
  title: string;
  heading?: string;
  back?: { href: string; text: string };
  scripts?: readonly string[];
  content: Part;
};

const PRODUCT = 'Better Care Fund return';

/** A whole page around its content: who looks at it, one heading, landmarks, and a way past the header for keyboards. */
export function pageLayout(
  { title, heading = title, back, scripts = [], content }: Page,
  visitor: Visitor | null,
): string {
  return html`<!doctype html>
<html class="nhsuk-template" lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title === PRODUCT ? title : `${title} - ${PRODUCT}`}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/styles/nhsuk-frontend.css">
<link rel="stylesheet" href="/styles/site.css">
${scripts.map(
  (name) => html`<script type="module" src="/scripts/${name}"></script>
`,
)}</head>
<body class="nhsuk-template__body">
<a class="nhsuk-skip-link" href="#maincontent">Skip to main content</a>
<header class="nhsuk-header"><div class="nhsuk-header__container nhsuk-width-container">
<div class="nhsuk-header__service"><a class="nhsuk-header__service-name" href="/">${PRODUCT}</a></div>
${visitor && account(visitor)}</div>
${navigation()}</header>
<div class="nhsuk-width-container">
${back ? html`<nav aria-label="Back"><a class="nhsuk-back-link" href="${back.href}">${back.text}</a></nav>` : null}
<main class="nhsuk-main-wrapper" id="maincontent" tabindex="-1">
<h1 class="nhsuk-heading-l">${heading}</h1>
${content}
</main>
</div>
<footer class="nhsuk-footer"><div class="nhsuk-width-container">
<div class="nhsuk-footer__meta"><p class="nhsuk-body-s">Numbers are exact and not for publication. They may change until the return is final.</p>
<nav aria-label="Help and data for programs"><ul class="nhsuk-footer__list">
<li class="nhsuk-footer__list-item"><a class="nhsuk-footer__list-item-link" href="/rules">Faults and how to mend them</a></li>
<li class="nhsuk-footer__list-item"><a class="nhsuk-footer__list-item-link" href="/glossary">What words mean</a></li>
<li class="nhsuk-footer__list-item"><a class="nhsuk-footer__list-item-link" href="/api/v1/submissions">Submissions as JSON</a></li>
<li class="nhsuk-footer__list-item"><a class="nhsuk-footer__list-item-link" href="/api/v1/returns">Returns as JSON</a></li>
<li class="nhsuk-footer__list-item"><a class="nhsuk-footer__list-item-link" href="/api/v1/audit">Audit trail as JSON</a></li>
</ul></nav></div>
</div></footer>
</body>
</html>
`.text;
}

const PLACES: readonly { href: string; text: string }[] = [
  { href: '/', text: 'This quarter' },
  { href: '/upload', text: 'Send files' },
  { href: '/files', text: 'Files' },
  { href: '/metrics', text: 'Metrics' },
  { href: '/returns', text: 'Returns' },
  { href: '/method', text: 'Method' },
  { href: '/audit', text: 'Audit trail' },
];

function account({ name, roles }: Visitor): Html {
  return html`<nav class="nhsuk-header__account" aria-label="Account"><ul class="nhsuk-header__account-list">
<li class="nhsuk-header__account-item"><a class="nhsuk-header__account-link" href="/signed-in">${name}${roles.length === 0 && ' (looking only)'}</a></li>
</ul></nav>
`;
}

function navigation(): Html {
  const place = ({ href, text }: (typeof PLACES)[number]) =>
    html`<li class="nhsuk-header__navigation-item"><a class="nhsuk-header__navigation-link" href="${href}">${text}</a></li>`;
  return html`<nav class="nhsuk-header__navigation" aria-label="Menu"><div class="nhsuk-header__navigation-container nhsuk-width-container">
<ul class="nhsuk-header__navigation-list">${PLACES.map(place)}</ul>
</div></nav>
`;
}

export type Column = { heading: string; numeric?: true };
export type TableParts = { id: string; caption: Part; columns: readonly Column[]; rows: readonly (readonly Part[])[] };

/** A table in a frame that scrolls by itself, by keyboard too, where the screen is narrow. The first cell names its row. */
export function table({ id, caption, columns, rows }: TableParts): Html {
  const alignment = (index: number) => (columns[index]?.numeric ? ' nhsuk-table__header--numeric numeric' : '');
  const row = (cells: readonly Part[]) => html`<tr>${cells.map((cell, index) =>
    index === 0
      ? html`<th scope="row" class="nhsuk-table__header">${cell}</th>`
      : html`<td class="nhsuk-table__cell${columns[index]?.numeric ? ' nhsuk-table__cell--numeric numeric' : ''}">${cell}</td>`,
  )}</tr>
`;
  return html`<div class="scrolls" role="region" aria-labelledby="${id}" tabindex="0">
<table class="nhsuk-table nhsuk-table--compact">
<caption class="nhsuk-table__caption nhsuk-table__caption--s" id="${id}">${caption}</caption>
<thead class="nhsuk-table__head"><tr>${columns.map(({ heading }, index) => html`<th scope="col" class="nhsuk-table__header${alignment(index)}">${heading}</th>`)}</tr></thead>
<tbody class="nhsuk-table__body">
${rows.map(row)}</tbody>
</table>
</div>
`;
}
