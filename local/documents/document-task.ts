import type { BoardReport } from '../../functions/core/board-report/board-report.ts';
import type { WorkbookModel } from '../../functions/core/workbook/workbook-model.ts';
import type { ReportPictures } from '../../functions/edges/documents/report-parts.ts';

/** A document to be written by another thread. */
export type DocumentTask =
  | { kind: 'workbook'; workbook: WorkbookModel }
  | { kind: 'board-report'; report: BoardReport; pictures: ReportPictures };

/** The bytes of a document, or why there are none. */
export type DocumentAnswer = { id: number; body: Uint8Array } | { id: number; fault: string };
