import type { Chart } from '../../functions/core/charts/chart.ts';
import type { HistoryPoint } from '../../functions/core/metric-view/metric-history.ts';
import { intervalWords } from '../../functions/core/metric-view/metric-words.ts';
import { periodWords } from '../../functions/core/periods/period-words.ts';
import type { ReturnLayout } from '../../functions/core/returns/layout.ts';
import { numberState } from '../../functions/core/returns/number-state.ts';
import { chartSvg } from '../charts/chart-svg.ts';
import { drawChart } from '../charts/draw-chart.ts';
import { type Html, html, type Part } from '../html.ts';
import { table } from './layout.ts';

/** A chart, the table of the same figures, and where both can be downloaded from: `href` without the ending of the file. */
export type FiguresBeside = { id: string; chart: Chart; figures: Part; download: { href: string; query?: string } };

const FORMATS = [
  { ending: 'svg', text: 'Chart as SVG' },
  { ending: 'png', text: 'Chart as PNG' },
  { ending: 'csv', text: 'Figures as CSV' },
];

/** Chart and table side by side, one below the other where there is no room. */
export function figuresBeside({ id, chart, figures, download: { href, query = '' } }: FiguresBeside): Html {
  const link = ({ ending, text }: (typeof FORMATS)[number]) =>
    html`<li><a href="${href}.${ending}${query}" download>${text}</a></li>`;
  return html`<div class="beside">
<figure><div class="scrolls" role="region" aria-labelledby="chart-${id}-title" tabindex="0">${chartSvg(drawChart(chart), `chart-${id}`)}</div></figure>
<div>${figures}</div>
</div>
<ul class="inline" aria-label="Downloads: ${chart.title}">${FORMATS.map(link)}</ul>
`;
}

const quiet = (words: Part): Html => html`<span class="nhsuk-u-secondary-text-colour">${words}</span>`;

type Shown = { layout: ReturnLayout; today: string };

function valueShown({ shown, value, isOtherMethod }: HistoryPoint, { layout, today }: Shown): Part {
  if (shown.value === null) return quiet(isOtherMethod ? 'by another method' : 'no data');
  const isOpen = value !== null && numberState(layout, value, today) === 'provisional';
  return isOpen ? html`${shown.value.text}<br>${quiet('provisional')}` : shown.value.text;
}

/** The figures of a history, the newest period first. */
export function historyTable(
  { id, caption, points }: { id: string; caption: string; points: readonly HistoryPoint[] },
  shown: Shown,
): Html {
  return table({
    id,
    caption,
    columns: [
      { heading: 'Period' },
      { heading: 'Performance', numeric: true },
      { heading: 'Target', numeric: true },
      { heading: '95% interval', numeric: true },
    ],
    rows: points
      .toReversed()
      .map((point) => [
        periodWords(point.period),
        valueShown(point, shown),
        point.shown.plan?.text ?? quiet('none'),
        (point.value && intervalWords(point.value)) ?? quiet('none'),
      ]),
  });
}
