import type { Issue } from '../../checks/issue.ts';

const CELL = /^([A-Z]{1,3})([1-9]\d*)$/;

/** The cell that a fault is about, such as `F9`; null where it is about more than one cell or none. */
export function cellOf({ cell }: Issue): string | null {
  return cell ?? null;
}

/** The place of a cell's column, counted from 0; null where the text is no cell. */
export function columnOfCell(cell: string): number | null {
  const letters = CELL.exec(cell)?.[1];
  if (letters === undefined) return null;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
