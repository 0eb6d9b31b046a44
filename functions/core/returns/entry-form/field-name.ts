import type { AskedCell } from '../answers/asked-cells.ts';

/** The name of a cell's field in a form. No id of a block or column has a full stop in it, so no two cells share one. */
export function fieldName({
  block,
  row,
  column,
}: { block: { id: string } } & Pick<AskedCell, 'row' | 'column'>): string {
  return `${block.id}.${row}.${column}`;
}
