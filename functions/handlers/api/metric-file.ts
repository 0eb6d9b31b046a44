import { chartSvg } from '../../../web/charts/chart-svg.ts';
import { drawChart } from '../../../web/charts/draw-chart.ts';
import type { ComparedModel } from '../../../web/pages/metric-page.ts';
import type { Chart } from '../../core/charts/chart.ts';
import { comparisonChart } from '../../core/metric-view/compared-boards.ts';
import { boardsCsv, historyCsv } from '../../core/metric-view/figures-csv.ts';
import { historyTrend } from '../../core/metric-view/history-trend.ts';
import { drawPicture } from '../../edges/pictures/draw-picture.ts';
import { writePng } from '../../edges/pictures/write-png.ts';
import { Rejected } from '../../edges/problem.ts';
import type { OwnMetric } from './metric-model.ts';

const BOARDS = 'boards';

/** What is downloaded: a chart and the figures that it shows. */
type Figures = { chart: Chart; csv: string };

export type MetricFile = { body: Uint8Array; contentType: string; name: string };

const bytes = (text: string) => new TextEncoder().encode(text);

const FORMATS: Record<string, { contentType: string; body(figures: Figures): Uint8Array }> = {
  svg: { contentType: 'image/svg+xml', body: ({ chart }) => bytes(chartSvg(drawChart(chart), 'chart').text) },
  png: { contentType: 'image/png', body: ({ chart }) => writePng(drawPicture(drawChart(chart))) },
  csv: { contentType: 'text/csv; charset=utf-8', body: ({ csv }) => bytes(csv) },
};

/** What the files of a metric are made from. */
export type Figured = Pick<OwnMetric, 'area' | 'quarter' | 'entry' | 'history'> & { compared: ComparedModel | null };

function figuresOf({ area, entry, history, compared, quarter }: Figured, of: string): Figures | null {
  if (of === 'quarters' || of === 'months') {
    const points = history[of];
    return { chart: historyTrend(entry, area.name, points), csv: historyCsv(area, entry.metric, points) };
  }
  if (of !== BOARDS || !compared) return null;
  const known = compared.boards.filter(({ value }) => value !== null);
  return {
    chart: comparisonChart({ ...compared, boards: known }),
    csv: boardsCsv(entry.metric, quarter, compared.boards),
  };
}

/** Whether a file shows other boards, which need not be read for the others. */
export function isOfBoards(file: string): boolean {
  return file.startsWith(`${BOARDS}.`);
}

/** A chart or the figures of a metric by the name of the file: `quarters.svg`, `months.png`, `boards.csv`. Throws `Rejected`. */
export function metricFile(metric: Figured, file: string): MetricFile {
  const [of = '', ending = '', ...rest] = file.split('.');
  const format = Object.hasOwn(FORMATS, ending) && rest.length === 0 ? FORMATS[ending] : undefined;
  const figures = figuresOf(metric, of);
  if (!format || !figures) {
    throw new Rejected(
      'not-found',
      'The files of a metric are quarters, months and boards, each as .svg, .png and .csv.',
    );
  }
  const { area, quarter, entry } = metric;
  const name = `${area.name} ${quarter} ${entry.metric} ${file}`;
  return { body: format.body(figures), contentType: format.contentType, name };
}
