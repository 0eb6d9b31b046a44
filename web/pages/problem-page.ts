import { html } from '../html.ts';
import { type Page, table } from './layout.ts';

const back = { href: '/', text: 'Back to the start' };

/** What somebody sees in place of a page that cannot be shown. */
export function problemPage({ title, detail }: { title: string; detail: string }): Page {
  return { title, back, content: html`<p class="nhsuk-body-l">${detail}</p>` };
}

/** Every kind of problem that the API answers with. */
export function problemsPage(problems: readonly { code: string; status: number; title: string }[]): Page {
  return {
    title: 'Problems that the API reports',
    back,
    content: table({
      id: 'problems',
      caption: 'Problem details of RFC 9457: the type leads to its row',
      columns: [{ heading: 'Problem' }, { heading: 'Status', numeric: true }, { heading: 'Meaning' }],
      rows: problems.map(({ code, status, title }) => [html`<code id="${code}">${code}</code>`, status, title]),
    }),
  };
}
