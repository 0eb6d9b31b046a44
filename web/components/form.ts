import { DEEDS, type Deed, mayDo } from '../../functions/core/visitors/deeds.ts';
import type { Visitor } from '../../functions/core/visitors/visitor.ts';
import { type Html, html, type Part } from '../html.ts';

/** Who looks at the page of a form, and the token that shows that the form is one of ours. */
export type Sender = { visitor: Visitor; token: string };

/** Where a form is sent, what it does where not everybody may do it, and its fields and buttons. */
export type FormParts = { to: string; from: Sender; deed?: Deed; content: Part; className?: string; has?: 'a file' };

/**
 * A form that changes something; for somebody who may not send it, who may. Its faults are said by the page that answers
 * it, not by the browser (NHS digital service manual, "Validation").
 */
export function form({ to, from, deed, content, className, has }: FormParts): Html {
  const { visitor, token } = from;
  if (deed && !mayDo(visitor, deed)) return whoMay(deed, visitor);
  const look = className === undefined ? null : html` class="${className}"`;
  const type = has && html` enctype="multipart/form-data"`;
  return html`<form method="post" action="${to}"${look}${type ?? null} novalidate>
<input type="hidden" name="token" value="${token}">
${content}
</form>`;
}

function whoMay(deed: Deed, { name }: Visitor): Html {
  return html`<p>Somebody with the role ${DEEDS[deed].join(' or ')} can do this. <a href="/signed-in">You are ${name}</a>.</p>`;
}
