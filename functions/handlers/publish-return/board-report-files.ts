import { chartSvg } from '../../../web/charts/chart-svg.ts';
import { drawChart } from '../../../web/charts/draw-chart.ts';
import { boardReportPage } from '../../../web/pages/board-report-page.ts';
import type { BoardReport } from '../../core/board-report/board-report.ts';
import { makeBoardReport } from '../../core/board-report/make-board-report.ts';
import { layoutFor } from '../../core/returns/layout.ts';
import type { ReportPictures } from '../../edges/documents/report-parts.ts';
import type { PublishDeps } from './deps.ts';
import type { Revision, RevisionFile } from './revision-file.ts';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

function picturesOf({ metrics, intermediateCare }: BoardReport): ReportPictures {
  const figures = [...metrics.flatMap((metric) => metric.figures), ...intermediateCare.figures];
  return new Map(
    figures.flatMap(({ id, chart }) => {
      if (chart === null) return [];
      const drawing = drawChart(chart);
      return [[id, { drawing, svg: chartSvg(drawing, id).text }] as const];
    }),
  );
}

/** The board's paper as a page and as a Word document, made from one model. The same revision gives the same bytes. */
export async function boardReportFiles(
  { writeBoardReport }: Pick<PublishDeps, 'writeBoardReport'>,
  { document, earlierQuarters }: Revision,
): Promise<RevisionFile[]> {
  const layout = layoutFor(document.period.financialYear);
  const report = makeBoardReport({ document, layout, earlierQuarters });
  return [
    {
      name: 'board-report.html',
      body: new TextEncoder().encode(boardReportPage(report)),
      contentType: 'text/html; charset=utf-8',
    },
    { name: 'board-report.docx', body: await writeBoardReport(report, picturesOf(report)), contentType: DOCX },
  ];
}
