import type { Binding } from './bind-columns.ts';
import type { CsvRowsOptions } from './csv-rows.ts';
import { firstInk } from './first-ink.ts';
import { neededColumns } from './needed-columns.ts';
import type { RowCells } from './row-cells.ts';
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
  const cells: RowCells & string[] = Array.from({ length: width }, () => '');
  const numbers = new Int32Array(width).fill(-1);
  cells.numbers = numbers;

  return createProjectedRows({
    ...rest,
    columns,
    row: { cells, numbers },
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
