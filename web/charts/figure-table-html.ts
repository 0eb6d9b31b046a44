import type { FigureTable } from '../../functions/core/charts/figure-table.ts';
import { type Html, html } from '../html.ts';

/** With more columns than these the first is narrow and the letters are small. */
const MANY = 6;

export type FigureTableParts = { id: string; table: FigureTable; holds: 'figures' | 'words' };

/** A table of figures in a frame that scrolls by itself, by keyboard too. The first cell names its row. */
export function figureTableHtml({ id, table, holds }: FigureTableParts): Html {
  const { caption, corner, columns, rows } = table;
  const look = columns.length > MANY ? `${holds} many` : holds;
  const row = ({ heading, cells }: FigureTable['rows'][number]) =>
    html`<tr><th scope="row">${heading}</th>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>
`;
  return html`<div class="table ${look}" role="region" aria-labelledby="${id}" tabindex="0">
<table>
<caption id="${id}">${caption}</caption>
<thead><tr><th scope="col">${corner}</th>${columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
<tbody>
${rows.map(row)}</tbody>
</table>
</div>
`;
}
