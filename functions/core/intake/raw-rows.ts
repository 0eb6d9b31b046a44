import { createCsvRows } from './csv-rows.ts';
import { createTextReader } from './read-text.ts';
import type { TextCut } from './row-listener.ts';
import type { SheetTaker, WantedSheet } from './sheet.ts';

/** Takes a file that was read before, and gives its rows cell by cell as they were sent. */
export type RawRows = { push(bytes: Uint8Array): void; sheets: SheetTaker; end(): void };

export type RawRowsOptions = {
  /** How the text falls into rows; null for a workbook. */
  cut: TextCut | null;
  /** The sheets of a workbook that are read, in order. */
  sheets: readonly WantedSheet[];
  /** `sheet` counts from 0 among those that are read. */
  onRow(cells: readonly string[], row: number, sheet: number): void;
};

/** The rows of a file whole, those above the header too, by the numbers that its faults name. */
export function createRawRows({ cut, sheets, onRow }: RawRowsOptions): RawRows {
  const nobody = () => {};
  const csv = cut && createCsvRows({ ...cut, onRow: (cells, row) => onRow(cells, row, 0), onFault: nobody });
  const taker = { push: (text: string) => csv?.push(text), hasBegun: () => true, byteRows: () => null };
  const text = createTextReader({ taker, report: nobody });
  const order = new Map(sheets.map(({ index }, place) => [index, place]));
  return {
    push: text.push,
    sheets: {
      // Columns behind those that matter are part of what was sent.
      chooseSheets: (heads) =>
        sheets.map(({ index, width }) => ({
          index,
          width: Math.max(width, ...(heads[index]?.rows.map(({ cells }) => cells.length) ?? [])),
        })),
      takeRow: ({ cells, row }, index) => {
        onRow(cells, row, order.get(index) ?? 0);
        return 'go-on';
      },
      endSheet: nobody,
    },
    end: () => {
      if (!cut) return;
      text.end();
      csv?.end();
    },
  };
}
