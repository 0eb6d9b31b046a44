import { amountIssues } from './amount-issues.ts';
import type { FilledCell, FilledCells } from './answers/filled-cells.ts';
import type { UnmatchedAnswer } from './answers/match-answers.ts';
import type { ReturnContent } from './return-content.ts';
import type { ReturnIssue } from './return-issue.ts';

const nameOf = ({ rowText, columnTitle, block }: FilledCell): string =>
  block.kind === 'questions' && block.asks.length === 1 ? rowText : `${rowText}: ${columnTitle}`;

/** What a reviewer must know of the answers and amounts before signing. */
export function entryIssues(content: ReturnContent, filled: FilledCells): ReturnIssue[] {
  const period = content.quarter;
  const remark = (said: Pick<ReturnIssue, 'code' | 'sheet' | 'found' | 'expected' | 'fix'>): ReturnIssue => ({
    ...said,
    level: 'warning',
    row: null,
    column: null,
    metric: null,
    period,
  });
  const notAsked = ({ given, why }: UnmatchedAnswer) =>
    remark({
      code: why === 'not-asked' ? 'answer-not-asked' : 'answer-twice',
      sheet: given.sheet || null,
      found: `"${given.question}": ${given.answer}`,
      expected: why === 'not-asked' ? 'a question of this return' : 'one answer to a question of one sheet',
      fix: 'The answer is kept here and stands in no cell. Use the words of the question in the return, and name its sheet',
    });
  const notAllowed = (cell: FilledCell) =>
    remark({
      code: 'answer-not-allowed',
      sheet: cell.sheet.title,
      found: `${nameOf(cell)}: ${String(cell.value)}`,
      expected: cell.fault,
      fix: 'Correct the answer and send the file again',
    });
  const contradicts = (cell: FilledCell) =>
    remark({
      code: 'answer-differs',
      sheet: cell.sheet.title,
      found: `${nameOf(cell)}: the board answers "${String(cell.value)}"`,
      expected: `"${cell.dataSay}", by the figures of this return`,
      fix: 'The answer stands. Check that the words beside it say why it differs from the figures',
    });
  // Where the data do not suffice the board assesses by what else it knows.
  const unknown = content.layout.assessmentWords['not-assessable'];
  const saysOtherwise = ({ from, fault, answer, dataSay, value }: FilledCell): boolean =>
    from === 'answer' && fault === null && answer.type === 'choice' && ![null, unknown, value].includes(dataSay);
  return [
    ...content.entries.leftOut.map((found) =>
      remark({ code: 'left-out', sheet: null, found, expected: null, fix: 'Check which of the files is right' }),
    ),
    ...filled.all.filter(({ fault }) => fault !== null).map(notAllowed),
    ...filled.all.filter(saysOtherwise).map(contradicts),
    ...filled.unmatched.map(notAsked),
    ...amountIssues(content, filled).map(remark),
  ];
}
