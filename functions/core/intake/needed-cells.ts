import type { Binding } from './bind-columns.ts';
import type { CsvRowsOptions } from './csv-rows.ts';
import { firstInk } from './first-ink.ts';
import { hasInk } from './has-ink.ts';
import { neededColumns } from './needed-columns.ts';
import type { TakeNumbered } from './read-rows.ts';
import { createProjectedRows, type ProjectedRows, type ProjectedRowsOptions } from './scan/projected-rows.ts';

/** Takes the bytes of a file from its start, without a byte order mark. */
export type ByteRows = ProjectedRows;

type NeededCellsOptions = Pick<CsvRowsOptions, 'newline' | 'onRow'> &
  Pick<ProjectedRowsOptions, 'onFault'> & {
    binding: Binding;
    delimiter: string;
    /** Who takes rows of which nothing is unusual by the numbers of their texts; those that it does not take come to `onRow`. */
    numbered(columns: readonly number[]): TakeNumbered | null;
  };

/**
 * The rows of a table as `csv-rows.ts` gives them, from bytes, with only those cells filled that are looked at; null
 * where all of them are. Whatever is unusual about a row is looked for in all its cells. The array is used again.
 */
export function createNeededCells(options: NeededCellsOptions): ByteRows | null {
  const { binding, onRow, ...rest } = options;
  const columns = neededColumns(binding);
  if (columns === null) return null;
  const { texts } = binding.header;
  const width = texts.length;
  const first = texts.findIndex((text) => text !== '');
  const title = texts[first];
  const placeOfFirst = columns.indexOf(first);
  const isUnderTitle = (text: string) => text !== title && hasInk(text);
  const take = options.numbered(columns);

  return createProjectedRows({
    ...rest,
    columns,
    row: Array.from({ length: width }, () => ''),
    onNumbered: take ? (numbered, row) => isUnderTitle(numbered.text(placeOfFirst)) && take(numbered, row) : undefined,
    onRow: (present, at, full) => {
      // Of a short row, such as a blank one, all cells may be here: a file may hold millions of them.
      if (full.width === present.length && full.quoting === 'sound' && full.width < width)
        return onRow(present, at, 'sound');
      const isUsual = full.isInRow && firstInk(present) >= 0 && present[first] !== texts[first];
      if (isUsual) onRow(present, at, 'sound');
      else onRow([...full.cells()], at, full.quoting);
    },
  });
}
