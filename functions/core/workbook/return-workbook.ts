import type { MetricValue } from '../metrics/metric-value.ts';
import { periodWords } from '../periods/period-words.ts';
import type { LayoutSheet, LayoutSheetId, ReturnLayout } from '../returns/layout.ts';
import { sheetsOf } from '../returns/layout-settings.ts';
import type { ReturnDocument } from '../returns/return-document.ts';
import { blocksSheet } from './blocks-sheet.ts';
import { changesSheet } from './changes-sheet.ts';
import { checklistSheet } from './checklist-sheet.ts';
import { coverSheet } from './cover-sheet.ts';
import { withLongLists } from './long-lists.ts';
import { metricsSheet } from './metrics-sheet.ts';
import { monthsSheet } from './months-sheet.ts';
import { notesSheet } from './notes-sheet.ts';
import { type ReturnWorkbookContent, workbookContent } from './return-content.ts';
import { summarySheet } from './summary-sheet.ts';
import type { WorkbookModel, WorkbookSheet } from './workbook-model.ts';

/**
 * The return as a workbook: the sheets of its layout in their order, then the board's table, months, what changed since
 * the revision before, checklist, notes.
 * `earlierQuarters` are the quarter values of the year before this one, for the board's table.
 */
export function returnWorkbook(
  document: ReturnDocument,
  layout: ReturnLayout,
  earlierQuarters: readonly MetricValue[] = [],
): WorkbookModel {
  const content = workbookContent(document, layout, earlierQuarters);
  const { quarter } = content;
  return {
    title: `${document.area.name} Better Care Fund return, ${periodWords(quarter)}`,
    subject: layout.title,
    author: `${document.area.name} Health and Wellbeing Board`,
    description: `Revision ${document.revision}, ${document.state}. Exact numbers, not for publication.`,
    createdAt: document.generatedAt,
    sheets: withLongLists(sheetsOf(layout, quarter).flatMap((sheet) => sheetFor(content, sheet) ?? [])),
  };
}

/** Null where the return has no use for the sheet: a first revision has changed nothing. */
function sheetFor(content: ReturnWorkbookContent, sheet: LayoutSheet): WorkbookSheet | null {
  const make = ownSheets[sheet.id] ?? ((given) => blocksSheet(given, sheet));
  return make(content);
}

/** The sheets that are more than the tables of their layout. */
const ownSheets: Partial<Record<LayoutSheetId, (content: ReturnWorkbookContent) => WorkbookSheet | null>> = {
  cover: coverSheet,
  metrics: metricsSheet,
  summary: summarySheet,
  months: monthsSheet,
  changes: changesSheet,
  checklist: checklistSheet,
  notes: notesSheet,
};
