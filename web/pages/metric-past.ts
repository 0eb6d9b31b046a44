import { intervalWords, movement } from '../../functions/core/metric-view/metric-words.ts';
import type { RollingYear } from '../../functions/core/metrics/metric-value.ts';
import { periodWords, shortPeriod } from '../../functions/core/periods/period-words.ts';
import { changeWords } from '../../functions/core/returns/change-words.ts';
import type { Change } from '../../functions/core/returns/changes.ts';
import type { ReturnNumber } from '../../functions/core/returns/number-state.ts';
import { timeWords } from '../../functions/core/returns/time-words.ts';
import { countWords } from '../../functions/core/words/count-words.ts';
import { type Html, html, type Part } from '../html.ts';
import { stateWords } from '../words/return-words.ts';
import { table } from './layout.ts';
import type { MetricModel } from './metric-page.ts';
import { returnPath } from './return-path.ts';

/** The newest published revision as far as this metric goes. `since`: what is otherwise now; `made`: what it changed itself. */
export type RevisionModel = {
  revision: number;
  previousRevision: number | null;
  generatedAt: string;
  state: 'provisional' | 'final';
  status: 'draft' | 'signed-off';
  since: readonly Change[];
  made: readonly Change[];
};

/** The same quarter a year ago, the twelve months, and what the last revision of the return says. */
export function pastSection(model: MetricModel): Html {
  return html`${earlierTable(model)}
<h3>The last revision of the return</h3>
${revisionSection(model)}`;
}

type Row = [name: string, value: string, words: Part];

function yearAgoRow(value: ReturnNumber): Row {
  const { yearAgo } = value;
  if (!yearAgo)
    return [
      'The same quarter a year ago',
      'not known',
      'Not every month of it is there, or it was worked out by another method.',
    ];
  const moved = value.value === null ? null : movement(value.metric, yearAgo.value, value.value);
  return [
    `${periodWords(yearAgo.period)}, a year ago`,
    yearAgo.display,
    moved && (moved === 'the same' ? 'The same now' : `Now ${moved}`),
  ];
}

function rollingRow({ metric }: ReturnNumber, rolling: RollingYear): Row {
  const name = `Twelve months, ${periodWords(rolling.from)} to ${periodWords(rolling.to)}`;
  const interval = intervalWords({ metric, ...rolling });
  const words =
    rolling.display === null
      ? `${countWords(rolling.monthsPresent, 'month')} of 12 are there`
      : interval && `95% interval ${interval}`;
  return [name, rolling.display ?? 'no value', words];
}

function earlierTable({ value, quarter, entry }: MetricModel): Html | null {
  if (!value) return null;
  const rows: Row[] = [
    [`${periodWords(quarter)}, now`, value.display ?? 'no data', null],
    yearAgoRow(value),
    ...(value.rolling12 ? [rollingRow(value, value.rolling12)] : []),
    ...(value.meanOfMonths
      ? [['Mean of the months of the quarter', value.meanOfMonths.display, null] satisfies Row]
      : []),
  ];
  return table({
    id: 'earlier',
    caption: `${entry.boardLabel}: now and earlier`,
    columns: [{ heading: 'Period' }, { heading: 'Value', numeric: true }, { heading: 'Beside it' }],
    rows,
  });
}

function changeTable(id: string, caption: string, changes: readonly Change[]): Html {
  return table({
    id,
    caption,
    columns: [{ heading: 'Period' }, { heading: 'Before → now' }, { heading: 'Freeze' }],
    rows: changes.map((change) => [
      shortPeriod(change.period),
      changeWords(change),
      change.afterFreeze ? html`<strong>after the freeze</strong>` : 'before, or of the plan',
    ]),
  });
}

function revisionSection({ revision: said, quarter, area }: MetricModel): Html {
  if (!said) return html`<p>No return of this quarter has been published yet.</p>`;
  const { revision, previousRevision, generatedAt, since, made } = said;
  const link = html`<a href="${returnPath({ quarter, area })}">Revision ${revision}</a>`;
  const now =
    since.length === 0
      ? 'It says the same of this metric as is shown here.'
      : 'Files that came since change what it says of this metric.';
  return html`<p>${link}, made ${timeWords(generatedAt)}. ${stateWords(said)}. ${now}</p>
${since.length > 0 && changeTable('since', `Changed since revision ${revision}`, since)}
${madeWords(previousRevision, made)}
${made.length > 0 && changeTable('made', `Changed from revision ${previousRevision ?? ''} to revision ${revision}`, made)}`;
}

function madeWords(previous: number | null, made: readonly Change[]): Html | false {
  if (previous === null) return html`<p>It is the first revision.</p>`;
  return made.length === 0 && html`<p>It says the same of this metric as revision ${previous} did.</p>`;
}
