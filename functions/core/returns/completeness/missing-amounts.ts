import { periodWords } from '../../periods/period-words.ts';
import type { Amounts } from '../amounts.ts';
import type { AmountRow, AmountsBlock } from '../layout-blocks.ts';
import type { ReturnContent } from '../return-content.ts';

type Checked = { row: string; item: string; missing: string[] };

/** Amounts to date say nothing of this quarter where they are up to another one. */
function otherQuarter({ entries, quarter }: ReturnContent, block: AmountsBlock): string | null {
  const toQuarter = entries.income?.toQuarter ?? null;
  const isToDate = block.columns.some(({ required, take = [] }) =>
    take.some(({ from, of }) => required && from === 'income' && of[0] === 'actual'),
  );
  if (!isToDate || toQuarter === null || toQuarter === quarter) return null;
  return `The amounts to date are to the end of ${periodWords(toQuarter)}: send those of ${periodWords(quarter)}`;
}

/** What is missing in each row of a table of amounts that must be filled; totals follow from the rows. */
export function missingAmounts(content: ReturnContent, block: AmountsBlock, amounts: Amounts): Checked[] {
  const needed = block.columns.filter(({ required }) => required);
  if (needed.length === 0) return [];
  const stale = otherQuarter(content, block);
  const isUsed = ({ id, optional }: AmountRow) => !optional || block.columns.some((column) => amounts(id, column.id));
  return block.rows
    .filter((row) => !row.isTotal && isUsed(row))
    .map(({ id, text }) => {
      const blank = needed
        .filter((column) => amounts(id, column.id) === null)
        .map(({ title }) => `${title}: no amount`);
      return { row: id, item: text, missing: [...blank, ...(stale && blank.length === 0 ? [stale] : [])] };
    });
}
