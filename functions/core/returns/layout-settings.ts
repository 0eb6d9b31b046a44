import type { Quarter } from '../periods/period.ts';
import type { LayoutSheet, LayoutSheetId, ReturnLayout } from './layout.ts';

export type QuarterName = 'Q1' | 'Q2' | 'Q3' | 'Q4';

/** `Q1` of `2025-26-Q1`. */
export function quarterName(quarter: Quarter): QuarterName {
  const name = quarter.slice(-2);
  if (name === 'Q1' || name === 'Q2' || name === 'Q3' || name === 'Q4') return name;
  throw new Error(`${quarter} is not a quarter such as 2025-26-Q1`);
}

/** The variant of a metric that is in force for an area: the area's own choice, else the year's standard one. */
export function variantFor(layout: ReturnLayout, metric: string, areaCode: string): string | null {
  const variant = layout.metrics.find((entry) => entry.metric === metric)?.variant;
  return variant?.byArea[areaCode] ?? variant?.standard ?? null;
}

/** The name that the national team asks for, such as `Coventry HWB.xlsx`. */
export function returnFileName(layout: ReturnLayout, areaName: string): string {
  return layout.fileName.pattern.replace('<Area name>', () => areaName);
}

/** The title of a sheet in this year's workbook. */
export function sheetTitle(layout: ReturnLayout, id: LayoutSheetId): string {
  const sheet = layout.sheets.find((entry) => entry.id === id);
  if (sheet === undefined) throw new Error(`The layout of ${layout.financialYear} has no sheet "${id}"`);
  return sheet.title;
}

/** The sheets of the return of a quarter, in the order of the workbook. */
export function sheetsOf(layout: ReturnLayout, quarter: Quarter): LayoutSheet[] {
  return layout.sheets.filter(({ quarters }) => quarters === undefined || quarters.includes(quarterName(quarter)));
}
