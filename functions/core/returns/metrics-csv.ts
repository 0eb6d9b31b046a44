import type { MetricValue } from '../metrics/metric-value.ts';
import { csvField } from './csv-field.ts';
import type { ReturnNumber } from './number-state.ts';
import { quarterOf, type ReturnDocument } from './return-document.ts';

type Column = [heading: string, value: (metric: ReturnNumber, document: ReturnDocument) => string | number | null];

const columns: Column[] = [
  ['area_code', (_metric, { area }) => area.code],
  ['area_name', (_metric, { area }) => area.name],
  ['return_quarter', (_metric, document) => quarterOf(document)],
  ['revision', (_metric, { revision }) => revision],
  ['state', (_metric, { state }) => state],
  ['metric', ({ metric }) => metric],
  ['metric_version', ({ metricVersion }) => metricVersion],
  ['period', ({ period }) => period],
  ['value', ({ value }) => value],
  ['display', ({ display }) => display],
  ['unit', ({ unit }) => unit],
  ['method', ({ method }) => method],
  ['variant', ({ variant }) => variant],
  ['numerator', ({ numerator }) => numerator],
  ['denominator', ({ denominator }) => denominator],
  ['denominator_basis', ({ denominatorBasis }) => denominatorBasis],
  ['lower95', ({ lower95 }) => lower95],
  ['upper95', ({ upper95 }) => upper95],
  ['plan', ({ plan }) => plan],
  ['plan_display', ({ planDisplay }) => planDisplay],
  ['assessment', ({ assessment }) => assessment],
  ['months_expected', ({ coverage }) => coverage.monthsExpected],
  ['months_present', ({ coverage }) => coverage.monthsPresent],
  ['number_state', ({ state }) => state],
  ['coverage_complete', ({ coverage }) => (coverage.complete ? 'yes' : 'no')],
  ['source', ({ source }) => source],
  ['other_variants', ({ otherVariants }) => otherVariants.map(variantWords).join('; ')],
  ['flags', ({ flags }) => flags.map(({ code, text }) => `${code}: ${text}`).join('; ')],
  ['submissions', ({ lineage }) => lineage.map(({ submission }) => submission).join('; ')],
  ['sha256', ({ lineage }) => lineage.map(({ sha256 }) => sha256).join('; ')],
  ['lower99_8', ({ lower99_8 }) => lower99_8],
  ['upper99_8', ({ upper99_8 }) => upper99_8],
  ['reference_rate', ({ referenceRate }) => referenceRate],
  ['mean_of_months', ({ meanOfMonths }) => meanOfMonths?.value ?? null],
  ['rolling_12_months', ({ rolling12 }) => rolling12?.value ?? null],
  ['year_ago', ({ yearAgo }) => yearAgo?.value ?? null],
  ['lowest_month_share', ({ coverage }) => coverage.lowest?.shareOfBest ?? null],
  ['status', (_metric, { status }) => status],
];

/** The numbers of a return, one row per metric and period, for a spreadsheet or a program: UTF-8 with BOM, CRLF, unrounded values beside the displayed ones. */
export function metricsCsv(document: ReturnDocument): string {
  const header = columns.map(([heading]) => heading);
  const rows = document.metrics.map((metric) => columns.map(([, value]) => value(metric, document)));
  return `\uFEFF${[header, ...rows].map((row) => `${row.map(csvField).join(',')}\r\n`).join('')}`;
}

function variantWords({ variant, numerator, display }: MetricValue['otherVariants'][number]): string {
  return `${variant}: ${numerator}${display === null ? '' : ` (${display})`}`;
}
