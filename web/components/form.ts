import { type Html, html, type Part } from '../html.ts';

/** Where a form is sent, the token that shows that it is one of ours, and its fields and buttons. */
export type FormParts = { to: string; token: string; content: Part; className?: string; has?: 'a file' };

/**
 * A form that changes something. Its faults are said by the page that answers it, not by the browser (NHS digital service
 * manual, "Validation").
 */
export function form({ to, token, content, className, has }: FormParts): Html {
  const look = className === undefined ? null : html` class="${className}"`;
  const type = has && html` enctype="multipart/form-data"`;
  return html`<form method="post" action="${to}"${look}${type ?? null} novalidate>
<input type="hidden" name="token" value="${token}">
${content}
</form>`;
}
