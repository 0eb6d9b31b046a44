import { shortPeriod } from '../../functions/core/periods/period-words.ts';
import { changeSummary, changeWords } from '../../functions/core/returns/change-words.ts';
import type { Change } from '../../functions/core/returns/changes.ts';
import type { ReturnLayout } from '../../functions/core/returns/layout.ts';
import type { ReturnDocument } from '../../functions/core/returns/return-document.ts';
import { countWords } from '../../functions/core/words/count-words.ts';
import { type Html, html } from '../html.ts';
import { table } from './layout.ts';

/** What differs from the revision before, number by number. Nothing in a first revision. */
export function returnChanges({ document, layout }: { document: ReturnDocument; layout: ReturnLayout }): Html {
  const summary = changeSummary(document);
  if (summary === null) return html``;
  if (document.changes.length === 0) return html`<h2>What changed</h2><p>${summary}</p>`;
  return html`<h2>What changed</h2>
<p>${summary}</p>
${changesTable({
  id: 'changes',
  caption: `${countWords(document.changes.length, 'change')} since revision ${document.previousRevision ?? ''}`,
  moved: 'Before → now',
  changes: document.changes,
  layout,
})}`;
}

type ChangesTable = {
  id: string;
  caption: string;
  /** The heading of what a number was and is. */
  moved: string;
  changes: readonly Change[];
  layout: ReturnLayout;
};

/** Numbers that differ between two revisions, and whether they did so after the freeze of their period. */
export function changesTable({ id, caption, moved, changes, layout }: ChangesTable): Html {
  const labels = new Map(layout.metrics.map(({ metric, boardLabel }) => [metric, boardLabel]));
  return table({
    id,
    caption,
    columns: [{ heading: 'Metric' }, { heading: 'Period' }, { heading: moved }, { heading: 'Freeze' }],
    rows: changes.map((change) => changeRow(change, labels)),
  });
}

function changeRow(change: Change, labels: ReadonlyMap<string, string>) {
  const { metric, period, afterFreeze } = change;
  return [
    labels.get(metric) ?? metric,
    shortPeriod(period),
    changeWords(change),
    afterFreeze
      ? html`<strong>after the freeze</strong>`
      : html`<span class="nhsuk-u-secondary-text-colour">before, or of the plan</span>`,
  ];
}
