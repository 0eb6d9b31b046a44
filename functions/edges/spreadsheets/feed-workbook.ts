import type { Issue } from '../../core/checks/issue.ts';
import { ROWS_TO_SEARCH } from '../../core/intake/find-header.ts';
import type { SheetHead, SheetRow, SheetTaker } from '../../core/intake/sheet.ts';
import { type OpenWorkbook, openWorkbook } from './read-workbook.ts';
import { LAST_COLUMN } from './workbook-limits.ts';

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

/**
 * Leads a workbook to whoever takes its rows: the heads of all sheets, then the rows of the one that is chosen. Gives
 * the issue that says why it could not be read to its end.
 */
export async function feedWorkbook(bytes: Uint8Array, taker: SheetTaker): Promise<Issue | null> {
  const opened = await openWorkbook(bytes);
  if ('fault' in opened) return opened.fault;
  const { workbook } = opened;
  const heads: SheetHead[] = [];
  for (const index of workbook.sheets.keys()) {
    const found = await headOf(workbook, index);
    if ('fault' in found) return found.fault;
    heads.push(found.head);
  }
  const chosen = taker.chooseSheet(heads);
  if (chosen === null) return null;
  return workbook.readSheet(chosen.index, { width: chosen.width, onRow: taker.takeRow });
}
