import type { MetricValue } from '../metrics/metric-value.ts';
import type { Quarter } from '../periods/period.ts';
import { type FilledCells, fillCells } from '../returns/answers/filled-cells.ts';
import { type CheckedRow, checkedRows } from '../returns/checklist.ts';
import type { ReturnLayout } from '../returns/layout.ts';
import { createMetricLookup, type MetricLookup } from '../returns/metric-lookup.ts';
import { quarterOf, type ReturnDocument } from '../returns/return-document.ts';

/** What every sheet of the return is made from. `lookUp` also finds the quarters of the year before this one. */
export type ReturnWorkbookContent = {
  document: ReturnDocument;
  layout: ReturnLayout;
  quarter: Quarter;
  lookUp: MetricLookup;
  earlierQuarters: readonly MetricValue[];
  filled: FilledCells;
  checks: readonly CheckedRow[];
};

/** Puts together what the sheets are made from. */
export function workbookContent(
  document: ReturnDocument,
  layout: ReturnLayout,
  earlierQuarters: readonly MetricValue[],
): ReturnWorkbookContent {
  const quarter = quarterOf(document);
  const content = { layout, quarter, metrics: document.metrics, entries: { ...document, leftOut: [] } };
  const filled = fillCells(content);
  const checks = checkedRows(content, filled);
  const lookUp = createMetricLookup([...earlierQuarters, ...document.metrics]);
  return { document, layout, quarter, lookUp, earlierQuarters, filled, checks };
}

/** What a row of a table lacks; undefined where nothing is asked of it. */
export function missingInRow({ checks }: ReturnWorkbookContent, block: string, row: string): string[] | undefined {
  return checks.find((check) => check.block.id === block && check.row === row)?.missing;
}
