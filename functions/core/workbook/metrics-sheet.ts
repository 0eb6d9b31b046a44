import { metricDefinition } from '../metrics/catalogue.ts';
import type { MetricValue } from '../metrics/metric-value.ts';
import { financialYearOf, monthsOfQuarter } from '../periods/period.ts';
import { periodWords, shortPeriod } from '../periods/period-words.ts';
import type { LayoutMetric } from '../returns/layout.ts';
import type { Ask, MetricsBlock } from '../returns/layout-blocks.ts';
import { sheetTitle } from '../returns/layout-settings.ts';
import { assessedPeriod, metricsBlock } from '../returns/return-content.ts';
import {
  actualCell,
  countCell,
  headingRow,
  isUnplanned,
  missingCell,
  notApplicable,
  planCell,
  textCell,
} from './cells.ts';
import { completeCell, filledCell } from './filled-cell.ts';
import { missingInRow, type ReturnWorkbookContent } from './return-content.ts';
import type { WorkbookCell, WorkbookSheet } from './workbook-model.ts';

const countColumns = ['Numerator of the period', 'Denominator of the period', 'What the denominator is'];
const ASK_WIDTHS: Record<Ask['answer']['type'], number> = { text: 40, choice: 22, date: 14, pounds: 16, number: 16 };

/** One row per metric in the order of the template: plan and actual by period, assessment, counts, and what the board says. */
export function metricsSheet(content: ReturnWorkbookContent): WorkbookSheet {
  const { document, layout, quarter } = content;
  const block = metricsBlock(layout);
  const name = sheetTitle(layout, 'metrics');
  const periods = periodsOf(content, block);
  const planAndActual = periods.flatMap((period) => [`${shortPeriod(period)} plan`, `${shortPeriod(period)} actual`]);
  const asks = block.asks.map((ask) => ({ ...ask, width: ASK_WIDTHS[ask.answer.type] }));
  const [first, ...others] = asks;
  const titles = [first?.title ?? [], countColumns, others.map(({ title }) => title), 'Complete'].flat();
  return {
    name,
    summary: `Plan and actual of each metric for ${periodWords(quarter)}, with the assessment against the plan.`,
    widths: [
      ...[12, 40, ...(block.definitions ? [48] : []), 21],
      ...planAndActual.map(() => 10),
      ...[first?.width ?? [], 12, 15, 32, others.map(({ width }) => width), 11].flat(),
    ],
    rows: [
      [textCell(`${name}: ${document.area.name}, ${periodWords(quarter)}`, 'title')],
      [textCell(layout.sheets.find(({ id }) => id === 'metrics')?.intro ?? null, 'intro')],
      headingRow([
        'Section',
        'Metric',
        ...(block.definitions ? ['Definition'] : []),
        'Unit',
        ...planAndActual,
        ...titles,
      ]),
      ...layout.metrics.map((entry) => metricRow({ content, block, entry, periods })),
    ],
    tableRow: 2,
    freeze: { rows: 3, columns: 2 },
    print: { orientation: 'landscape', pagesWide: 2 },
  };
}

// The year is reported with the last quarter, and only then has values. Where no period is left, the quarter is shown.
function periodsOf({ quarter, document }: ReturnWorkbookContent, { periods }: MetricsBlock): string[] {
  const year = financialYearOf(quarter);
  const hasYear = document.metrics.some(({ period }) => period === year);
  const shown = [
    ...(periods.includes('month') ? monthsOfQuarter(quarter) : []),
    ...(periods.includes('quarter') ? [quarter] : []),
    ...(periods.includes('year') && hasYear ? [year] : []),
  ];
  return shown.length === 0 ? [quarter] : shown;
}

type Row = {
  content: ReturnWorkbookContent;
  block: MetricsBlock;
  entry: LayoutMetric;
  periods: readonly string[];
};

function metricRow({ content, block, entry, periods }: Row): WorkbookCell[] {
  const { lookUp, quarter, layout } = content;
  const whole = lookUp(entry.metric, assessedPeriod(layout, quarter));
  const [first, ...others] = block.asks.map((ask) => askedCell({ content, block, entry, periods }, ask, whole));
  return [
    textCell(entry.section, 'label'),
    textCell(entry.title, 'label'),
    ...(block.definitions ? [textCell(metricDefinition(entry.metric).definition)] : []),
    textCell(whole?.unit ?? null),
    ...periods.flatMap((period) => planAndActualCells(entry, lookUp(entry.metric, period))),
    ...(first ? [first] : []),
    countCell(whole?.numerator ?? null),
    countCell(whole?.denominator ?? null),
    textCell(whole?.denominatorBasis ?? null),
    ...others,
    entry.role === 'supporting'
      ? textCell(notApplicable, 'prefilled')
      : completeCell(missingInRow(content, block.id, entry.metric)),
  ];
}

function planAndActualCells(entry: LayoutMetric, value: MetricValue | undefined): WorkbookCell[] {
  return [isUnplanned(entry, value) ? missingCell(notApplicable) : planCell(value), actualCell(value)];
}

// People are asked about some metrics only. Of the others the assessment is shown, where there is a plan to assess against.
function askedCell({ content, block, entry }: Row, ask: Ask, whole: MetricValue | undefined): WorkbookCell {
  const cell = content.filled.cell(block.id, entry.metric, ask.id);
  const words = content.layout.assessmentWords;
  if (ask.known !== 'assessment') {
    return cell ? filledCell(cell) : textCell(notApplicable, 'prefilled');
  }
  if (!cell && isUnplanned(entry, whole)) return textCell(notApplicable, 'prefilled');
  const assessment = whole?.assessment ?? 'not-assessable';
  const said = cell?.value ?? words[assessment];
  const style = said === words.met ? 'met' : said === words['not-met'] ? 'not-met' : 'prefilled';
  return { value: said, style, ...(ask.answer.choices && cell ? { choices: ask.answer.choices } : {}) };
}
