import { html } from '../html.ts';
import type { Page } from './layout.ts';

/** What somebody sees whose form is kept and not read yet. `href` leads to what will be found in it. */
export function sentPage({ fileName, href }: { fileName: string; href: string }): Page {
  return {
    title: 'What you filled in is kept',
    back: { href: '/', text: 'Back to the start' },
    content: html`<p class="nhsuk-body-l">It is kept as the file ${fileName} and has not been read yet. Nothing need be done again.</p>
<p><a href="${href}">See what was found in it</a>. If the page is not there yet, open it again in a moment.</p>`,
  };
}
