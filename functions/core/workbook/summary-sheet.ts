import type { MetricValue } from '../metrics/metric-value.ts';
import { financialYearOf, type Quarter, quartersOfYear } from '../periods/period.ts';
import { periodWords } from '../periods/period-words.ts';
import type { LayoutMetric } from '../returns/layout.ts';
import { sheetTitle } from '../returns/layout-settings.ts';
import { targetWords } from '../words/target-words.ts';
import { actualCell, assessmentStyle, headingRow, planCell, textCell } from './cells.ts';
import type { ReturnWorkbookContent } from './return-content.ts';
import type { WorkbookCell, WorkbookSheet } from './workbook-model.ts';

/** The board's table: target and performance of each metric by quarter of the year, as far as the quarters are known. */
export function summarySheet(content: ReturnWorkbookContent): WorkbookSheet {
  const { document, layout, quarter } = content;
  const quarters = knownQuarters(content);
  return {
    name: sheetTitle(layout, 'summary'),
    summary: 'Target and performance of each metric by quarter of the year, as boards see it.',
    widths: [50, 30, 14, ...quarters.map(() => 12), 24],
    rows: [
      [textCell(`Target and performance: ${document.area.name}, ${document.period.financialYear}`, 'title')],
      [textCell(`The outcome is that of ${periodWords(quarter)}.`, 'intro')],
      headingRow(['Metric', 'Unit', 'Figure', ...quarters.map((known) => known.slice(-2)), 'Outcome']),
      ...layout.metrics
        .filter((entry) => entry.role !== 'supporting')
        .flatMap((entry) => metricRows(content, entry, quarters)),
    ],
    tableRow: 2,
    freeze: { rows: 3, columns: 1 },
    print: { orientation: 'landscape', pagesWide: 1 },
  };
}

function knownQuarters({ quarter, earlierQuarters }: ReturnWorkbookContent): Quarter[] {
  const known = new Set<string>([quarter, ...earlierQuarters.map(({ period }) => period)]);
  return quartersOfYear(financialYearOf(quarter)).filter((candidate) => candidate <= quarter && known.has(candidate));
}

function metricRows(
  content: ReturnWorkbookContent,
  entry: LayoutMetric,
  quarters: readonly Quarter[],
): WorkbookCell[][] {
  const values = quarters.map((quarter) => content.lookUp(entry.metric, quarter));
  const whole = content.lookUp(entry.metric, content.quarter);
  const lead = (figure: string) => [
    textCell(entry.boardLabel, 'label'),
    textCell(whole?.unit ?? null),
    textCell(figure, 'label'),
  ];
  const outcome = outcomeCell(whole);
  return [
    [...lead('Target'), ...values.map(planCell), outcome],
    [...lead('Performance'), ...values.map(actualCell), outcome],
  ];
}

function outcomeCell(whole: MetricValue | undefined): WorkbookCell {
  const assessment = whole?.assessment ?? 'not-assessable';
  return { value: targetWords[assessment], style: assessmentStyle(assessment) };
}
