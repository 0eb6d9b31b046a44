import { periodWords } from '../../functions/core/periods/period-words.ts';
import type { LayoutSheet } from '../../functions/core/returns/layout.ts';
import type { ReturnDocument } from '../../functions/core/returns/return-document.ts';
import { timeWords } from '../../functions/core/returns/time-words.ts';
import { countWords } from '../../functions/core/words/count-words.ts';
import type { WorkbookSheet } from '../../functions/core/workbook/workbook-model.ts';
import type { Sender } from '../components/form.ts';
import { pagination } from '../components/pagination.ts';
import { sheetView } from '../components/sheet-view.ts';
import { type Html, html } from '../html.ts';
import type { Page } from './layout.ts';
import { publishForm } from './publish-form.ts';
import { returnPath } from './return-path.ts';

/**
 * One sheet of a return. `revision` is the published one that is shown; null where it is what would be published now, of
 * which `isNew` says whether it differs from what stands. `sheets` are the names of all, `place` is that of this one.
 */
export type SheetsModel = {
  area: { code: string; name: string };
  quarter: string;
  revision: { revision: number; publishedAt: string } | null;
  isNew: boolean;
  sheets: readonly string[];
  place: number;
  sheet: WorkbookSheet;
  /** What the layout of the year says of it. */
  layoutSheet: LayoutSheet;
  checklist: ReturnDocument['checklist'];
  from: Sender;
};

function addressOf({ area, quarter, revision }: SheetsModel, place: number): string {
  const which = revision === null ? '' : `&revision=${revision.revision}`;
  return `${returnPath({ quarter, area }, 'sheets')}?sheet=${place + 1}${which}`;
}

function contents(model: SheetsModel): Html {
  const item = (name: string, place: number) => {
    const open = model.checklist.filter(({ sheet, complete }) => sheet === name && !complete).length;
    const words =
      place === model.place
        ? html`<strong aria-current="page">${name}</strong>`
        : html`<a href="${addressOf(model, place)}">${name}</a>`;
    return html`<li>${words}${open > 0 && `: ${countWords(open, 'item')} not complete`}</li>`;
  };
  return html`<nav aria-label="Sheets"><ul class="columns">${model.sheets.map(item)}</ul></nav>`;
}

function standing({ area, quarter, revision, isNew, from }: SheetsModel): Html {
  const back = html`<a href="${returnPath({ quarter, area }, 'sheets')}">What would be published now</a>`;
  if (revision)
    return html`<p class="nhsuk-body-l">As published in revision ${revision.revision}, ${timeWords(revision.publishedAt)}. ${back}</p>`;
  const words = isNew ? 'It differs from what is published.' : 'It is what is published.';
  return html`<p class="nhsuk-body-l">As it would be published now. ${words}</p>
${isNew && publishForm({ quarter, area, from })}`;
}

/** Where what a sheet lacks is filled in. */
function whereFilledIn({ area, quarter, layoutSheet }: SheetsModel): Html | null {
  const kinds = new Set(layoutSheet.blocks.map(({ kind }) => kind));
  const link = (below: string, words: string) =>
    html`<li><a href="${returnPath({ quarter, area }, below)}">${words}</a></li>`;
  const links = [
    kinds.has('questions') || kinds.has('metrics') ? link('answers', 'Fill in answers') : null,
    kinds.has('amounts') || kinds.has('schemes') ? link('finance', 'Fill in income and schemes') : null,
    kinds.has('capacity-and-demand')
      ? html`<li><a href="/upload?source=intermediate-care">Send capacity and demand</a></li>`
      : null,
  ].filter((each) => each !== null);
  return links.length === 0 ? null : html`<ul>${links}</ul>`;
}

function missing(model: SheetsModel): Html | null {
  const open = model.checklist.filter(({ sheet, complete }) => sheet === model.sheet.name && !complete);
  if (open.length === 0) return whereFilledIn(model);
  return html`<div class="nhsuk-inset-text"><h2>${countWords(open.length, 'item')} not complete</h2>
<ul>${open.map(({ item, reason }) => html`<li>${item}${reason && `: ${reason}`}</li>`)}</ul>
${whereFilledIn(model)}</div>`;
}

/** A sheet of the workbook of a return as it is or will be, with what it lacks. */
export function sheetsPage(model: SheetsModel): Page {
  const { area, quarter, sheet, sheets, place } = model;
  const linkTo = (other: number) => {
    const text = sheets[other];
    return text === undefined ? null : { href: addressOf(model, other), text };
  };
  return {
    title: `${sheet.name}: ${area.name}, ${periodWords(quarter)}`,
    back: { href: returnPath({ quarter, area }), text: 'Back to the return' },
    content: html`${standing(model)}
${contents(model)}
${missing(model)}
${sheetView(sheet)}
${pagination({ of: 'Other sheets', previous: linkTo(place - 1), next: linkTo(place + 1) })}`,
  };
}
