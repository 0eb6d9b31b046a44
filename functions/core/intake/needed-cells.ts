import type { Binding } from './bind-columns.ts';
import type { CsvRowsOptions } from './csv-rows.ts';
import { hasInk } from './has-ink.ts';
import { neededColumns } from './needed-columns.ts';
import type { FullRow } from './scan/full-row.ts';
import { createProjectedRows, type ProjectedRows, type ProjectedRowsOptions } from './scan/projected-rows.ts';

/** Takes the bytes of a file from its start, without a byte order mark. */
export type ByteRows = ProjectedRows;

type NeededCellsOptions = Pick<CsvRowsOptions, 'newline' | 'onRow'> &
  Pick<ProjectedRowsOptions, 'onFault'> & {
    binding: Binding;
    delimiter: string;
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
  const firstPlace = columns.indexOf(first);
  const row: string[] = Array.from({ length: width }, () => '');

  const isUsual = (cells: readonly string[], full: FullRow): boolean =>
    full.width === width && full.quoting === 'sound' && cells.some(hasInk) && cells[firstPlace] !== texts[first];
  const fill = (cells: readonly string[]) => {
    for (let place = 0; place < columns.length; place += 1) row[columns[place] ?? 0] = cells[place] ?? '';
  };
  return createProjectedRows({
    ...rest,
    columns,
    onRow: (cells, at, full) => {
      // Of a short row, such as a blank one, all cells may be here: a file may hold millions of them.
      if (full.width === cells.length && full.quoting === 'sound' && full.width < width)
        return onRow(cells, at, 'sound');
      if (!isUsual(cells, full)) return onRow([...full.cells()], at, full.quoting);
      fill(cells);
      onRow(row, at, 'sound');
    },
  });
}
