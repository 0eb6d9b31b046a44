import type { Issue } from '../../core/checks/issue.ts';
import { ROWS_TO_SEARCH } from '../../core/intake/find-header.ts';
import type { SheetHead, SheetRow, SheetTaker, WantedSheet } from '../../core/intake/sheet.ts';
import { type OpenWorkbook, openWorkbook } from './read-workbook.ts';
import { tooLarge } from './workbook-fault.ts';
import { LAST_COLUMN, MOST_CELLS_OF_HEADS, MOST_CELLS_READ } from './workbook-limits.ts';

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

/** Hands on the rows of the sheets, one after the other, each of which is made as wide as its header. */
async function readRows(
  workbook: OpenWorkbook,
  chosen: readonly WantedSheet[],
  taker: SheetTaker,
): Promise<Issue | null> {
  let cells = 0;
  for (const { index, width } of chosen) {
    const merged: string[] = [];
    let endless: Issue | null = null;
    let isStopped = false;
    const onRow = (row: SheetRow) => {
      cells += width;
      if (cells > MOST_CELLS_READ)
        endless = tooLarge(`more than ${MOST_CELLS_READ} cells below ${width} columns`).issue;
      else isStopped = taker.takeRow(row, index) === 'stop';
      return endless || isStopped ? ('stop' as const) : ('go-on' as const);
    };
    const fault = await workbook.readSheet(index, { width, onRow, onMerged: (range) => merged.push(range) });
    if (fault || endless || isStopped) return fault ?? endless;
    taker.endSheet(index, merged);
  }
  return null;
}

/**
 * Leads a workbook to whoever takes its rows: the heads of all sheets, then the rows of those that are chosen. Gives
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
  return readRows(workbook, taker.chooseSheets(heads), taker);
}
