import type { MetricValue } from '../metrics/metric-value.ts';
import { periodWords } from '../periods/period-words.ts';
import type { ReturnLayout } from '../returns/layout.ts';
import { createMetricLookup } from '../returns/metric-lookup.ts';
import { quarterOf, type ReturnDocument } from '../returns/return-document.ts';
import { changesSheet } from './changes-sheet.ts';
import { checklistSheet } from './checklist-sheet.ts';
import { coverSheet } from './cover-sheet.ts';
import { metricsSheet } from './metrics-sheet.ts';
import { monthsSheet } from './months-sheet.ts';
import { notesSheet } from './notes-sheet.ts';
import type { ReturnWorkbookContent } from './return-content.ts';
import { summarySheet } from './summary-sheet.ts';
import type { WorkbookModel } from './workbook-model.ts';

/**
 * The return as a workbook: cover, metrics in the order of the template, the board's table, months, what
 * changed since the revision before, checklist, notes.
 * `earlierQuarters` are the quarter values of the year before this one, for the board's table.
 */
export function returnWorkbook(
  document: ReturnDocument,
  layout: ReturnLayout,
  earlierQuarters: readonly MetricValue[] = [],
): WorkbookModel {
  const quarter = quarterOf(document);
  const lookUp = createMetricLookup([...earlierQuarters, ...document.metrics]);
  const content: ReturnWorkbookContent = { document, layout, quarter, lookUp, earlierQuarters };
  const changes = changesSheet(content);
  return {
    title: `${document.area.name} Better Care Fund return, ${periodWords(quarter)}`,
    subject: layout.title,
    author: `${document.area.name} Health and Wellbeing Board`,
    description: `Revision ${document.revision}, ${document.state}. Exact numbers, not for publication.`,
    createdAt: document.generatedAt,
    sheets: [
      coverSheet(content),
      metricsSheet(content),
      summarySheet(content),
      monthsSheet(content),
      ...(changes ? [changes] : []),
      checklistSheet(content),
      notesSheet(content),
    ],
  };
}
