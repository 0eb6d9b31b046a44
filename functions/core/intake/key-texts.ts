import type { Binding } from './bind-columns.ts';
import { plainHeader } from './header-text.ts';

/** The free texts by which the rows of a table are told apart. */
export type KeyTexts = {
  /** Of a row of the table. */
  remember(cells: readonly string[]): void;
  /** Whether a row that has texts in these columns alone says a key: one that stood above, or two texts side by side. */
  areIn(cells: readonly string[], inked: readonly number[]): boolean;
};

/** `Source:`, `*`, `(a)`, `1.`: what stands in a cell of its own before a note. */
export const MARK = /:$|^[^\p{L}\p{N}]+$|^\(?[a-z\d]\)?\.?$/iu;
const LONGEST = 200;
const MOST = 4096;

/** Remembers the keys of the rows of one table, as far as they are free texts. */
export function createKeyTexts({ fields, contract }: Binding): KeyTexts {
  const columns = fields
    .filter(({ field }) => field.type === 'string' && contract.primaryKey.includes(field.name))
    .flatMap((bound) => bound.columns);
  const known = new Set<string>();
  return {
    remember: (cells) => {
      for (const column of columns) {
        const text = cells[column] ?? '';
        if (text.length > LONGEST || known.size >= MOST) continue;
        const plain = plainHeader(text);
        if (plain !== '') known.add(plain);
      }
    },
    areIn: (cells, inked) => {
      if (inked.length === 0 || !inked.every((column) => columns.includes(column))) return false;
      const first = cells[inked[0] ?? 0] ?? '';
      if (inked.length > 1) return !MARK.test(first.trim());
      return first.length <= LONGEST && known.has(plainHeader(first));
    },
  };
}
