import type { Issue } from '../checks/issue.ts';
import { shownValue } from '../checks/shown-value.ts';
import type { Binding } from './bind-columns.ts';
import { isColumnRequired, measurableFields } from './bind-layout.ts';
import { digitsMasked, plainHeader } from './header-text.ts';
import type { SourceField } from './source-contract.ts';

const MOST_REMEMBERED = 4096;
const LONGEST_REMEMBERED = 200;
const MOST_LISTED = 20;

/** The fields that the rows of a tall table name. */
export type NamedMeasures = {
  /** The field that a text names, or null for a text that names none, which is remembered for the issues. */
  fieldOf(text: string): SourceField | null;
  /** What is wrong with the names of the whole table. */
  issues(): Issue[];
};

function nameResolver(binding: Binding): (text: string) => SourceField | null {
  const measurable = new Set(measurableFields(binding));
  const { meanings } = binding.compiled;
  return (text) => {
    const plain = plainHeader(text);
    const meant = (meanings.get(plain) ?? meanings.get(digitsMasked(plain)) ?? []).filter(({ field }) =>
      measurable.has(field),
    );
    return meant.sort((a, b) => a.rank - b.rank)[0]?.field ?? null;
  };
}

function notUsed(texts: readonly string[], column: string): Issue {
  return {
    code: 'unknown-metric',
    level: 'warning',
    sheet: null,
    row: null,
    column,
    found: texts
      .slice(0, MOST_LISTED)
      .map((text) => shownValue(text, 'open') ?? '')
      .join('; '),
    expected: 'figures that this source has',
    fix: 'The rows with these figures were read over. That is right if they are not wanted; otherwise correct the names.',
  };
}

function missing({ title, aliases, name }: SourceField, column: string): Issue {
  return {
    code: 'missing-column',
    level: 'file',
    sheet: null,
    row: null,
    column: title,
    found: null,
    expected: `rows that say ${[title, ...aliases.slice(0, 3)].join(' or ') || name} in the column ${column}`,
    fix: 'No row has this figure. Add the rows, or correct the names.',
  };
}

export function createNamedMeasures(binding: Binding): NamedMeasures {
  const resolve = nameResolver(binding);
  const known = new Map<string, SourceField | null>();
  const unknown = new Set<string>();
  const named = new Set<SourceField>();
  const at = binding.fields.find(({ field }) => field.name === binding.tall?.measure)?.columns[0];
  const column = at === undefined ? '' : (binding.header.texts[at] ?? '');
  return {
    fieldOf: (text) => {
      const before = known.get(text);
      if (before !== undefined) return before;
      const field = resolve(text);
      // A copy, because a part of the file's text keeps a whole block of the file in memory.
      const copy = ` ${text.slice(0, LONGEST_REMEMBERED)}`.slice(1);
      if (known.size < MOST_REMEMBERED && text.length <= LONGEST_REMEMBERED) known.set(copy, field);
      if (field) named.add(field);
      else if (unknown.size < MOST_LISTED) unknown.add(copy.trim());
      return field;
    },
    issues: () => [
      ...(unknown.size > 0 ? [notUsed([...unknown], column)] : []),
      ...measurableFields(binding)
        .filter((field) => isColumnRequired(field) && !named.has(field))
        .map((field) => missing(field, column)),
    ],
  };
}
