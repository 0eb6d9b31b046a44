import { quarterOf, type ReturnDocument } from '../../functions/core/returns/return-document.ts';
import { countWords } from '../../functions/core/words/count-words.ts';
import { details } from '../components/details.ts';
import { type Html, html } from '../html.ts';
import { table } from './layout.ts';
import { returnPath } from './return-path.ts';

type Item = ReturnDocument['checklist'][number];

function openItems(open: readonly Item[]): Html {
  return table({
    id: 'checklist-open',
    caption: `${countWords(open.length, 'item')} not complete`,
    columns: [{ heading: 'Item' }, { heading: 'Sheet' }, { heading: 'What is missing, and from whom' }],
    rows: open.map(({ sheet, item, reason }) => [item, sheet, reason]),
  });
}

/** What must be complete before a return is sent, what is missing of it, and where it is filled in. */
export function checklistSection(document: Pick<ReturnDocument, 'area' | 'period' | 'checklist'>): Html {
  const { area, checklist } = document;
  const place = { area, quarter: quarterOf(document) };
  const open = checklist.filter(({ complete }) => !complete);
  const done = checklist.filter(({ complete }) => complete);
  return html`${open.length === 0 ? html`<p>Every item of the checklist is complete.</p>` : openItems(open)}
${done.length > 0 && details(`${countWords(done.length, 'item')} complete`, html`<ul>${done.map(({ sheet, item }) => html`<li>${sheet}: ${item}</li>`)}</ul>`)}
<p>Fill in:</p>
<ul class="nhsuk-list nhsuk-list--bullet">
<li><a href="${returnPath(place, 'answers')}">Answers: cover, national conditions and what is said of the metrics</a></li>
<li><a href="${returnPath(place, 'finance')}">Income and schemes</a></li>
</ul>`;
}
