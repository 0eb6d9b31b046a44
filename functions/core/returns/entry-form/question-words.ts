import type { AskedCell } from '../answers/asked-cells.ts';

/** The question of a cell in a file of answers: its row, and its column where the row has several. */
export function questionWords({ block, rowText, columnTitle }: Pick<AskedCell, 'block' | 'rowText' | 'columnTitle'>) {
  const isAlone = block.kind === 'questions' && block.asks.length === 1;
  return isAlone ? rowText : `${rowText}: ${columnTitle}`;
}
