import type { ComparisonChart } from '../../functions/core/charts/chart.ts';
import { chartTable } from '../../functions/core/charts/chart-table.ts';
import { comparisonChart } from '../../functions/core/metric-view/compared-boards.ts';
import { comparisonWords } from '../../functions/core/metric-view/metric-words.ts';
import { countWords } from '../../functions/core/words/count-words.ts';
import { type Html, html } from '../html.ts';
import { table } from './layout.ts';
import { figuresBeside } from './metric-figures.ts';
import type { ComparedModel, MetricModel } from './metric-page.ts';
import { metricPath } from './metric-path.ts';

const GROUPS = [
  { id: 'region', text: 'boards of the same region' },
  { id: 'england', text: 'all boards of England' },
];

/** The value among those of other boards, with a link to each other group of them. */
export function comparisonSection(model: MetricModel): Html {
  const { compared, entry } = model;
  if (!compared) return html`<p>There is no value to compare.</p>`;
  const others = GROUPS.filter(({ id }) => id !== compared.groupId);
  const link = ({ id, text }: (typeof GROUPS)[number]) =>
    html`<a href="${metricPath(model, entry.metric)}?compare=${id}#other-boards">Compare with ${text}</a>`;
  return html`<p id="other-boards">${words(compared)}</p>
${beside(model, compared)}
${compared.unnamed > 0 && html`<p>Boards that you may not see stand in the comparison without name and number.</p>`}
<p>${others.map(link)}</p>`;
}

function words({ comparison, group, own, boards }: ComparedModel): Html {
  if (comparison) {
    const both =
      comparison.worseAndWorsening && html` <strong>It is worse than others and worse than a year ago.</strong>`;
    return html`${group}. ${comparisonWords(comparison)}${both}`;
  }
  const isMissing = boards.some(({ isOwn, value }) => isOwn && !value);
  const why = isMissing
    ? 'The value is not compared: it is not there, or not every month of it is.'
    : `Too few other boards have a whole value for the period by the same method (${own.method}).`;
  return html`${group}. ${why}`;
}

function beside(model: MetricModel, compared: ComparedModel): Html | null {
  const known = compared.boards.filter(({ value }) => value !== null);
  if (known.length < 2 || !known.some(({ isOwn }) => isOwn)) return null;
  const chart = comparisonChart({ ...compared, boards: known });
  const missing = compared.boards.length - known.length;
  return html`${figuresBeside({
    id: 'boards',
    chart,
    figures: boardsTable(chart),
    download: { href: metricPath(model, model.entry.metric, 'boards'), query: `?compare=${compared.groupId}` },
  })}
${missing > 0 && html`<p>${countWords(missing, 'board')} in the group ${missing === 1 ? 'has' : 'have'} figures that cannot be compared: a month is missing, the method is another, or only those of its patients are known whom somebody else’s file has.</p>`}`;
}

function boardsTable(chart: ComparisonChart): Html {
  const { caption, corner, columns, rows } = chartTable(chart);
  return table({
    id: 'table-boards',
    caption,
    columns: [{ heading: corner }, ...columns.map((heading) => ({ heading, numeric: true as const }))],
    rows: rows.map(({ heading, cells }) => [heading, ...cells]),
  });
}
