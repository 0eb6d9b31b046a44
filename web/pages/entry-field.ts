import type { EntryField } from '../../functions/core/returns/entry-form/answer-form.ts';
import { button, type Field, selectField, textField } from '../components/fields.ts';
import { type Html, html } from '../html.ts';
import { entryHints, shortened } from './entry-hints.ts';

export type FieldParts = {
  id: string;
  label: string;
  field: EntryField;
  /** The feed of these pages, whose answers need no explanation. */
  pageFeed: string;
  /** The quarter before in words, and where the form is sent to. */
  before: string;
  path: string;
};

// Purposes of inputs (WCAG 2.2, success criterion 1.3.5).
const PURPOSES: Readonly<Record<string, { type: 'text' | 'email' | 'tel'; autocomplete: string }>> = {
  'contacts.completed-by.answer': { type: 'text', autocomplete: 'name' },
  'contacts.email.answer': { type: 'email', autocomplete: 'email' },
  'contacts.phone.answer': { type: 'tel', autocomplete: 'tel' },
};

const LINE = 90;
const MOST_ROWS = 16;

/** As many rows as the text needs, so that all of it is seen and printed. */
function rowsFor(text: string): number {
  const lines = text.split('\n').reduce((sum, line) => sum + 1 + Math.floor(line.length / LINE), 0);
  return Math.min(MOST_ROWS, Math.max(3, lines + 1));
}

function choiceBox(field: Field, { answer, text, dataSay }: EntryField): Html {
  const choices = (answer.choices ?? []).map((value) => ({ value, text: value }));
  const isOther = text !== '' && !answer.choices?.includes(text);
  return selectField({
    ...field,
    blank: dataSay === null ? 'No answer yet' : `As the figures say: ${dataSay}`,
    choices: isOther ? [{ value: text, text: `${shortened(text)} (none of the answers)` }, ...choices] : choices,
  });
}

function box(field: Field, entry: EntryField): Html {
  const { answer, name, text } = entry;
  if (answer.type === 'choice') return choiceBox(field, entry);
  const purpose = PURPOSES[name];
  if (answer.type === 'text' && !purpose) return textField({ ...field, rows: rowsFor(text) });
  const isNumber = answer.type === 'pounds' || answer.type === 'number';
  return textField({ ...field, autocomplete: 'off', ...purpose, ...(isNumber && { isNumber }) });
}

/** What the quarter before said, with a button that puts it into the box and saves nothing. */
function suggestion({ id, label, field, before, path }: FieldParts): Html | null {
  if (field.suggestion === null) return null;
  const words = html`Put this into the box<span class="nhsuk-u-visually-hidden">: ${label}</span>`;
  return html`<div class="nhsuk-inset-text suggestion"><p>${before} said:</p>
<p class="said">${field.suggestion}</p>
${button(words, 'secondary', { name: 'use', value: field.name, to: `${path}#${id}` })}</div>
`;
}

/** One question with its box, what is missing or wrong beside it, and what the quarter before said. */
export function entryField(parts: FieldParts): Html {
  const { id, label, field, pageFeed } = parts;
  const shown = {
    id,
    name: field.name,
    label,
    hint: entryHints(field, pageFeed),
    error: field.fault ?? undefined,
    value: field.text,
  };
  return html`${box(shown, field)}${suggestion(parts)}`;
}
