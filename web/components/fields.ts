import { type Html, html, type Part } from '../html.ts';

/**
 * One question of a form. Its name is its id unless it has another; `error` says what is wrong with the value and how to
 * mend it. An unseen label is for boxes in a table, whose headings say it already.
 */
export type Field = {
  id: string;
  name?: string;
  label: string;
  labelLook?: 'seen' | 'unseen';
  hint?: Part;
  error?: string | undefined;
  value?: string;
};
export type TextField = Field & {
  rows?: number;
  most?: number;
  type?: 'text' | 'email' | 'tel' | 'date';
  autocomplete?: string;
  /** What others have typed, from which one may choose. */
  suggestions?: readonly string[];
  /** What is typed is a number, for which a small keyboard does and right is where it stands. */
  isNumber?: true;
};
/** `blank` is what the list says where nothing is chosen. */
export type ChoiceField = Field & { choices: readonly { value: string; text: string }[]; blank?: string };

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

const label = ({ id, label: words, labelLook }: Field): Html =>
  html`<label class="nhsuk-label${labelLook === 'unseen' && ' nhsuk-u-visually-hidden'}" for="${id}">${words}</label>`;

/** One line, or with `rows` several (NHS digital service manual, "Text input", "Textarea"). */
export function textField(field: TextField): Html {
  const { id, name = id, error, value = '', rows, most, type = 'text', autocomplete, suggestions, isNumber } = field;
  const list = suggestions && html` list="${id}-suggestions"`;
  const length = most === undefined ? null : html` maxlength="${most}"`;
  const fill = autocomplete === undefined ? null : html` autocomplete="${autocomplete}"`;
  const digits = isNumber && html` inputmode="decimal"`;
  const looks = `${error ? ' nhsuk-input--error' : ''}${isNumber ? ' numeric' : ''}`;
  const control =
    rows === undefined
      ? html`<input class="nhsuk-input${looks}" id="${id}" name="${name}" type="${type}" value="${value}"${length}${fill}${digits ?? null}${list ?? null}${describedBy(field)}>${suggestionList(field)}`
      : html`<textarea class="nhsuk-textarea${error ? ' nhsuk-textarea--error' : ''}" id="${id}" name="${name}" rows="${rows}"${length}${describedBy(field)}>
${value}</textarea>`;
  return group(field, [label(field), hintAndError(field), control]);
}

const suggestionList = ({ id, suggestions }: TextField): Html | null =>
  suggestions === undefined
    ? null
    : html`<datalist id="${id}-suggestions">${suggestions.map((each) => html`<option value="${each}"></option>`)}</datalist>`;

/** A file of the machine, or with `how` several (NHS digital service manual, "File upload"). */
export function fileField(field: Field, how: 'one' | 'several' = 'one'): Html {
  const { id, name = id, error } = field;
  return group(field, [
    label(field),
    hintAndError(field),
    html`<input class="nhsuk-file-upload__input${error ? ' nhsuk-file-upload__input--error' : ''}" id="${id}" name="${name}" type="file" required accept=".csv,.txt,.gz,.xlsx"${how === 'several' && html` multiple`}${describedBy(field)}>`,
  ]);
}

/** One of a list, with nothing chosen at first (NHS digital service manual, "Select"). */
export function selectField(field: ChoiceField): Html {
  const { id, name = id, error, value = '', choices, blank = 'Choose one' } = field;
  const option = ({ value: each, text }: { value: string; text: string }) =>
    html`<option value="${each}"${each === value ? html` selected` : null}>${text}</option>`;
  return group(field, [
    label(field),
    hintAndError(field),
    html`<select class="nhsuk-select${error ? ' nhsuk-select--error' : ''}" id="${id}" name="${name}"${describedBy(field)}><option value="">${blank}</option>${choices.map(option)}</select>`,
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

/** Any of a few; each has a name of its own (NHS digital service manual, "Checkboxes"). */
export type BoxesField = Omit<Field, 'name' | 'value'> & {
  choices: readonly { name: string; text: string; isChosen: boolean }[];
};

/** Any of a few, each a box to tick. */
export function checkboxField(field: BoxesField): Html {
  const { id, label: words, choices } = field;
  const item = ({ name, text, isChosen }: BoxesField['choices'][number], place: number) => {
    const itemId = place === 0 ? id : `${id}-${place + 1}`;
    return html`<div class="nhsuk-checkboxes__item"><input class="nhsuk-checkboxes__input" id="${itemId}" name="${name}" type="checkbox" value="yes"${isChosen ? html` checked` : null}><label class="nhsuk-label nhsuk-checkboxes__label" for="${itemId}">${text}</label></div>`;
  };
  return group(
    field,
    html`<fieldset class="nhsuk-fieldset"${describedBy(field)}><legend class="nhsuk-fieldset__legend">${words}</legend>${hintAndError(field)}<div class="nhsuk-checkboxes">${choices.map(item)}</div></fieldset>`,
  );
}

/** What is wrong in a form, above it: `said` of the whole, and each fault with a link to its field (NHS digital service manual, "Error summary"). */
export function errorSummary(fields: readonly Pick<Field, 'id' | 'error'>[], said: string | null = null): Html | null {
  const wrong = fields.filter(({ error }) => error);
  if (wrong.length === 0 && said === null) return null;
  return html`<div class="nhsuk-error-summary" tabindex="-1"><div role="alert"><h2 class="nhsuk-error-summary__title">There is a problem</h2>
<div class="nhsuk-error-summary__body">${said !== null && html`<p>${said}</p>`}${wrong.length > 0 && html`<ul class="nhsuk-list nhsuk-error-summary__list">${wrong.map(({ id, error }) => html`<li><a href="#${id}">${error ?? null}</a></li>`)}</ul>`}</div></div></div>
`;
}

/** What a button says in the form that it sends, and where it sends it if not where the form goes. */
export type ButtonSays = { name: string; value: string; to?: string };

/** What sends a form (NHS digital service manual, "Button"). */
export function button(words: Part, look: 'primary' | 'secondary' = 'primary', says?: ButtonSays): Html {
  const to = says?.to !== undefined && html` formaction="${says.to}"`;
  const said = says && html` name="${says.name}" value="${says.value}"${to}`;
  return html`<button class="nhsuk-button${look === 'secondary' ? ' nhsuk-button--secondary' : ''}" type="submit"${said ?? null}>${words}</button>`;
}
