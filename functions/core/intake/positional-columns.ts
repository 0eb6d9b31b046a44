import type { CompiledContract } from './compile-contract.ts';
import type { Positional, PositionalGroup, SourceContract } from './source-contract.ts';

/** The repeating groups of a contract that a header of this length has; null where it is too short for them. */
export function positionalOf(contract: SourceContract, headerLength: number): Positional | null {
  const positional = contract.layouts.find((layout) => layout.positional)?.positional;
  return positional && headerLength >= positional.columnsAtLeast ? positional : null;
}

const endOf = ({ from, times, items }: PositionalGroup): number => from + times * items.length;

export function isPositional(positional: Positional | null, column: number): boolean {
  return positional?.groups.some((group) => column >= group.from && column < endOf(group)) ?? false;
}

/** The columns that say who a person is, by their name or by their place in a repeating group. */
export function identifyingColumns(
  compiled: CompiledContract,
  plain: readonly string[],
): { what: string; column: number }[] {
  const byName = plain.flatMap((name, column) => {
    const what = name === '' ? null : compiled.identifierIn(name, 'table');
    return what ? [{ what, column }] : [];
  });
  const groups = positionalOf(compiled.contract, plain.length)?.groups ?? [];
  const byPlace = groups
    .filter((group) => endOf(group) <= plain.length)
    .flatMap(({ from, times, items, identifying = [] }) =>
      Array.from({ length: times }, (_, time) =>
        identifying.map((item) => ({
          what: items[item] ?? 'an identifier',
          column: from + time * items.length + item,
        })),
      ).flat(),
    );
  const named = new Set(byName.map(({ column }) => column));
  return [...byName, ...byPlace.filter(({ column }) => !named.has(column))];
}
