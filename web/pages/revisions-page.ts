import { periodWords } from '../../functions/core/periods/period-words.ts';
import type { Change } from '../../functions/core/returns/changes.ts';
import type { ReturnLayout } from '../../functions/core/returns/layout.ts';
import { timeWords } from '../../functions/core/returns/time-words.ts';
import { countWords } from '../../functions/core/words/count-words.ts';
import type { CellChange } from '../../functions/core/workbook/sheet-changes.ts';
import { selectField } from '../components/fields.ts';
import { filterForm } from '../components/filter-form.ts';
import { type Html, html, type Part } from '../html.ts';
import { type Page, table } from './layout.ts';
import { changesTable } from './return-changes.ts';
import { returnPath } from './return-path.ts';

/** A published revision. `generatedAt` is an ISO time. */
export type RevisionRow = { revision: number; generatedAt: string; signedBy: string | null };

/**
 * Two revisions of a return side by side, of `revisions`, newest first; the comparison is null where there is one only.
 * `cells` are what is said beside the metrics.
 */
export type RevisionsModel = {
  area: { code: string; name: string };
  quarter: string;
  layout: ReturnLayout;
  revisions: readonly RevisionRow[];
  comparison: { from: number; to: number; numbers: readonly Change[]; cells: readonly CellChange[] } | null;
};

const revisionWords = ({ revision, generatedAt, signedBy }: RevisionRow): string =>
  `Revision ${revision}, ${timeWords(generatedAt)}${signedBy === null ? '' : `, signed off by ${signedBy}`}`;

function choice({ area, quarter, revisions }: RevisionsModel, from: number, to: number): Html {
  const choices = revisions.map((each) => ({ value: String(each.revision), text: revisionWords(each) }));
  return filterForm({
    to: returnPath({ quarter, area }, 'revisions'),
    isFiltered: false,
    fields: [
      selectField({ id: 'from', label: 'From', value: String(from), blank: 'The one before', choices }),
      selectField({ id: 'to', label: 'To', value: String(to), blank: 'The newest', choices }),
    ],
  });
}

function numbersTable({ layout }: RevisionsModel, numbers: readonly Change[]): Html {
  if (numbers.length === 0) return html`<p>No number differs.</p>`;
  const caption = `${countWords(numbers.length, 'number')} ${numbers.length === 1 ? 'differs' : 'differ'}`;
  return changesTable({ id: 'numbers', caption, moved: 'Before → after', changes: numbers, layout });
}

const said = (text: string | null): Part => text ?? html`<span class="nhsuk-u-secondary-text-colour">blank</span>`;

function cellsTable(cells: readonly CellChange[]): Html {
  if (cells.length === 0) return html`<p>Nothing that is said beside the metrics differs.</p>`;
  return table({
    id: 'cells',
    caption: `${countWords(cells.length, 'cell')} of other sheets ${cells.length === 1 ? 'differs' : 'differ'}`,
    columns: [{ heading: 'Where' }, { heading: 'Column' }, { heading: 'Before' }, { heading: 'After' }],
    rows: cells.map(({ sheet, row, column, before, after }) => [`${sheet}: ${row}`, column, said(before), said(after)]),
  });
}

function list({ area, quarter, revisions }: RevisionsModel): Html {
  const item = (each: RevisionRow) =>
    html`<li><a href="${returnPath({ quarter, area }, 'sheets')}?revision=${each.revision}">${revisionWords(each)}</a></li>`;
  return html`<h2>${countWords(revisions.length, 'revision')}</h2>
<ul>${revisions.map(item)}</ul>`;
}

/** What differs between two revisions of a return, number by number and cell by cell. */
export function revisionsPage(model: RevisionsModel): Page {
  const { area, quarter, comparison } = model;
  return {
    title: `Revisions: ${area.name}, ${periodWords(quarter)}`,
    back: { href: returnPath({ quarter, area }), text: 'Back to the return' },
    content: html`${
      comparison
        ? html`${choice(model, comparison.from, comparison.to)}
<h2>From revision ${comparison.from} to revision ${comparison.to}</h2>
${numbersTable(model, comparison.numbers)}
${cellsTable(comparison.cells)}`
        : html`<p>There is only one revision, so there is nothing to compare.</p>`
    }
${list(model)}`,
  };
}
