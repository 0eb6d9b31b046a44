import { digitsMasked, plainAliases } from './header-text.ts';
import type { IsMissing } from './missing.ts';
import { positionalOf } from './positional-columns.ts';
import type { SourceContract, SourceField } from './source-contract.ts';

type Named = { rank: number; number: number; column: number };

function namedColumns(aliases: readonly string[], plain: readonly string[]): number[] {
  const names = plainAliases(aliases);
  const found = plain.flatMap((name, column): Named[] => {
    const rank = names.findIndex((alias) => name !== '' && (alias === name || alias === digitsMasked(name)));
    return rank < 0 ? [] : [{ rank, number: Number(name.replace(/\D/g, '')), column }];
  });
  return found
    .sort((a, b) => a.rank - b.rank || a.number - b.number || a.column - b.column)
    .map(({ column }) => column);
}

/**
 * The columns over which a file spreads one field, in the order of its values: a repeating group by its place, else
 * columns by name. Empty where the field is not of that kind, or the file has none.
 */
export function seriesColumns({ series }: SourceField, contract: SourceContract, plain: readonly string[]): number[] {
  if (!series) return [];
  const group = positionalOf(contract, plain.length)?.groups.find(({ name }) => name === series.group);
  if (!group) return namedColumns(series.aliases, plain);
  const columns = Array.from(
    { length: group.times },
    (_, time) => group.from + time * group.items.length + series.item,
  );
  return columns.filter((column) => column < plain.length);
}

/**
 * The values of several columns in one text, parted by commas. Where the first is blank the text begins with a comma,
 * so that the second is not taken for it.
 */
export function joinedReader(
  columns: readonly number[],
  isMissing: IsMissing,
): (cells: readonly string[]) => string | null {
  return (cells) => {
    let text = '';
    for (let place = 0; place < columns.length; place += 1) {
      const cell = cells[columns[place] ?? 0] ?? '';
      if (cell === '' || isMissing(cell)) continue;
      text += place === 0 ? cell : `,${cell}`;
    }
    return text === '' ? null : text;
  };
}
