import type { MetricValue } from '../metrics/metric-value.ts';
import { periodWords } from '../periods/period-words.ts';
import type { LayoutMetric } from '../returns/layout.ts';
import { sheetTitle } from '../returns/layout-settings.ts';
import type { ReturnNumber } from '../returns/number-state.ts';
import {
  actualCell,
  countCell,
  headingRow,
  isUnplanned,
  missingCell,
  notApplicable,
  notAvailable,
  planCell,
  textCell,
} from './cells.ts';
import { numberFormat } from './number-format.ts';
import type { ReturnWorkbookContent } from './return-content.ts';
import type { WorkbookCell, WorkbookSheet } from './workbook-model.ts';

const headings = [
  'Metric',
  'Period',
  'Period code',
  'Unit',
  'Value',
  'Lower 95% limit',
  'Upper 95% limit',
  'Plan',
  'Assessment',
  'Numerator',
  'Denominator',
  'Months expected',
  'Months present',
  'State',
  'Definition used',
  'Source',
];

/** Every number of the return, one row per metric and period, with its interval, coverage and definition. */
export function monthsSheet(content: ReturnWorkbookContent): WorkbookSheet {
  const { document, layout } = content;
  const entries = new Map(layout.metrics.map((entry) => [entry.metric, entry]));
  return {
    name: sheetTitle(layout, 'months'),
    summary: 'Every number of the return, one row for each metric and period.',
    widths: [42, 19, 13, 22, 10, 10, 10, 10, 24, 12, 13, 10, 10, 12, 16, 17],
    rows: [
      [textCell(`Months and quarter in detail: ${document.area.name}`, 'title')],
      [textCell('Values are exact and shown rounded. Each row stands on its own.', 'intro')],
      headingRow(headings),
      ...document.metrics.map((value) => valueRow(content, value, entries.get(value.metric))),
    ],
    tableRow: 2,
    freeze: { rows: 3, columns: 2 },
    print: { orientation: 'landscape', pagesWide: 1 },
  };
}

function valueRow(
  { layout }: ReturnWorkbookContent,
  value: ReturnNumber,
  entry: LayoutMetric | undefined,
): WorkbookCell[] {
  const unplanned = isUnplanned(entry, value);
  return [
    textCell(entry?.title ?? value.metric, 'label'),
    textCell(periodWords(value.period), 'label'),
    textCell(value.period),
    textCell(value.unit),
    actualCell(value),
    limitCell(value, value.lower95),
    limitCell(value, value.upper95),
    unplanned ? missingCell(notApplicable) : planCell(value),
    textCell(unplanned ? notApplicable : layout.assessmentWords[value.assessment], 'prefilled'),
    countCell(value.numerator),
    countCell(value.denominator),
    countCell(value.coverage.monthsExpected),
    countCell(value.coverage.monthsPresent),
    textCell(value.state === 'final' ? 'Final' : 'Provisional'),
    textCell(value.variant ?? notApplicable),
    textCell(value.source ?? notAvailable),
  ];
}

// Means and plain counts have no interval by an approved method.
function limitCell(value: MetricValue, limit: number | null): WorkbookCell {
  if (limit !== null) return { value: limit, style: 'number', format: numberFormat(value.display) };
  return missingCell(notApplicable);
}
