import type { Ask, QuestionsBlock } from '../returns/layout-blocks.ts';
import type { BlockTable } from './block-table.ts';
import { headingRow, textCell } from './cells.ts';
import { completeCell, filledCell } from './filled-cell.ts';
import { missingInRow, type ReturnWorkbookContent } from './return-content.ts';

const WIDTHS: Record<Ask['answer']['type'], number> = { text: 52, choice: 24, date: 16, pounds: 18, number: 18 };

/** A table of questions: one row each, a yellow cell for each answer, and whether the row is complete. */
export function questionsTable(content: ReturnWorkbookContent, block: QuestionsBlock): BlockTable {
  const { filled } = content;
  return {
    title: block.title,
    widths: [62, ...block.asks.map(({ answer }) => WIDTHS[answer.type]), 11],
    rows: [
      headingRow([block.rowHeading, ...block.asks.map(({ title }) => title), 'Complete']),
      ...block.rows.map(({ id, text }) => [
        textCell(text, 'label'),
        ...block.asks.map((ask) => filledCell(filled.cell(block.id, id, ask.id))),
        completeCell(missingInRow(content, block.id, id)),
      ]),
    ],
  };
}
