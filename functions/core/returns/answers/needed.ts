import type { FilledCell, FilledCells } from './filled-cells.ts';

function goalNotMet(filled: FilledCells, cell: FilledCell, notMet: string): boolean {
  return filled.all.some(
    (other) => other.block.id === cell.block.id && other.row === cell.row && other.value === notMet,
  );
}

/** Whether a cell must be filled in. `notMet` are the layout's words for a goal that is not met. */
export function isNeeded(filled: FilledCells, cell: FilledCell, notMet: string): boolean {
  const { required } = cell;
  if (required === 'always' || required === 'never') return required === 'always';
  if (required === 'goal-not-met') return goalNotMet(filled, cell, notMet);
  const { block } = cell;
  const first = 'asks' in block ? (block.asks[0]?.id ?? '') : '';
  const { is, rows = [cell.row], column = first } = required;
  return rows.some((row) => is.includes(String(filled.cell(block.id, row, column)?.value)));
}

/** What is missing in a cell, in words; null where it has what it needs. */
export function missingIn(filled: FilledCells, cell: FilledCell, notMet: string): string | null {
  const isOnly = cell.block.kind === 'questions' && cell.block.asks.length === 1;
  const name = isOnly ? '' : `${cell.columnTitle}: `;
  if (cell.fault !== null) return `${name}"${String(cell.value).slice(0, 60)}" is not ${cell.fault}`;
  if (cell.value !== null || !isNeeded(filled, cell, notMet)) return null;
  return isOnly ? 'Not answered' : `${name}not answered`;
}
