import { answerValue } from '../answers/answer-value.ts';
import { type AskedCell, askedCells } from '../answers/asked-cells.ts';
import { fillCells } from '../answers/filled-cells.ts';
import { cellKey, matchAnswers } from '../answers/match-answers.ts';
import type { ReturnContent } from '../return-content.ts';

/** What the quarter before answered to the same question, in its words; null where it answered nothing that would do now. */
export type Suggestions = (cell: AskedCell) => string | null;

const none: Suggestions = () => null;

/** What the data say anew each quarter is never suggested from the quarter before. */
const isOfItsQuarter = ({ known, differs }: AskedCell): boolean => known !== undefined || differs !== undefined;

/** The answers of the quarter before, as suggestions for this one. */
export function suggestionsFrom(before: ReturnContent | null): Suggestions {
  if (!before) return none;
  const { byCell } = matchAnswers(askedCells(before), before.entries.answers);
  const sound = new Set(fillCells(before).all.flatMap((cell) => (cell.fault === null ? [cellKey(cell)] : [])));
  return (cell) => {
    const key = cellKey(cell);
    const given = sound.has(key) ? byCell.get(key) : undefined;
    if (!given || isOfItsQuarter(cell)) return null;
    const read = answerValue(cell.answer, given.answer);
    if (!('value' in read)) return null;
    return cell.answer.type === 'choice' ? String(read.value) : given.answer;
  };
}
