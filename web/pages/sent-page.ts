import { html } from '../html.ts';
import type { Page } from './layout.ts';

/** `href` leads to what will be found in the file. */
export type SentModel = { fileName: string; href: string; what: 'form' | 'file' };

/** What somebody sees whose file or filled-in form has arrived and is not being read yet. */
export function sentPage({ fileName, href, what }: SentModel): Page {
  const arrived = what === 'file' ? `The file ${fileName} has arrived.` : `It is kept as the file ${fileName}.`;
  return {
    title: what === 'file' ? 'The file has arrived' : 'What you filled in is kept',
    back: what === 'file' ? { href: '/upload', text: 'Send another file' } : { href: '/', text: 'Back to the start' },
    content: html`<p class="nhsuk-body-l">${arrived} It has not been read yet. Nothing need be done again.</p>
<p><a href="${href}">See what was found in it</a>. If the page is not there yet, open it again in a moment.</p>`,
  };
}
