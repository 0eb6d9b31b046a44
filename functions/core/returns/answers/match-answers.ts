import type { GivenAnswer } from '../return-entries.ts';
import type { AskedCell } from './asked-cells.ts';
import { plainQuestion } from './plain-question.ts';

/** An answer that belongs to no cell: its question is not asked, or is asked in several places and its sheet does not tell which. */
export type UnmatchedAnswer = { given: GivenAnswer; why: 'not-asked' | 'asked-twice' };

/** Answers by the key of the cell that they belong to. */
export type MatchedAnswers = { byCell: ReadonlyMap<string, GivenAnswer>; unmatched: readonly UnmatchedAnswer[] };

/** What tells one cell of a return from another. */
export function cellKey({ block, row, column }: { block: { id: string }; row: string; column: string }): string {
  return JSON.stringify([block.id, row, column]);
}

function isOfSheet({ sheet }: AskedCell, given: string): boolean {
  return [sheet.title, ...sheet.names].some((name) => plainQuestion(name) === given);
}

/** Where the sheet is none of the return's, the question alone decides. */
function cellsFor(cells: readonly AskedCell[], { sheet, question }: GivenAnswer): AskedCell[] {
  const plain = plainQuestion(question);
  const asking = cells.filter(({ names }) => names.includes(plain));
  const ofSheet = asking.filter((cell) => isOfSheet(cell, plainQuestion(sheet)));
  return ofSheet.length > 0 ? ofSheet : asking;
}

/** Finds the cell of each answer by its question. Of two answers to one question the first stands. */
export function matchAnswers(cells: readonly AskedCell[], answers: readonly GivenAnswer[]): MatchedAnswers {
  const byCell = new Map<string, GivenAnswer>();
  const unmatched: UnmatchedAnswer[] = [];
  for (const given of answers) {
    const [cell, ...others] = cellsFor(cells, given);
    const key = cell && cellKey(cell);
    if (key === undefined) unmatched.push({ given, why: 'not-asked' });
    else if (others.length > 0 || byCell.has(key)) unmatched.push({ given, why: 'asked-twice' });
    else byCell.set(key, given);
  }
  return { byCell, unmatched };
}
