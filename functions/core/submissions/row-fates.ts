import type { RowListener, TextCut } from '../intake/row-listener.ts';
import { rowOfPlace, type WantedSheet } from '../intake/sheet.ts';

/** What a row of a file is: a title, a note, a total or blank; a header; or data that can be used or cannot. */
export type RowFate = 'beside' | 'header' | 'good' | 'bad';

/** What became of each row of a file that was read to its end, and how its rows are found again. */
export type RowFates = {
  listener: RowListener;
  cut(): TextCut | null;
  sheets(): readonly WantedSheet[];
  /** `sheet` counts from 0 among those that are read. */
  of(row: number, sheet: number): RowFate;
};

const FATES: readonly RowFate[] = ['beside', 'header', 'good', 'bad'];
const FIRST_ROWS = 1 << 12;

/** One byte a row: extracts have millions of them. */
function createMarks() {
  let marks = new Uint8Array(FIRST_ROWS);
  return {
    put: (row: number, fate: RowFate) => {
      if (row >= marks.length) {
        const larger = new Uint8Array(Math.max(row + 1, 2 * marks.length));
        larger.set(marks);
        marks = larger;
      }
      marks[row] = FATES.indexOf(fate);
    },
    of: (row: number): RowFate => FATES[marks[row] ?? 0] ?? 'beside',
  };
}

/** Notes what becomes of each row while a file is read. */
export function createRowFates(): RowFates {
  const sheets: ReturnType<typeof createMarks>[] = [];
  const members = new Map<number, readonly number[]>();
  let cut: TextCut | null = null;
  let chosen: readonly WantedSheet[] = [];
  const put = (place: number, fate: RowFate) => {
    const { sheet, row } = rowOfPlace(place);
    sheets[sheet] ??= createMarks();
    sheets[sheet].put(row, fate);
  };
  return {
    listener: {
      cut: (given) => {
        cut = given;
      },
      sheets: (given) => {
        chosen = given;
      },
      table: (row) => put(row, 'header'),
      read: (row) => put(row, 'good'),
      rejected: (first) => {
        for (const row of members.get(first) ?? [first]) put(row, 'bad');
      },
      together: (first, rows) => members.set(first, rows),
    },
    cut: () => cut,
    sheets: () => chosen,
    of: (row, sheet) => sheets[sheet]?.of(row) ?? 'beside',
  };
}
