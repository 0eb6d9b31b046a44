import type { Binding } from './bind-columns.ts';
import { wideColumnsOf } from './bind-wide.ts';
import { FAULT } from './cells/cell-reader.ts';
import { readNumber } from './cells/read-number.ts';
import { compileFields } from './compile-fields.ts';
import { hasInk } from './has-ink.ts';
import { createKeyTexts } from './key-texts.ts';

/**
 * Tells rows of a table from the notes between tables. A note is a text that stands alone where no value of its column
 * can be; behind it only rows that name what they are of, or have figures, are rows of the table again.
 */
export function noteTest(binding: Binding): (cells: readonly string[]) => boolean {
  const figures = new Set(wideColumnsOf(binding.wide));
  const named = compileFields(binding).filter(({ columns }) => columns.every((column) => !figures.has(column)));
  const isText = (name: string) =>
    binding.contract.fields.some((field) => field.name === name && field.type === 'string');
  const keys = createKeyTexts(binding);
  let isBelowNote = false;
  return (cells) => {
    const inked = [...cells.keys()].filter((at) => hasInk(cells[at]));
    if (inked.length === 0) return false;
    const filled = named.filter(({ columns }) => columns.some((column) => hasInk(cells[column])));
    const isRead = filled.every((field) => field.read(cells) !== FAULT);
    const saysWhat = isRead && filled.some(({ name }) => !isText(name));
    const isAlone = inked.length === 1 && !saysWhat && !inked.some((at) => figures.has(at));
    if (isAlone && (isBelowNote || !keys.areIn(cells, inked))) isBelowNote = true;
    else if (isBelowNote) {
      const hasFigures = [...figures].some((at) => readNumber(cells[at] ?? '') !== null);
      isBelowNote = !(filled.length > 0 && (saysWhat || hasFigures));
    }
    if (!isBelowNote) keys.remember(cells);
    return isBelowNote;
  };
}
