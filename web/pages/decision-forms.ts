import type { Outcome, SubmissionReport } from '../../functions/core/submissions/report.ts';
import { TEMPLATE } from '../../functions/core/template/template-arrival.ts';
import { details } from '../components/details.ts';
import { button as submitButton, textField } from '../components/fields.ts';
import { form, type Sender } from '../components/form.ts';
import { type Html, html } from '../html.ts';

type DecisionForm = {
  submission: string;
  from: Sender;
  decision: 'confirm' | 'withdraw';
  why: string;
  button: string;
};

/** A form that works without scripts; its answer leads back to the page. */
function decisionForm({ submission, from, decision, why, button }: DecisionForm): Html {
  const content = html`${textField({ id: `${decision}-reason`, name: 'reason', label: why, rows: 3, most: 2000 })}
${submitButton(button)}`;
  return form({ to: `/submissions/${submission}/${decision}`, from, deed: decision, content });
}

/** How to do the same at a keyboard or by a program. */
function otherWays({ submission, decision, why }: Pick<DecisionForm, 'submission' | 'decision' | 'why'>): Html {
  const reason = why.replace('?', '').toLowerCase();
  return details(
    'By command or by program',
    html`<p>On the machine that runs the product:</p>
<pre class="command"><code>npm run bcf -- ${decision} ${submission} --by "your name" --reason "${reason}"</code></pre>
<p>Programs send this to <code>/api/v1/submissions/${submission}/${decision}</code> by POST, with the header <code>Content-Type: application/json</code>:</p>
<pre class="command"><code>{ "by": "your name", "reason": "${reason}" }</code></pre>`,
  );
}

/** For a held file: how to let it count. */
export function confirmSection(submission: string, from: Sender): Html {
  const asked = { submission, from, decision: 'confirm', why: 'Why it is right' } as const;
  return html`<div class="nhsuk-inset-text"><h2>If the file is right, confirm it</h2>
<p>If it is not, send the whole file again. Your name and your reason are kept in the audit trail.</p>
${decisionForm({ ...asked, button: 'Confirm the file' })}
${otherWays(asked)}</div>`;
}

const MAY_BE_WITHDRAWN: Partial<Record<Outcome, string>> = {
  accepted: 'Nothing in it will count any more, and what it replaced counts again.',
  'accepted-with-warnings': 'Nothing in it will count any more, and what it replaced counts again.',
  held: 'Nobody can confirm it after that. The earlier numbers stand.',
  duplicate: 'The file that it repeats goes on counting, unless that one is withdrawn too.',
};

/** For a file that counts or may come to count: how to take it back. Null for any other, and for a template, which counts nothing. */
export function withdrawSection({ submission, source, outcome }: SubmissionReport, from: Sender): Html | null {
  const meaning = source === TEMPLATE ? undefined : MAY_BE_WITHDRAWN[outcome];
  if (!meaning) return null;
  const asked = { submission, from, decision: 'withdraw', why: 'Why it must not count' } as const;
  return html`<h2>Withdraw this file</h2>
${details(
  'If it was sent by mistake, take it back',
  html`<p>${meaning} Your name and your reason are kept in the audit trail. To have it count after all, send it again.</p>
${decisionForm({ ...asked, button: 'Withdraw the file' })}
${otherWays(asked)}`,
)}`;
}
