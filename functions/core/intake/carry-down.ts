import type { Binding } from './bind-columns.ts';

const hasInk = (cell: string | undefined): boolean => cell !== undefined && cell.trim() !== '';

/**
 * Fills the blank cells of fields that say `carryDown` with the text that stands above them, as merged cells and
 * columns with a text on the first row of a group only mean it. Null where the contract has no such field.
 */
export function carryDown({ fields }: Binding): ((cells: readonly string[]) => readonly string[]) | null {
  const carried = fields
    .filter(({ field }) => field.carryDown)
    .map(({ columns }) => ({ columns, column: 0, text: '' }));
  if (carried.length === 0) return null;
  return (cells) => {
    let filled: string[] | null = null;
    for (const above of carried) {
      const column = above.columns.find((each) => hasInk(cells[each]));
      if (column !== undefined) {
        above.column = column;
        above.text = cells[column] ?? '';
      } else if (above.text !== '') {
        filled ??= [...cells];
        filled[above.column] = above.text;
      }
    }
    return filled ?? cells;
  };
}
