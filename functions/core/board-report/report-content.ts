import type { MetricValue } from '../metrics/metric-value.ts';
import { financialYearOf, type Quarter, quartersOfYear } from '../periods/period.ts';
import { type FilledCells, fillCells } from '../returns/answers/filled-cells.ts';
import type { ReturnLayout } from '../returns/layout.ts';
import { createMetricLookup, type MetricLookup } from '../returns/metric-lookup.ts';
import { quarterOf, type ReturnDocument } from '../returns/return-document.ts';

/** What every part of the report is made from. `lookUp` also finds the quarters of the year before this one. */
export type ReportContent = {
  document: ReturnDocument;
  layout: ReturnLayout;
  quarter: Quarter;
  /** All four of the year, those to come as well. */
  quarters: readonly Quarter[];
  lookUp: MetricLookup;
  filled: FilledCells;
};

/** A revision of a return, the layout of its year, and the quarter values of the year before this one. */
export type ReportParts = {
  document: ReturnDocument;
  layout: ReturnLayout;
  earlierQuarters: readonly MetricValue[];
};

export function reportContent({ document, layout, earlierQuarters }: ReportParts): ReportContent {
  const quarter = quarterOf(document);
  const { metrics } = document;
  return {
    document,
    layout,
    quarter,
    quarters: quartersOfYear(financialYearOf(quarter)),
    lookUp: createMetricLookup([...earlierQuarters, ...metrics]),
    filled: fillCells({ layout, quarter, metrics, entries: { ...document, leftOut: [] } }),
  };
}
