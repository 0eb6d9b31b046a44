import { hasInk } from './has-ink.ts';

/** The column of the first cell that holds anything but spaces; −1 where none does. A row may have thousands of blanks. */
export function firstInk(cells: readonly string[]): number {
  for (let column = 0; column < cells.length; column += 1) if (hasInk(cells[column])) return column;
  return -1;
}
