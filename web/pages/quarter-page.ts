import { periodWords } from '../../functions/core/periods/period-words.ts';
import type { Attention } from '../../functions/core/quarter-view/attention.ts';
import { type Deadline, daysLeftWords } from '../../functions/core/quarter-view/deadline.ts';
import type { Show } from '../../functions/core/quarter-view/show.ts';
import type { QuarterStatus } from '../../functions/core/returns/quarter-status.ts';
import { dayWords } from '../../functions/core/returns/time-words.ts';
import { countWords } from '../../functions/core/words/count-words.ts';
import { details } from '../components/details.ts';
import { type Html, html } from '../html.ts';
import type { Page } from './layout.ts';
import { attentionSection } from './quarter-attention.ts';
import { type GridModel, gridSection } from './quarter-grid.ts';

/** The state of one quarter. `quarters` are those of which something has come, newest first. */
export type QuarterModel = {
  quarter: string;
  quarters: readonly string[];
  deadline: Deadline | null;
  windows: QuarterStatus['windows'];
  counts: Readonly<Record<Show, number>>;
  attention: readonly Attention[];
  grid: GridModel;
};

/** The home of a quarter: how long is left, what waits for a person, what has come and what has not. */
export function quarterPage(model: QuarterModel): Page {
  const { quarter, quarters, deadline, counts, attention, grid } = model;
  return {
    title: periodWords(quarter),
    content: html`${deadline && deadlineLine(deadline)}
${counts.all > 0 ? html`<p>${countsLine(counts)}</p>` : NOTHING_YET}
${details('Until when the data of each month can change', windowList(model))}
${attentionSection(attention, quarter)}
${counts.all > 0 && gridSection(grid)}
${quarters.length > 0 && quarterLinks(quarters, quarter)}`,
  };
}

const NOTHING_YET = html`<p>Nothing has come for this quarter yet. <a href="/files#send">How to send a file</a></p>`;

function deadlineLine({ due, daysLeft, isConfirmed, citation }: Deadline): Html {
  const isOver = daysLeft < 0;
  return html`<p class="nhsuk-body-l">The return ${isOver ? 'was' : 'is'} due on <strong>${dayWords(due)}</strong>: ${daysLeftWords(daysLeft)}.</p>
${!isConfirmed && details('This date is not confirmed', html`<p>${citation}. It is a setting of the year: <code>schemas/returns</code>, <code>deadlines</code>.</p>`)}`;
}

function countsLine({ all, complete, missing, unsigned, signed }: QuarterModel['counts']): string {
  const came =
    missing === 0
      ? `Everything that is required has come from ${countWords(all, 'area')}.`
      : `Everything that is required has come from ${complete} of ${countWords(all, 'area')}; something is missing from ${missing}.`;
  return `${came} ${countWords(signed, 'return')} signed off, ${countWords(unsigned, 'draft')}.`;
}

function windowList({ windows }: QuarterModel): Html {
  const line = ({ month, freezesOn, isOpen }: QuarterStatus['windows'][number]) =>
    html`<li>${periodWords(month)}: ${isOpen ? 'open until' : 'frozen since'} ${dayWords(freezesOn)}</li>`;
  return html`<ul>${windows.map(line)}</ul><p>What rests on open months is provisional, the rest is final.</p>`;
}

function quarterLinks(quarters: readonly string[], shown: string): Html {
  const item = (each: string) =>
    each === shown
      ? html`<li><strong>${periodWords(each)}</strong></li>`
      : html`<li><a href="/quarters/${each}">${periodWords(each)}</a></li>`;
  return html`<h2 id="quarters">Other quarters</h2>
<ul class="inline">${quarters.map(item)}</ul>`;
}
