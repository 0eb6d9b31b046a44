import type { Issue } from '../checks/issue.ts';
import { shownValue } from '../checks/shown-value.ts';
import type { Binding } from './bind-columns.ts';
import { FAULT } from './cells/cell-reader.ts';
import { compileField } from './compile-fields.ts';

const MOST_LISTED = 20;
const LONGEST = 200;

/** Rows of a form of labels and values that have another label: they belong to another part of the form. */
export type OtherLabels = { has(cells: readonly string[]): boolean; issues(): Issue[] };

/** Null where the labels stand in a column with a name: there another text is a fault. */
export function otherLabels(binding: Binding): OtherLabels | null {
  const column = binding.header.unnamed;
  const bound = binding.fields.find(({ columns }) => column !== undefined && columns.includes(column));
  if (column === undefined || !bound) return null;
  const field = compileField(binding, bound, 'optional');
  const texts = new Set<string>();
  return {
    has: (cells) => {
      const value = field.read(cells);
      if (value === FAULT && texts.size < MOST_LISTED) texts.add((cells[column] ?? '').trim().slice(0, LONGEST));
      return value === FAULT || value === null;
    },
    issues: () => {
      if (texts.size === 0) return [];
      return [
        {
          code: 'unknown-metric',
          level: 'warning',
          sheet: null,
          row: null,
          column: bound.field.title,
          found: [...texts].map((text) => shownValue(text, 'open') ?? '').join('; '),
          expected: `labels that this source has, such as ${(bound.field.choices ?? [])
            .slice(0, 3)
            .map(({ title }) => title)
            .join(', ')}`,
          fix: 'The rows with these labels were read over. That is right if they are not wanted; otherwise correct the labels.',
        },
      ];
    },
  };
}
