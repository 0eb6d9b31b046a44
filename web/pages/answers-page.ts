import { periodWords } from '../../functions/core/periods/period-words.ts';
import type { AnswerForm } from '../../functions/core/returns/entry-form/answer-form.ts';
import { questionWords } from '../../functions/core/returns/entry-form/question-words.ts';
import { createMetricLookup } from '../../functions/core/returns/metric-lookup.ts';
import { assessedPeriod, type ReturnContent } from '../../functions/core/returns/return-content.ts';
import { countWords } from '../../functions/core/words/count-words.ts';
import { type Html, html } from '../html.ts';
import { type AnswerBlock, type AnswerRow, type AnswerSheet, answerSheets } from './answer-sheets.ts';
import { entryField } from './entry-field.ts';
import { type EntryFrame, entryPage } from './entry-frame.ts';
import { otherFiles } from './entry-hints.ts';
import type { Page } from './layout.ts';
import { returnPath } from './return-path.ts';

export type AnswersModel = {
  frame: EntryFrame;
  form: AnswerForm;
  /** The figures of the quarter, which stand beside the questions about them. */
  content: ReturnContent;
  pageFeed: string;
  /** The quarter before. */
  before: string;
};

/** The value of a metric against its plan, above the questions about it. */
function figures({ content }: AnswersModel, metric: string): Html {
  const { layout, quarter, metrics } = content;
  const period = assessedPeriod(layout, quarter);
  const value = createMetricLookup(metrics)(metric, period);
  if (!value?.display) return html`<p>No data for ${periodWords(period)} yet.</p>`;
  const plan = value.planDisplay === null ? 'No plan' : `Plan: ${value.planDisplay}`;
  return html`<p>${periodWords(period)}: <strong>${value.display}</strong> ${value.unit}. ${plan}. <span class="assessment assessment-${value.assessment}">${layout.assessmentWords[value.assessment]}</span></p>
`;
}

function rowSection(model: AnswersModel, { id, text, block, fields }: AnswerRow): Html {
  const { frame, pageFeed, before } = model;
  const common = { pageFeed, before: periodWords(before), path: returnPath(frame, 'answers') };
  const [only] = fields;
  if (only && fields.length === 1) return entryField({ ...common, ...only, label: questionWords(only.field.cell) });
  return html`<fieldset class="nhsuk-fieldset">
<legend class="nhsuk-fieldset__legend nhsuk-fieldset__legend--s">${text}</legend>
${block.kind === 'metrics' && figures(model, id)}
${fields.map((placed) => entryField({ ...common, ...placed, label: placed.field.cell.columnTitle }))}
</fieldset>
`;
}

function sheetSection(model: AnswersModel, { sheet, blocks }: AnswerSheet): Html {
  const part = ({ block, rows }: AnswerBlock) => html`${blocks.length > 1 && html`<h3>${block.title}</h3>`}
${rows.map((row) => rowSection(model, row))}`;
  return html`<section aria-labelledby="sheet-${sheet.id}">
<h2 id="sheet-${sheet.id}">${sheet.title}</h2>
${blocks.map(part)}
</section>
`;
}

/** What is still to be done on each sheet, with a way to it. */
function contents(sheets: readonly AnswerSheet[]): Html {
  const item = ({ sheet, fields }: AnswerSheet) => {
    const missing = fields.filter(({ field }) => field.isMissing);
    const [first] = missing;
    const state = first
      ? html`<a href="#${first.id}">${countWords(missing.length, 'answer')} needed<span class="nhsuk-u-visually-hidden"> on ${sheet.title}</span></a>`
      : 'nothing needed';
    return html`<li><a href="#sheet-${sheet.id}">${sheet.title}</a>: ${state}</li>`;
  };
  return html`<nav aria-label="Sheets"><ul class="nhsuk-list nhsuk-list--bullet">${sheets.map(item)}</ul></nav>
`;
}

/** Every question of a quarter's return, to be answered by a person. */
export function answersPage(model: AnswersModel): Page {
  const { form, frame } = model;
  const sheets = answerSheets(form);
  const missing = form.filter(({ isMissing }) => isMissing).length;
  const needed = missing === 1 ? '1 answer is still needed.' : `${countWords(missing, 'answer')} are still needed.`;
  return entryPage({
    frame,
    form: 'answers',
    title: 'Answers',
    lead: `${missing === 0 ? 'Every question that needs an answer has one.' : needed} You can save at any time and come back. What you save here takes the place of what was saved here before.`,
    fields: sheets.flatMap(({ fields }) =>
      fields.map(({ id, field }) => ({ id, label: questionWords(field.cell), fault: field.fault })),
    ),
    content: html`${otherFiles(form, model.pageFeed)}${contents(sheets)}
${sheets.map((sheet) => sheetSection(model, sheet))}`,
    save: 'Save the answers',
  });
}
