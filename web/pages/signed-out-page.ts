import { html } from '../html.ts';
import type { Page } from './layout.ts';

/** What somebody sees who has signed out. */
export function signedOutPage(): Page {
  return {
    title: 'You are signed out',
    content: html`<p>Close the browser if others use this machine.</p>
<p><a href="/sign-in">Sign in again</a></p>`,
  };
}
