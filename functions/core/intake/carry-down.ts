import type { Binding } from './bind-columns.ts';
import { hasInk } from './has-ink.ts';

/** The columns that say whose figures the rows of a table with a row for each figure are, as a pivot table groups them. */
function groupedBy({ tall, layout, contract }: Binding): ReadonlySet<string> {
  return new Set(tall && !layout.only ? contract.primaryKey : []);
}

/**
 * Fills the blank cells of fields that say `carryDown`, and of keys that group rows, with the text that stands above
 * them, as merged cells and columns with a text on the first row of a group only mean it. Null where there are none.
 */
export function carryDown(binding: Binding): ((cells: readonly string[]) => readonly string[]) | null {
  const keys = groupedBy(binding);
  const carried = binding.fields
    .filter(({ field }) => field.carryDown || keys.has(field.name))
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
