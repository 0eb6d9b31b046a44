import { type AuditFilter, type AuditLine, auditSubject } from '../../functions/core/audit/audit-filter.ts';
import { timeWords } from '../../functions/core/returns/time-words.ts';
import { countWords } from '../../functions/core/words/count-words.ts';
import { addressOf } from '../address.ts';
import { textField } from '../components/fields.ts';
import { filterForm } from '../components/filter-form.ts';
import { pagination } from '../components/pagination.ts';
import { type Html, html, type Part } from '../html.ts';
import { type Page, table } from './layout.ts';

/** One page of the trail. `after` and `next` are where it begins and goes on; empty and null at its ends. */
export type AuditModel = {
  entries: readonly AuditLine[];
  filter: AuditFilter;
  after: string;
  next: string | null;
};

/** Who did what, when and why, newest first. */
export function auditPage({ entries, filter, after, next }: AuditModel): Page {
  const isFiltered = Object.values(filter).some((wanted) => wanted !== '');
  return {
    title: 'Audit trail',
    content: html`<p class="nhsuk-body-l">Who did what, when and why. Nothing is ever taken out of it.</p>
${filterForm({ to: '/audit', isFiltered, fields: filterFields(filter) })}
${entries.length > 0 ? auditTable(entries) : html`<p>${isFiltered || after ? 'No entry fits.' : 'Nothing has been done yet.'}${next !== null && ' Older entries may: look at the next page.'}</p>`}
${pagination({
  previous: after === '' ? null : { href: addressOf('/audit', filter), text: 'Back to the newest entries' },
  next: next === null ? null : { href: addressOf('/audit', { ...filter, after: next }), text: 'Older entries' },
})}
<p><a href="${addressOf('/audit.csv', filter)}">Download ${isFiltered ? 'what fits' : 'the trail'} as a table (CSV)</a></p>`,
  };
}

const filterFields = ({ who, what, subject, from, to }: AuditFilter): Part => [
  textField({
    id: 'who',
    label: 'Who',
    value: who,
    hint: 'Part of a name. What the product does by itself is done by system.',
  }),
  textField({ id: 'what', label: 'What', value: what, hint: 'Such as withdrawn, signed, published' }),
  textField({ id: 'subject', label: 'About', value: subject, hint: 'An area, a quarter, or the id of a submission' }),
  textField({ id: 'from', label: 'First day', value: from, type: 'date' }),
  textField({ id: 'to', label: 'Last day', value: to, type: 'date' }),
];

function auditTable(entries: readonly AuditLine[]): Html {
  return table({
    id: 'trail',
    caption: `${countWords(entries.length, 'entry', 'entries')}, newest first`,
    columns: [{ heading: 'When' }, { heading: 'Who' }, { heading: 'What' }, { heading: 'About' }, { heading: 'Why' }],
    rows: entries.map(({ at, who, what, subject, why }) => [timeWords(at), who, what, subjectLink(subject), why]),
  });
}

function subjectLink(text: string): Part {
  const subject = auditSubject(text);
  if (subject.kind === 'other') return subject.words;
  return subject.kind === 'submission'
    ? html`<a href="/submissions/${subject.submission}">${subject.submission}</a>`
    : html`<a href="/returns/${subject.quarter}/${subject.area}">${subject.words}</a>`;
}
