import type { FilledCell, FilledCells } from '../answers/filled-cells.ts';
import { isNeeded } from '../answers/needed.ts';

const names = ({ block, columnTitle, rowText }: FilledCell, isOwnRow: boolean): string =>
  isOwnRow && !(block.kind === 'questions' && block.asks.length === 1) ? columnTitle : rowText;

/** The answer of another cell that makes this one needed, such as `"Confirmation" is answered "No"`. */
function causeOf(filled: FilledCells, cell: FilledCell): string {
  const { required, block } = cell;
  if (typeof required === 'string') return '';
  const first = 'asks' in block ? (block.asks[0]?.id ?? '') : '';
  const { is, rows = [cell.row], column = first } = required;
  const cause = rows
    .flatMap((row) => filled.cell(block.id, row, column) ?? [])
    .find(({ value }) => is.includes(String(value)));
  return cause ? `“${names(cause, cause.row === cell.row)}” is answered “${String(cause.value)}”` : '';
}

/** Why a cell must be filled in, in words; null where it may stay blank. `notMet` are the layout's words for a goal that is not met. */
export function neededWords(filled: FilledCells, cell: FilledCell, notMet: string): string | null {
  if (!isNeeded(filled, cell, notMet)) return null;
  if (cell.required === 'always') return 'Needed';
  if (cell.required === 'goal-not-met') return 'Needed, because the goal is not met';
  return `Needed, because ${causeOf(filled, cell)}`;
}
