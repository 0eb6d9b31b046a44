import { type Html, html, type Part } from '../html.ts';
import { button } from './fields.ts';

/** What a list is cut down by: its fields in boxes, sent as part of the address, so that what is seen can be passed on. */
export function filterForm({ to, fields, isFiltered }: { to: string; fields: Part; isFiltered: boolean }): Html {
  return html`<form method="get" action="${to}" class="filter"><div class="boxes">
${fields}</div>
<div class="filter-end">${button('Show', 'secondary')}${isFiltered && html`<a href="${to}">Show all again</a>`}</div>
</form>
`;
}
