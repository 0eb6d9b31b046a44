import type { MetricValue } from '../metrics/metric-value.ts';
import { financialYearOf, monthsOfQuarter } from '../periods/period.ts';
import { periodWords, shortPeriod } from '../periods/period-words.ts';
import type { LayoutMetric } from '../returns/layout.ts';
import { sheetTitle } from '../returns/layout-settings.ts';
import {
  actualCell,
  assessmentStyle,
  countCell,
  headingRow,
  isUnplanned,
  missingCell,
  notApplicable,
  planCell,
  textCell,
} from './cells.ts';
import type { ReturnWorkbookContent } from './return-content.ts';
import type { WorkbookCell, WorkbookSheet } from './workbook-model.ts';

const firstColumns = ['Section', 'Metric', 'Unit'];
const lastColumns = [
  'Assessment of progress against the plan',
  'Numerator of the quarter',
  'Denominator of the quarter',
  'What the denominator is',
  'Challenges and any support needs',
  'Achievements',
  'Did you use local data?',
  'Local data sources',
];

/** One row per metric in the order of the template: plan and actual by month and quarter, assessment, numerator, denominator. */
export function metricsSheet(content: ReturnWorkbookContent): WorkbookSheet {
  const { document, layout, quarter } = content;
  const name = sheetTitle(layout, 'metrics');
  const periods = periodsOf(content);
  const planAndActual = periods.flatMap((period) => [`${shortPeriod(period)} plan`, `${shortPeriod(period)} actual`]);
  return {
    name,
    summary: `Plan and actual of each metric by month for ${periodWords(quarter)}, with the assessment against the plan.`,
    widths: [9, 40, 21, ...planAndActual.map(() => 10), 22, 12, 15, 32, 40, 40, 12, 32],
    rows: [
      [textCell(`${name}: ${document.area.name}, ${periodWords(quarter)}`, 'title')],
      [
        textCell(
          'Grey cells are filled in from the data. Yellow cells are for the board. Definitions are on the last sheet.',
          'intro',
        ),
      ],
      headingRow([...firstColumns, ...planAndActual, ...lastColumns]),
      ...layout.metrics.map((entry) => metricRow(content, entry, periods)),
    ],
    tableRow: 2,
    freeze: { rows: 3, columns: 2 },
    print: { orientation: 'landscape', pagesWide: 2 },
  };
}

// The year is reported with the last quarter, and only then has values.
function periodsOf({ quarter, document }: ReturnWorkbookContent): string[] {
  const year = financialYearOf(quarter);
  const hasYear = document.metrics.some(({ period }) => period === year);
  return [...monthsOfQuarter(quarter), quarter, ...(hasYear ? [year] : [])];
}

function metricRow(content: ReturnWorkbookContent, entry: LayoutMetric, periods: readonly string[]): WorkbookCell[] {
  const { lookUp, quarter } = content;
  const whole = lookUp(entry.metric, quarter);
  return [
    textCell(entry.section, 'label'),
    textCell(entry.title, 'label'),
    textCell(whole?.unit ?? null),
    ...periods.flatMap((period) => planAndActualCells(entry, lookUp(entry.metric, period))),
    assessmentCell(content, entry, whole),
    countCell(whole?.numerator ?? null),
    countCell(whole?.denominator ?? null),
    textCell(whole?.denominatorBasis ?? null),
    ...boardCells(content, entry, whole),
  ];
}

function planAndActualCells(entry: LayoutMetric, value: MetricValue | undefined): WorkbookCell[] {
  return [isUnplanned(entry, value) ? missingCell(notApplicable) : planCell(value), actualCell(value)];
}

function assessmentCell(
  { layout }: ReturnWorkbookContent,
  entry: LayoutMetric,
  whole: MetricValue | undefined,
): WorkbookCell {
  if (isUnplanned(entry, whole)) return textCell(notApplicable, 'prefilled');
  const assessment = whole?.assessment ?? 'not-assessable';
  return { value: layout.assessmentWords[assessment], style: assessmentStyle(assessment) };
}

// The template asks the board for words on each metric with a plan, and for none on the delay bands.
function boardCells(
  content: ReturnWorkbookContent,
  entry: LayoutMetric,
  whole: MetricValue | undefined,
): WorkbookCell[] {
  if (entry.role === 'supporting') return Array.from({ length: 4 }, () => textCell(notApplicable, 'prefilled'));
  const sources = localSources(content, whole);
  return [
    textCell(null, 'input'),
    textCell(null, 'input'),
    { ...textCell(sources === '' ? null : 'Yes', 'input'), choices: ['Yes', 'No'] },
    textCell(sources, 'input'),
  ];
}

// A quarter whose months come from two sources names both, with a comma between.
function localSources({ layout }: ReturnWorkbookContent, whole: MetricValue | undefined): string {
  const titles = new Map(layout.expectedSources.map(({ source, title }) => [source, title]));
  const used = whole?.source?.split(', ') ?? [];
  return used.map((source) => titles.get(source) ?? source).join('; ');
}
