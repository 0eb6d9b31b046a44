import type { Issue } from '../checks/issue.ts';
import type { SheetCopy } from './sheet-copy.ts';

/** Copies a sheet while it is read, within bounds. */
export type SheetCopier = {
  row(cells: readonly string[], row: number): void;
  /** An issue that is listed in the report: of a large sheet, its row is all that is kept. */
  issue(issue: Issue): void;
  /** Whether the sheet says who a person is, so that nothing of it is kept. */
  isForgotten(): boolean;
  /** The copy, or null where nothing was read or the file says who a person is. */
  copy(sheet: string | null): SheetCopy | null;
};

type Row = { row: number; cells: readonly string[] };

const MOST_CELLS = 50_000;
const MOST_CELLS_WITH_ISSUES = 100_000;
const MOST_CHARACTERS_OF_CELL = 1000;
// The issues of a row come when rows after it were seen: a last row may be one of totals, or a header the next.
const ROWS_HELD = 4;

/** V8 keeps the whole block of a file alive for a part of its text. */
const copied = (text: string): string => ` ${text.slice(0, MOST_CHARACTERS_OF_CELL)}`.slice(1);

const copyOf = ({ row, cells }: Row): SheetCopy['rows'][number] => ({
  row,
  cells: cells.slice(0, Math.min(MOST_CELLS, cells.findLastIndex((cell) => cell !== '') + 1)).map(copied),
});

export function createSheetCopier(mostCells = MOST_CELLS): SheetCopier {
  const rows = new Map<number, SheetCopy['rows'][number]>();
  const withIssues = new Set<number>();
  let recent: Row[] = [];
  let cellsKept = 0;
  let isWhole = true;
  let isForgotten = false;

  const keep = (row: Row, most: number): boolean => {
    const copy = copyOf(row);
    if (cellsKept + copy.cells.length > most) return false;
    if (copy.cells.length > 0) rows.set(row.row, copy);
    cellsKept += copy.cells.length;
    return true;
  };
  const keepIssuesOnly = () => {
    isWhole = false;
    recent = [...rows.values()].slice(-ROWS_HELD);
    for (const row of rows.keys()) if (!withIssues.has(row)) rows.delete(row);
    cellsKept = [...rows.values()].reduce((sum, { cells }) => sum + cells.length, 0);
  };
  return {
    row: (cells, row) => {
      if (isForgotten) return;
      if (isWhole && keep({ row, cells }, mostCells)) return;
      if (isWhole) keepIssuesOnly();
      recent.push({ row, cells });
      if (recent.length > ROWS_HELD) recent.shift();
    },
    issue: ({ code, row }) => {
      if (code === 'identifiable-data') {
        isForgotten = true;
        rows.clear();
        recent = [];
      }
      if (row === null || isForgotten || withIssues.has(row)) return;
      withIssues.add(row);
      const held = recent.find((each) => each.row === row);
      if (held && !isWhole) keep(held, Math.min(MOST_CELLS_WITH_ISSUES, 2 * mostCells));
    },
    isForgotten: () => isForgotten,
    copy: (sheet) => {
      if (isForgotten || rows.size === 0) return null;
      return { sheet, rows: [...rows.values()].sort((a, b) => a.row - b.row), isWhole };
    },
  };
}
