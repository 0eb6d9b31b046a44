import { periodWords } from '../../functions/core/periods/period-words.ts';
import { button, errorSummary } from '../components/fields.ts';
import { form, type Sender } from '../components/form.ts';
import { type Html, html, type Part } from '../html.ts';
import type { Page } from './layout.ts';
import { returnPath } from './return-path.ts';

export type EntryPageName = 'answers' | 'finance';

/** What both forms of entries share: whose they are, and what came of sending them. */
export type EntryFrame = {
  area: { code: string; name: string };
  quarter: string;
  /** What counted when the form was made; sent back with it, so that nobody's work is overwritten unseen. */
  seen: string;
  /** Why the form was not taken as a whole. */
  notice: string | null;
  isSigned: boolean;
  from: Sender;
};

/** A fault, with the field that it is about. */
export type FieldFault = { id: string; label: string; fault: string | null };

export type EntryPageParts = {
  frame: EntryFrame;
  form: EntryPageName;
  title: string;
  lead: Part;
  /** Every field of the form, or those with faults. */
  fields: readonly FieldFault[];
  content: Part;
  save: string;
};

function problems({ notice }: EntryFrame, fields: readonly FieldFault[]): Html | null {
  const named = fields.flatMap(({ id, label, fault }) =>
    fault === null ? [] : [{ id, error: `${label.replace(/[?:.]$/, '')}: ${fault}` }],
  );
  const said = notice ?? (named.length > 0 ? 'Nothing was saved yet. What you typed is still here.' : null);
  return errorSummary(named, said);
}

const SIGNED = html`<div class="nhsuk-inset-text"><p>This return is signed off. What you save here changes nothing in it: it is put forward as a new revision, for somebody to sign.</p></div>`;

/** A page with one form of entries. It works without scripts; the first button is the one that Enter presses. */
export function entryPage({ frame, form: name, title, lead, fields, content, save }: EntryPageParts): Page {
  const { area, quarter, seen, isSigned, from } = frame;
  const summary = problems(frame, fields);
  const heading = `${title}: ${area.name}, ${periodWords(quarter)}`;
  const saveButton = button(save, 'primary', { name: 'do', value: 'save' });
  return {
    title: `${summary ? 'Error: ' : ''}${heading}`,
    heading,
    back: { href: returnPath(frame), text: 'Back to the return' },
    content: html`${summary}<p class="nhsuk-body-l">${lead}</p>
${isSigned && SIGNED}
${form({
  to: returnPath(frame, name),
  from,
  deed: 'answer',
  className: 'entries',
  content: html`<input type="hidden" name="seen" value="${seen}">
<p>Your name is kept in the audit trail.</p>
${saveButton}
${content}
${saveButton}`,
})}`,
  };
}
