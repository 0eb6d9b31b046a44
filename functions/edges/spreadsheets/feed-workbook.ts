import type { Issue } from '../../core/checks/issue.ts';
import { ROWS_TO_SEARCH } from '../../core/intake/find-header.ts';
import type { SheetHead, SheetRow, SheetTaker } from '../../core/intake/sheet.ts';
import { type OpenWorkbook, openWorkbook } from './read-workbook.ts';
import { tooLarge } from './workbook-fault.ts';
import { LAST_COLUMN, MOST_CELLS_OF_HEADS, MOST_CELLS_READ } from './workbook-limits.ts';

type Chosen = { index: number; width: number };
type Head = { head: SheetHead } | { fault: Issue };

/** The rows in which a header is looked for, and the first one below them, which tells a short sheet from a long one. */
async function headOf(workbook: OpenWorkbook, index: number): Promise<Head> {
  const rows: SheetRow[] = [];
  const onRow = (row: SheetRow) => {
    rows.push(row);
    return row.row > ROWS_TO_SEARCH ? ('stop' as const) : ('go-on' as const);
  };
  const fault = await workbook.readSheet(index, { width: LAST_COLUMN, onRow });
  return fault ? { fault } : { head: { name: workbook.sheets[index] ?? '', rows } };
}

/** Hands on the rows of a sheet, each of which is made as wide as its header. */
async function readRows(workbook: OpenWorkbook, { index, width }: Chosen, taker: SheetTaker): Promise<Issue | null> {
  let cells = 0;
  let endless: Issue | null = null;
  const onRow = (row: SheetRow) => {
    cells += width;
    if (cells <= MOST_CELLS_READ) return taker.takeRow(row);
    endless = tooLarge(`more than ${MOST_CELLS_READ} cells below ${width} columns`).issue;
    return 'stop' as const;
  };
  const fault = await workbook.readSheet(index, { width, onRow });
  return fault ?? endless;
}

/**
 * Leads a workbook to whoever takes its rows: the heads of all sheets, then the rows of the one that is chosen. Gives
 * the issue that says why it could not be read to its end.
 */
export async function feedWorkbook(bytes: Uint8Array, taker: SheetTaker): Promise<Issue | null> {
  const opened = await openWorkbook(bytes);
  if ('fault' in opened) return opened.fault;
  const { workbook } = opened;
  const heads: SheetHead[] = [];
  let held = 0;
  for (const index of workbook.sheets.keys()) {
    const found = await headOf(workbook, index);
    if ('fault' in found) return found.fault;
    heads.push(found.head);
    held += found.head.rows.reduce((sum, { cells }) => sum + cells.length, 0);
    if (held > MOST_CELLS_OF_HEADS) return tooLarge('more cells at the top of the sheets than any table has').issue;
  }
  const chosen = taker.chooseSheet(heads);
  if (chosen === null) return null;
  return readRows(workbook, chosen, taker);
}
