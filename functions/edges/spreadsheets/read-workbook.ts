import type { Issue } from '../../core/checks/issue.ts';
import type { SheetRow } from '../../core/intake/sheet.ts';
import { passGate } from './gate.ts';
import { createSheetTaker } from './sheet-rows.ts';
import { WorkbookFault } from './workbook-fault.ts';
import { mapWorkbook, readPart } from './workbook-map.ts';

/** Whether more rows are wanted. */
export type AfterRow = 'go-on' | 'stop';

export type SheetWanted = { width: number; onRow(row: SheetRow): AfterRow; onMerged?(range: string): void };

/** A workbook whose sheets are read one at a time, by their place, as often as wanted. */
export type OpenWorkbook = {
  sheets: readonly string[];
  /** Every row that holds anything, in the order of the sheet, then its merged cells. The issue says why it could not be read to its end. */
  readSheet(index: number, wanted: SheetWanted): Promise<Issue | null>;
};

async function issueOf<T>(read: () => Promise<T>): Promise<{ value: T; fault: null } | { value: null; fault: Issue }> {
  try {
    return { value: await read(), fault: null };
  } catch (error) {
    if (error instanceof WorkbookFault) return { value: null, fault: error.issue };
    throw error;
  }
}

/** The port behind which workbooks are read: the bytes of an `.xlsx` file, through the gate, to its sheets. */
export async function openWorkbook(bytes: Uint8Array): Promise<{ workbook: OpenWorkbook } | { fault: Issue }> {
  const { parts, fault } = await passGate(bytes);
  if (fault) return { fault };
  const { value: map, fault: mapFault } = await issueOf(() => mapWorkbook(parts));
  if (mapFault) return { fault: mapFault };
  const readSheet: OpenWorkbook['readSheet'] = async (index, { width, onRow, onMerged }) => {
    const sheet = map.sheets[index];
    if (!sheet) return null;
    let isDone = false;
    const taker = createSheetTaker(map, {
      width,
      ...(onMerged && { onMerged }),
      onRow: (row) => {
        if (!isDone) isDone = onRow(row) === 'stop';
      },
    });
    const read = () => readPart(parts, sheet.part, { taker, isDone: () => isDone });
    const { fault: sheetFault } = await issueOf(read);
    return sheetFault && { ...sheetFault, sheet: sheet.name };
  };
  return { workbook: { sheets: map.sheets.map(({ name }) => name), readSheet } };
}
