import type { Counter, CounterContext } from '../counts/counter.ts';
import type { SourceContract } from '../intake/source-contract.ts';
import { explainSpells } from './explain-spells.ts';
import { followRows } from './follow-rows.ts';
import type { FileQuestion } from './question.ts';
import type { FigureName, RowReason } from './row-reason.ts';

/**
 * Counts a file once more for a question, and says for each figure what became of the rows that were accepted. The cells
 * that it finishes with are those that were asked for.
 */
export type ExplainingCounter = Counter & {
  /** To be asked when it has finished. */
  accepted(figure: FigureName): RowReason[];
};

/** The explaining counter of a source. It decides by the code that counts, and keeps nothing of a row but its number. */
export function explainingCounter(
  contract: SourceContract,
  context: CounterContext,
  question: FileQuestion,
): ExplainingCounter {
  return contract.source === 'sus-apc' ? explainSpells(context, question) : followRows(contract, context, question);
}
