import { BYTE_ORDER_MARK, csvLine } from '../intake/csv-line.ts';
import type { RowFate, RowFates } from './row-fates.ts';

/** Which rows of a file are asked for: those that can be used, or those that cannot. */
export const ROW_KINDS = ['good', 'bad'] as const;
export type RowKind = (typeof ROW_KINDS)[number];

/** The rows of one kind below the titles and headers of their file, as a CSV text that can be sent in its place. */
export type RowFile = {
  take(cells: readonly string[], row: number, sheet: number): void;
  /** How many rows of the kind there are, header and titles apart. */
  rows(): number;
  /** False once there is more of it than may be. */
  isWithin(): boolean;
  text(): string;
};

/** Puts the rows of one kind together. `most` is how many characters there may be. */
export function createRowFile(fates: Pick<RowFates, 'of'>, { kind, most }: { kind: RowKind; most: number }): RowFile {
  const lines: string[] = [];
  let above: string[] = [];
  let characters = 0;
  let rows = 0;
  const isWithin = () => characters <= most;
  const keep = (to: string[], cells: readonly string[]) => {
    const line = csvLine(cells);
    characters += line.length;
    if (isWithin()) to.push(line);
  };
  const isWanted = (fate: RowFate) => fate === kind;
  return {
    take: (cells, row, sheet) => {
      const fate = fates.of(row, sheet);
      if (fate === 'beside') {
        if (cells.some((cell) => cell.trim() !== '')) keep(above, cells);
      } else if (fate === 'header') {
        for (const line of above) lines.push(line);
        keep(lines, cells);
        above = [];
      } else {
        // What stands below rows, such as a total, adds up rows that may be missing here.
        above = [];
        if (!isWanted(fate)) return;
        rows += 1;
        keep(lines, cells);
      }
    },
    rows: () => rows,
    isWithin,
    text: () => `${BYTE_ORDER_MARK}${lines.join('')}`,
  };
}
