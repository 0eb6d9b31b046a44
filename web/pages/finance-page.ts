import { periodWords } from '../../functions/core/periods/period-words.ts';
import type { FinanceForm, FinanceLine } from '../../functions/core/returns/entry-form/finance-form.ts';
import { LINES_FIELD } from '../../functions/core/returns/entry-form/finance-texts.ts';
import type { EntryFile } from '../../functions/core/returns/return-entries.ts';
import { details } from '../components/details.ts';
import { button } from '../components/fields.ts';
import { type Html, html, type Part } from '../html.ts';
import { type EntryFrame, entryPage, type FieldFault } from './entry-frame.ts';
import { boxId, financeBox } from './finance-box.ts';
import { type Page, table } from './layout.ts';
import { returnPath } from './return-path.ts';

export type FinanceModel = {
  frame: EntryFrame;
  form: FinanceForm;
  /** The files that what counts now came in. */
  files: readonly EntryFile[];
  /** The quarter before. */
  before: string;
};

type Change = { name: string; value: string; words: string; place: string };

/** A button that changes the form and saves nothing. */
function changeButton({ frame }: FinanceModel, { name, value, words, place }: Change): Html {
  return html`<p>${button(words, 'secondary', { name, value, to: `${returnPath(frame, 'finance')}#${place}` })}</p>
`;
}

function incomeSection(model: FinanceModel): Html | null {
  const { income, suggested } = model.form;
  if (!income) return null;
  const words = `Put what ${periodWords(model.before)} planned into the blank boxes`;
  return html`<h2 id="income-of-year">${income.title}</h2>
<p>In pounds. Totals are added up by themselves.</p>
${suggested.income && changeButton(model, { name: 'use', value: 'income', words, place: 'income-of-year' })}
${table({
  id: 'income-table',
  caption: `To the end of ${periodWords(model.frame.quarter)}`,
  columns: [{ heading: 'Source of funding' }, ...income.columns.map((heading) => ({ heading }))],
  rows: income.rows.map(({ text, boxes }) => [text, ...boxes.map((box) => financeBox(box, 'unseen'))]),
})}`;
}

function removal({ removeField, isRemoved }: FinanceLine): Html {
  const id = boxId(removeField);
  return html`<div class="nhsuk-checkboxes nhsuk-form-group"><div class="nhsuk-checkboxes__item">
<input class="nhsuk-checkboxes__input" id="${id}" name="${removeField}" type="checkbox" value="yes"${isRemoved && html` checked`}>
<label class="nhsuk-label nhsuk-checkboxes__label" for="${id}">Remove this line when I save</label>
</div></div>`;
}

function lineSection(line: FinanceLine, place: number): Html {
  const { name, boxes, isRemoved } = line;
  const isOpen = name === '' || isRemoved || boxes.some(({ fault }) => fault !== null);
  const planned = boxes.find((box) => box.name.endsWith('.planned'))?.text.replace('£', '') ?? '';
  return details(
    `Line ${place + 1}: ${name || 'new'}${planned && `, planned £${planned}`}`,
    html`<fieldset class="nhsuk-fieldset"><legend class="nhsuk-u-visually-hidden">Line ${place + 1}</legend>
<div class="boxes">${boxes.map((box) => financeBox(box, 'seen'))}</div>
${name !== '' && removal(line)}</fieldset>`,
    isOpen ? 'open' : 'closed',
  );
}

function schemeSection(model: FinanceModel): Html | null {
  const { schemes, lines, suggested } = model.form;
  if (!schemes) return null;
  const words = `Put the scheme lines of ${periodWords(model.before)} into the form, without what was spent`;
  const place = boxId(`schemes.${lines}.schemeId`);
  return html`<h2 id="scheme-lines">${schemes.title}</h2>
<p>One line for each scheme, provider and source of funding.</p>
<input type="hidden" name="${LINES_FIELD}" value="${lines}">
${suggested.schemes && changeButton(model, { name: 'use', value: 'schemes', words, place: 'scheme-lines' })}
${schemes.lines.map(lineSection)}
${changeButton(model, { name: 'add', value: 'lines', words: 'Add three lines', place })}`;
}

function fromWords(files: readonly EntryFile[]): Part {
  if (files.length === 0) return 'No amounts have come for this year yet.';
  const each = files.map(({ submission, file }, place) => [
    place > 0 && ' and ',
    html`<a href="/submissions/${submission}">${file}</a>`,
  ]);
  return html`What counts now came in ${each}. What you change here takes its place.`;
}

function fieldsOf({ income, schemes }: FinanceForm): FieldFault[] {
  const amounts = income?.rows.flatMap(({ boxes }) => boxes) ?? [];
  const lines = schemes?.lines.flatMap(({ boxes }, place) =>
    boxes.map((box) => ({ ...box, label: `Line ${place + 1}: ${box.label}` })),
  );
  return [...amounts, ...(lines ?? [])].map(({ name, label, fault }) => ({ id: boxId(name), label, fault }));
}

/** The amounts and scheme lines of a quarter's return, to be filled in by a person. */
export function financePage(model: FinanceModel): Page {
  const { form, frame, files } = model;
  return entryPage({
    frame,
    form: 'finance',
    title: 'Income and schemes',
    lead: fromWords(files),
    fields: fieldsOf(form),
    content: html`${incomeSection(model)}
${schemeSection(model)}`,
    save: 'Save the amounts',
  });
}
