import { periodWords, shortPeriod } from '../../functions/core/periods/period-words.ts';
import { changeWords } from '../../functions/core/returns/change-words.ts';
import type { ProposedRevision } from '../../functions/core/returns/latest-document.ts';
import type { ReturnLayout } from '../../functions/core/returns/layout.ts';
import type { SignOffView } from '../../functions/core/returns/sign-off-view.ts';
import { givenWords, meaningWords } from '../../functions/core/returns/sign-off-words.ts';
import { timeWords } from '../../functions/core/returns/time-words.ts';
import type { Visitor } from '../../functions/core/visitors/visitor.ts';
import { countWords } from '../../functions/core/words/count-words.ts';
import { details } from '../components/details.ts';
import { button, textField } from '../components/fields.ts';
import { form, type Sender } from '../components/form.ts';
import { type Html, html } from '../html.ts';
import { type DownloadFile, describedDownloads } from './download-list.ts';
import { table } from './layout.ts';
import { returnPath } from './return-path.ts';

/** How a return is signed, and who looks at it; `proposedFiles` are those of the revision that later data propose. */
export type SignOffModel = {
  signOff: SignOffView;
  proposedFiles: readonly DownloadFile[];
  layout: ReturnLayout;
  from: Sender;
};

/** Who has signed the return and who is to sign next, by a form that works without scripts; of a signed one, what later data propose. */
export function signOffSection(model: SignOffModel): Html {
  const { signOff } = model;
  const { steps, signedOff, next, unlocked } = signOff;
  return html`<h2 id="sign-off">Sign-off</h2>
${signedOff && html`<p><strong>Signed off by ${signedOff.by} on ${timeWords(signedOff.at)}.</strong> ${standsAs(signedOff.publishedAs)}</p>`}
${steps.length > 0 && html`<ul>${steps.map((step) => html`<li>${givenWords(step)}</li>`)}</ul>`}
${unlocked.length > 0 && html`<ul>${unlocked.map(({ revision, by, at, reason }) => html`<li>Revision ${revision} was unlocked by ${by} on ${timeWords(at)}: ${reason}</li>`)}</ul>`}
${next && (model.from.visitor.roles.includes(next.role) ? stepForm(model, next) : waiting(model.from.visitor, next))}
${signOff.proposed && proposal(signOff.proposed, model)}
${signedOff && unlockForm(model)}`;
}

function standsAs(publishedAs: number | null): string {
  if (publishedAs === null) return 'The signed revision is being published.';
  return `Revision ${publishedAs} stands, whatever data come later.`;
}

type Next = NonNullable<SignOffView['next']>;

function waiting({ name }: Visitor, { step, role }: Next): Html {
  return html`<p>Next: somebody with the role ${role} must ${step} it. <a href="/signed-in">You are ${name}</a>, who does not have it.</p>`;
}

function stepForm({ signOff, from }: SignOffModel, { step }: Next): Html {
  const { missing, contentSha256, revision } = signOff;
  const despite =
    step === 'certify' &&
    missing.length > 0 &&
    textField({
      id: 'sign-off-despite',
      name: 'despite',
      label: `Why it is signed although ${countWords(missing.length, 'item')} of the checklist are not complete`,
      rows: 3,
      most: 2000,
    });
  const content = html`<p>Next: ${step}. It says of revision ${revision} that ${meaningWords(step)}. Your name, ${from.visitor.name}, is kept in the audit trail.</p>
<input type="hidden" name="step" value="${step}">
<input type="hidden" name="contentSha256" value="${contentSha256}">
${despite}
${button(`${step.charAt(0).toUpperCase()}${step.slice(1)} revision ${revision}`)}`;
  return form({ to: returnPath(signOff, 'sign-off'), from, content });
}

function unlockForm({ signOff, from }: SignOffModel): Html {
  const content = html`${textField({ id: 'unlock-reason', name: 'reason', label: 'Why it must change', rows: 3, most: 2000 })}
${button('Unlock the return', 'secondary')}`;
  return details(
    'If the return must change after all, unlock it',
    html`<p>What was signed stays as it is. A new draft is made of the data that count now, and is signed anew. Your name and your reason are kept in the audit trail.</p>
${form({ to: returnPath(signOff, 'unlock'), from, deed: 'unlock', content })}`,
  );
}

function proposal(
  { revision, publishedAt, changes }: ProposedRevision,
  { proposedFiles, layout }: Pick<SignOffModel, 'proposedFiles' | 'layout'>,
): Html {
  const labels = new Map(layout.metrics.map(({ metric, boardLabel }) => [metric, boardLabel]));
  const summary =
    changes.length === 0
      ? 'No number differs from the signed one; what is said beside the metrics does, such as amounts, answers, remarks or files.'
      : `${countWords(changes.length, 'number')} would change.`;
  return html`<div class="nhsuk-inset-text"><h3>Revision ${revision} is proposed</h3>
<p>Data that came after the signature say something else (${timeWords(publishedAt)}). ${summary} It counts only if the return is unlocked and signed anew.</p>
${
  changes.length > 0 &&
  table({
    id: 'proposed-changes',
    caption: `Signed → proposed in revision ${revision}`,
    columns: [{ heading: 'Metric' }, { heading: 'Period' }, { heading: 'Signed → proposed' }],
    rows: changes.map((change) => [
      labels.get(change.metric) ?? change.metric,
      html`<span title="${periodWords(change.period)}">${shortPeriod(change.period)}</span>`,
      changeWords(change),
    ]),
  })
}
${describedDownloads(proposedFiles)}</div>`;
}
