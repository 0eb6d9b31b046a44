import { csvField } from '../returns/csv-field.ts';
import { publicFlags } from './public-flags.ts';
import type { PublicMetricValue } from './public-metric.ts';
import type { PublicCount, PublicFigure } from './public-number.ts';
import type { PublicReturnDocument } from './public-return.ts';
import { figureText, numberShown, SUPPRESSED } from './shown-number.ts';

type Row = { metric: PublicMetricValue; document: PublicReturnDocument };
type Column = [heading: string, value: (row: Row) => string | number | null];

const field = (shown: PublicCount | PublicFigure) =>
  shown.kind === 'suppressed' || shown.kind === 'withheld' ? SUPPRESSED : numberShown(shown);

const columns: Column[] = [
  ['area_code', ({ document }) => document.area.code],
  ['area_name', ({ document }) => document.area.name],
  ['return_quarter', ({ document: { period } }) => `${period.financialYear}-${period.quarter}`],
  ['revision', ({ document }) => document.revision],
  ['state', ({ document }) => document.state],
  ['metric', ({ metric }) => metric.metric],
  ['metric_version', ({ metric }) => metric.metricVersion],
  ['period', ({ metric }) => metric.period],
  ['value', ({ metric }) => field(metric.value)],
  ['display', ({ metric }) => figureText(metric.value)],
  ['unit', ({ metric }) => metric.unit],
  ['method', ({ metric }) => metric.method],
  ['variant', ({ metric }) => metric.variant],
  ['numerator', ({ metric }) => field(metric.numerator)],
  ['denominator', ({ metric }) => field(metric.denominator)],
  ['denominator_basis', ({ metric }) => metric.denominatorBasis],
  ['lower95', ({ metric }) => field(metric.lower95)],
  ['upper95', ({ metric }) => field(metric.upper95)],
  ['plan', ({ metric }) => metric.plan],
  ['plan_display', ({ metric }) => metric.planDisplay],
  ['assessment', ({ metric }) => metric.assessment],
  ['months_expected', ({ metric }) => metric.coverage.monthsExpected],
  ['months_present', ({ metric }) => metric.coverage.monthsPresent],
  ['coverage_complete', ({ metric }) => (metric.coverage.complete ? 'yes' : 'no')],
  ['source', ({ metric }) => metric.source],
  [
    'flags',
    ({ metric }) =>
      publicFlags(metric)
        .map(({ code, text }) => `${code}: ${text}`)
        .join('; '),
  ],
  ['status', ({ document }) => document.status],
];

/**
 * The text of `public-metrics.csv`, one row per metric and period: UTF-8 with BOM, CRLF, `*` where a number is not shown
 * and nothing where there is none. Throws where a number was not made by disclosure control.
 */
export function publicMetricsCsv(document: PublicReturnDocument): string {
  const header = columns.map(([heading]) => heading);
  const rows = document.metrics.map((metric) => columns.map(([, value]) => value({ metric, document })));
  return `\uFEFF${[header, ...rows].map((row) => `${row.map(csvField).join(',')}\r\n`).join('')}`;
}
