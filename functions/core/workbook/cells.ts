import type { MetricValue } from '../metrics/metric-value.ts';
import type { LayoutMetric } from '../returns/layout.ts';
import { numberFormat } from './number-format.ts';
import type { CellStyle, WorkbookCell } from './workbook-model.ts';

// Markers of the Government Analysis Function's guidance on symbols in tables: a blank cell would leave the reader in doubt.
export const notAvailable = '[x]';
export const notApplicable = '[z]';

/** A cell of text. Missing text is a blank cell. */
export function textCell(value: string | null, style: CellStyle = 'text'): WorkbookCell {
  return value === null || value === '' ? { value: null, style } : { value, style };
}

/** A whole number, or the marker of what is not available. */
export function countCell(value: number | null): WorkbookCell {
  return value === null ? missingCell(notAvailable) : { value, style: 'number', format: '#,##0' };
}

/** A number that is not there: the marker says why. */
export function missingCell(marker: string): WorkbookCell {
  return { value: marker, style: 'number' };
}

/** What was measured, unrounded, shown as in the return. */
export function actualCell(metric: MetricValue | undefined): WorkbookCell {
  if (metric === undefined || metric.value === null) return missingCell(notAvailable);
  return { value: metric.value, style: 'number', format: numberFormat(metric.display) };
}

/** What was planned, unrounded, shown as in the return. */
export function planCell(metric: MetricValue | undefined): WorkbookCell {
  if (metric === undefined || metric.plan === null) return missingCell(notAvailable);
  return { value: metric.plan, style: 'number', format: numberFormat(metric.planDisplay ?? metric.display) };
}

/** Delay bands have no plan unless somebody sent one: it is not missing, it does not apply. */
export function isUnplanned(entry: LayoutMetric | undefined, metric: MetricValue | undefined): boolean {
  return entry?.role === 'supporting' && (metric?.plan ?? null) === null;
}

/** How an assessment looks: in colour where the plan was met or not, else as any prefilled cell. */
export function assessmentStyle(assessment: MetricValue['assessment']): CellStyle {
  return assessment === 'met' || assessment === 'not-met' ? assessment : 'prefilled';
}

/** A row of column headings. */
export function headingRow(headings: readonly string[]): WorkbookCell[] {
  return headings.map((heading) => ({ value: heading, style: 'heading' }));
}
