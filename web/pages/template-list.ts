import { type Html, html } from '../html.ts';
import { table } from './layout.ts';

/** A template to download for each kind of file. */
export function templateList(sources: readonly { source: string; title: string }[]): Html {
  const file = (source: string, kind: 'csv' | 'xlsx', words: string) =>
    html`<a href="/templates/${source}.${kind}">${words}<span class="nhsuk-u-visually-hidden"> template of ${source}</span></a>`;
  return table({
    id: 'template-files',
    caption: 'A template for each kind of file',
    columns: [{ heading: 'Kind of file' }, { heading: 'Template' }],
    rows: sources.map(({ source, title }) => [
      html`${title} (<code>${source}</code>)`,
      html`${file(source, 'xlsx', 'Workbook')} · ${file(source, 'csv', 'CSV')}`,
    ]),
  });
}
