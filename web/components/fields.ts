import { type Html, html, type Part } from '../html.ts';

/** One question of a form. Its name is its id unless it has another; `error` says what is wrong with the value and how to mend it. */
export type Field = {
  id: string;
  name?: string;
  label: string;
  hint?: string;
  error?: string | undefined;
  value?: string;
};
export type TextField = Field & {
  rows?: number;
  most?: number;
  type?: 'text' | 'email' | 'tel';
  autocomplete?: string;
};
export type ChoiceField = Field & { choices: readonly { value: string; text: string }[] };

const hintId = (id: string) => `${id}-hint`;
const errorId = (id: string) => `${id}-error`;

function describedBy({ id, hint, error }: Field): Html | null {
  const ids = [hint && hintId(id), error && errorId(id)].filter(Boolean);
  return ids.length > 0 ? html` aria-describedby="${ids.join(' ')}"` : null;
}

function hintAndError({ id, hint, error }: Field): Part {
  return [
    hint ? html`<div class="nhsuk-hint" id="${hintId(id)}">${hint}</div>` : null,
    error
      ? html`<span class="nhsuk-error-message" id="${errorId(id)}"><span class="nhsuk-u-visually-hidden">Error:</span> ${error}</span>`
      : null,
  ];
}

function group({ error }: Field, content: Part): Html {
  return html`<div class="nhsuk-form-group${error ? ' nhsuk-form-group--error' : ''}">${content}</div>
`;
}

const label = ({ id, label: words }: Field): Html => html`<label class="nhsuk-label" for="${id}">${words}</label>`;

/** One line, or with `rows` several (NHS digital service manual, "Text input", "Textarea"). */
export function textField(field: TextField): Html {
  const { id, name = id, error, value = '', rows, most, type = 'text', autocomplete } = field;
  const length = most === undefined ? null : html` maxlength="${most}"`;
  const fill = autocomplete === undefined ? null : html` autocomplete="${autocomplete}"`;
  const control =
    rows === undefined
      ? html`<input class="nhsuk-input${error ? ' nhsuk-input--error' : ''}" id="${id}" name="${name}" type="${type}" value="${value}"${length}${fill}${describedBy(field)}>`
      : html`<textarea class="nhsuk-textarea${error ? ' nhsuk-textarea--error' : ''}" id="${id}" name="${name}" rows="${rows}"${length}${describedBy(field)}>
${value}</textarea>`;
  return group(field, [label(field), hintAndError(field), control]);
}

/** One of a list, with nothing chosen at first (NHS digital service manual, "Select"). */
export function selectField(field: ChoiceField): Html {
  const { id, name = id, error, value = '', choices } = field;
  const option = ({ value: each, text }: { value: string; text: string }) =>
    html`<option value="${each}"${each === value ? html` selected` : null}>${text}</option>`;
  return group(field, [
    label(field),
    hintAndError(field),
    html`<select class="nhsuk-select${error ? ' nhsuk-select--error' : ''}" id="${id}" name="${name}"${describedBy(field)}><option value="">Choose one</option>${choices.map(option)}</select>`,
  ]);
}

/** One of a few, all of them seen (NHS digital service manual, "Radios"). */
export function radioField(field: ChoiceField): Html {
  const { id, name = id, label: words, value = '', choices } = field;
  const item = (choice: { value: string; text: string }, place: number) => {
    const itemId = place === 0 ? id : `${id}-${place + 1}`;
    return html`<div class="nhsuk-radios__item"><input class="nhsuk-radios__input" id="${itemId}" name="${name}" type="radio" value="${choice.value}"${choice.value === value ? html` checked` : null}><label class="nhsuk-label nhsuk-radios__label" for="${itemId}">${choice.text}</label></div>`;
  };
  return group(
    field,
    html`<fieldset class="nhsuk-fieldset"${describedBy(field)}><legend class="nhsuk-fieldset__legend">${words}</legend>${hintAndError(field)}<div class="nhsuk-radios nhsuk-radios--inline">${choices.map(item)}</div></fieldset>`,
  );
}

/** What is wrong in a form, above it, each with a link to its field (NHS digital service manual, "Error summary"). */
export function errorSummary(fields: readonly Field[]): Html | null {
  const wrong = fields.filter(({ error }) => error);
  if (wrong.length === 0) return null;
  return html`<div class="nhsuk-error-summary" tabindex="-1"><div role="alert"><h2 class="nhsuk-error-summary__title">There is a problem</h2>
<div class="nhsuk-error-summary__body"><ul class="nhsuk-list nhsuk-error-summary__list">${wrong.map(({ id, error }) => html`<li><a href="#${id}">${error ?? null}</a></li>`)}</ul></div></div></div>
`;
}

/** What sends a form (NHS digital service manual, "Button"). */
export function button(words: string, look: 'primary' | 'secondary' = 'primary'): Html {
  return html`<button class="nhsuk-button${look === 'secondary' ? ' nhsuk-button--secondary' : ''}" type="submit">${words}</button>`;
}
