import { periodWords } from '../../functions/core/periods/period-words.ts';
import { timeWords } from '../../functions/core/returns/time-words.ts';
import { countWords } from '../../functions/core/words/count-words.ts';
import { selectField, textField } from '../components/fields.ts';
import { filterForm } from '../components/filter-form.ts';
import { tag } from '../components/tag.ts';
import { type Html, html } from '../html.ts';
import { isForPeople } from '../words/file-words.ts';
import { stateWords } from '../words/return-words.ts';
import { type DownloadFile, downloadList } from './download-list.ts';
import { type Page, table } from './layout.ts';
import { returnPath } from './return-path.ts';

/** The newest revision of a return as a list shows it. `publishedAt` is an ISO time. */
export type ReturnRow = {
  area: { code: string; name: string };
  quarter: string;
  revision: number;
  state: 'provisional' | 'final';
  status: 'draft' | 'signed-off';
  publishedAt: string;
  coverage: string;
  issues: number;
  files: readonly DownloadFile[];
};

/** The returns of one quarter; `quarters` are those that may have some, newest first. */
export type ReturnsModel = {
  quarter: string;
  quarters: readonly string[];
  returns: readonly ReturnRow[];
  asked: { area: string };
};

const SHORT_LIST = 10;

/** What there is to download of a quarter, area by area. */
export function returnsPage(model: ReturnsModel): Page {
  const { quarter, quarters, returns, asked } = model;
  const wanted = asked.area.trim().toLowerCase();
  const shown = returns.filter(({ area: { name, code } }) =>
    [name, code].some((text) => text.toLowerCase().includes(wanted)),
  );
  const isLong = returns.length > SHORT_LIST || quarters.length > 1;
  return {
    title: `Returns of ${periodWords(quarter)}`,
    content: html`${isLong && filterForm({ to: '/returns', isFiltered: asked.area !== '', fields: filterFields(model) })}
${shown.length > 0 ? returnTable(quarter, shown) : html`<p>${returns.length > 0 ? 'No return fits.' : NO_RETURNS}</p>`}
<p><a href="/quarters/${quarter}">What has come for ${periodWords(quarter)}, and what has not</a></p>`,
  };
}

const NO_RETURNS =
  'No return has been published yet. It is published when the quarter has ended and the area has sent a plan.';

const filterFields = ({ quarter, quarters, asked }: ReturnsModel) => [
  selectField({
    id: 'quarter',
    label: 'Quarter',
    value: quarter,
    blank: 'The newest',
    choices: quarters.map((each) => ({ value: each, text: periodWords(each) })),
  }),
  textField({ id: 'area', label: 'Name or code of an area', value: asked.area }),
];

function returnTable(quarter: string, returns: readonly ReturnRow[]): Html {
  const areas = [...returns].sort((a, b) => (a.area.name < b.area.name ? -1 : 1));
  return table({
    id: `returns-${quarter}`,
    caption: `${periodWords(quarter)}: ${countWords(returns.length, 'area')}`,
    columns: [
      { heading: 'Area' },
      { heading: 'State' },
      { heading: 'Data' },
      { heading: 'Revision' },
      { heading: 'Download' },
    ],
    rows: areas.map((row) => [
      html`<a href="${returnPath(row)}">${row.area.name}</a>`,
      tag(row.state === 'final' ? 'good' : 'note', stateWords(row)),
      row.issues === 0 ? row.coverage : `${row.coverage}; ${countWords(row.issues, 'remark')}`,
      `${row.revision}, ${timeWords(row.publishedAt)}`,
      downloadList(row.files.filter(({ name }) => isForPeople(name))),
    ]),
  });
}
