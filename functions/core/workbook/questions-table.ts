import type { AnswerKind, Ask, QuestionsBlock } from '../returns/layout-blocks.ts';
import type { BlockTable } from './block-table.ts';
import { headingRow, textCell } from './cells.ts';
import { completeCell, filledCell } from './filled-cell.ts';
import { missingInRow, type ReturnWorkbookContent } from './return-content.ts';

const WIDTHS: Record<AnswerKind['type'], number> = { text: 52, choice: 18, date: 18, pounds: 18, number: 18 };
const WIDEST_CHOICE = 44;

function widthOf({ type, choices = [] }: AnswerKind): number {
  const longest = Math.max(0, ...choices.map(({ length }) => length + 4));
  return Math.max(WIDTHS[type], Math.min(WIDEST_CHOICE, longest));
}

/** Wide enough for every answer of a column; rows may ask for another kind of answer than their column. */
function askWidth({ rows }: QuestionsBlock, ask: Ask, place: number): number {
  const kinds = rows.map(({ answer }) => (place === 0 ? answer : undefined) ?? ask.answer);
  return Math.max(...kinds.map(widthOf));
}

/** A table of questions: one row each, a yellow cell for each answer, and whether the row is complete. */
export function questionsTable(content: ReturnWorkbookContent, block: QuestionsBlock): BlockTable {
  const { filled } = content;
  return {
    title: block.title,
    widths: [56, ...block.asks.map((ask, place) => askWidth(block, ask, place)), 11],
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
