import { listWords, shortPeriod } from '../../functions/core/periods/period-words.ts';
import type { AreaProgress, StandingReturn } from '../../functions/core/quarter-view/area-progress.ts';
import { SHOWS, type Show } from '../../functions/core/quarter-view/show.ts';
import type { SourceProgress } from '../../functions/core/quarter-view/source-progress.ts';
import { countWords } from '../../functions/core/words/count-words.ts';
import { addressOf } from '../address.ts';
import { details } from '../components/details.ts';
import { selectField, textField } from '../components/fields.ts';
import { filterForm } from '../components/filter-form.ts';
import { pagination } from '../components/pagination.ts';
import { tag } from '../components/tag.ts';
import { type Html, html, type Part } from '../html.ts';
import { table } from './layout.ts';
import { returnPath } from './return-path.ts';

/**
 * One page of the grid. `areas` are the ones that are seen, `found` is how many fit the filter; `others` are areas that
 * only appear because their residents are treated elsewhere, and `sources` the columns in order.
 */
export type GridModel = {
  quarter: string;
  sources: readonly { source: string; title: string }[];
  areas: readonly AreaProgress[];
  found: number;
  others: readonly string[];
  asked: { show: Show; area: string; page: number };
  pages: number;
};

/** Areas down, kinds of file across: what has come, from whom and when. */
export function gridSection(model: GridModel): Html {
  const { found, areas, others, asked, pages, quarter } = model;
  const path = `/quarters/${quarter}`;
  const isFiltered = asked.show !== 'all' || asked.area !== '';
  const show = asked.show === 'all' ? '' : asked.show;
  const step = (to: number) =>
    to < 1 || to > pages
      ? null
      : { href: `${addressOf(path, { ...asked, show, page: to })}#areas`, text: `Page ${to} of ${pages}` };
  return html`<h2 id="areas">What has come, area by area</h2>
${(isFiltered || found > 5) && filterForm({ to: path, isFiltered, fields: filterFields(asked) })}
${areas.length > 0 ? gridTable(model) : html`<p>No area fits. Show all again, or look for another.</p>`}
${pagination({ previous: step(asked.page - 1), next: step(asked.page + 1) })}
${others.length > 0 && otherAreas(others)}`;
}

const SHOW_WORDS: Record<Show, string> = {
  all: 'All areas',
  missing: 'Something required is missing',
  complete: 'All that is required is here',
  unsigned: 'Return not signed off',
  signed: 'Return signed off',
};

const filterFields = ({ show, area }: GridModel['asked']): Part => [
  textField({ id: 'area', label: 'Name or code of an area', value: area }),
  selectField({
    id: 'show',
    label: 'Which areas',
    value: show === 'all' ? '' : show,
    blank: SHOW_WORDS.all,
    choices: SHOWS.filter((each) => each !== 'all').map((each) => ({ value: each, text: SHOW_WORDS[each] })),
  }),
];

function gridTable({ quarter, sources, areas, found }: GridModel): Html {
  return table({
    id: 'grid',
    caption: areas.length < found ? `${areas.length} of ${countWords(found, 'area')}` : countWords(found, 'area'),
    columns: [{ heading: 'Area' }, { heading: 'Return' }, ...sources.map(({ title }) => ({ heading: title }))],
    rows: areas.map((area) => [
      html`<a href="${returnPath({ quarter, area })}">${area.name}</a>`,
      returnCell(area.return),
      ...sources.map(({ source }) => sourceCell(area.sources.find((one) => one.source === source))),
    ]),
  });
}

function returnCell(standing: StandingReturn | null): Html {
  if (!standing) return html`No return yet`;
  const { revision, status, state } = standing;
  const isSigned = status === 'signed-off';
  return html`${tag(isSigned ? 'good' : 'wait', isSigned ? 'Signed off' : 'Draft')}<br>revision ${revision}, data ${state}`;
}

function sourceCell(progress: SourceProgress | undefined): Html | null {
  if (!progress) return null;
  const { standing, came, expected, missing } = progress;
  if (standing === 'not-sent') return html`Not sent<br>(optional)`;
  if (standing === 'missing') return html`${tag('bad', 'Missing')}<br>${sendIt(progress)}`;
  const isWhole = standing === 'complete';
  return html`${isWhole ? tag('good', 'Here') : tag('wait', `${came} of ${expected}`)}${!isWhole && html`<br>${listWords(missing.map(shortPeriod))} missing · ${sendIt(progress)}`}${fromWhom(progress)}`;
}

/** Leads to where the file is sent, under the feed that sent the rest of it. */
function sendIt({ source, feeds, title }: SourceProgress): Html {
  const [feed = ''] = feeds.length === 1 ? feeds : [];
  return html`<a href="${addressOf('/upload', { source, feed })}">Send it<span class="nhsuk-u-visually-hidden">: ${title}</span></a>`;
}

/** Provisional or final, by whom, when; the day leads to the newest file. */
function fromWhom({ state, feeds, newest }: SourceProgress): Part {
  if (!newest) return null;
  return html`<br>${state && `${state}, `}${feedWords(feeds)}, <a href="/submissions/${newest.submission}">${shortDay(newest.arrivedAt)}</a>`;
}

/** `23 Nov 2026`, for narrow columns. */
const shortDay = (day: string): string => `${Number(day.slice(8, 10))} ${shortPeriod(day.slice(0, 7))}`;

function feedWords(feeds: readonly string[]): string {
  return feeds.length > 3 ? countWords(feeds.length, 'feed') : listWords(feeds);
}

function otherAreas(others: readonly string[]): Html {
  return details(
    `${countWords(others.length, 'other area')} without a plan`,
    html`<p>Files speak of ${others.length === 1 ? 'it' : 'them'} only because some of the patients live there: ${listWords(others)}.</p>`,
  );
}
