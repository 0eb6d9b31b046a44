import type { Binding } from './bind-columns.ts';
import { compileField } from './compile-fields.ts';

/** Whether a row is one of those that the layout reads; null where it reads all. */
export function onlyRows(binding: Binding): ((cells: readonly string[]) => boolean) | null {
  const { only } = binding.layout;
  const bound = binding.fields.find(({ field }) => field.name === only?.field);
  if (!only || !bound) return null;
  const field = compileField(binding, bound, 'optional');
  return (cells) => {
    const value = field.read(cells);
    return typeof value === 'string' && only.values.includes(value);
  };
}
