import type { Binding } from './bind-columns.ts';
import { FAULT } from './cells/cell-reader.ts';
import { readNumber } from './cells/read-number.ts';
import { compileField } from './compile-fields.ts';
import { firstInk } from './first-ink.ts';
import { hasInk } from './has-ink.ts';

/**
 * What the label of a row says: `alone` that it is a total and no more, or that nothing says whose its figures are;
 * `named` that it may be the total of what it names: `Total North`. `name` is what is left without the word.
 */
export type TotalLabel = { kind: 'alone' | 'nobody' } | { kind: 'named'; label: string; name: string };

const LONGEST = 100;
const SUBTOTAL = /^sub[\s-]*totals?$/i;
const WORD_BEFORE = /^(?:sub[\s-]*)?totals?\b[\s:–-]*(?:of|for)?\b/i;
const WORD_BEHIND = /[\s:(–-]+(?:sub[\s-]*)?totals?\)?$/i;

/** Tells rows of totals by their label, or by figures and nothing that says whose. Null for any other row. */
export function totalLabel(
  binding: Binding,
  figures: readonly number[],
): (cells: readonly string[]) => TotalLabel | null {
  const { contract, fields, header } = binding;
  const { words = [], key = [] } = contract.totalRow ?? {};
  const keyFields = fields.filter(({ field }) => key.includes(field.name));
  const keyColumns = keyFields.flatMap(({ columns }) => columns);
  const closed = new Map(
    keyFields
      .filter(({ field }) => field.type !== 'string' && !field.otherChoices)
      .flatMap(({ field, columns }) =>
        columns.map((at) => [at, compileField(binding, { field, columns: [0] }, 'optional').read] as const),
      ),
  );
  const isValue = (column: number, text: string) => {
    const value = closed.get(column)?.([text]);
    return value !== undefined && value !== FAULT && value !== null;
  };
  const hasFigure = (cells: readonly string[]) =>
    figures.some((column) => hasInk(cells[column]) && readNumber(cells[column] ?? '') !== null);

  return (cells) => {
    const first = firstInk(cells);
    const isKeyBlank = !keyColumns.some((column) => hasInk(cells[column]));
    const label = (cells[first] ?? '').trim().replace(/:$/, '').trimEnd();
    const isInKey = isKeyBlank || keyColumns.includes(first);
    if (label.length > LONGEST) return null;
    if (words.includes(label.toLowerCase()) || SUBTOTAL.test(label)) return isInKey ? { kind: 'alone' } : null;
    // In a form of labels and values a figure without a label belongs to another part of the form.
    if (isKeyBlank && header.unnamed === undefined && hasFigure(cells)) return { kind: 'nobody' };
    const isNamed = isInKey && (WORD_BEFORE.test(label) || WORD_BEHIND.test(label));
    if (!isNamed || isValue(first, label) || !hasFigure(cells)) return null;
    return { kind: 'named', label, name: label.replace(WORD_BEFORE, '').replace(WORD_BEHIND, '').trim() };
  };
}
