import { colToLetter, type WriteOptions } from 'hucre/xlsx';
import type { WorkbookSheet } from '../../core/workbook/workbook-model.ts';

/**
 * The heading row, or the title where a sheet has several tables, and the frozen columns, repeated on every printed page. The library's own setting for this leaves
 * a sheet name such as "2. Cover" without its quotes, and Excel then offers to repair the file.
 */
export function printTitles(sheet: WorkbookSheet): NonNullable<WriteOptions['namedRanges']>[number] {
  const name = `'${sheet.name.replaceAll("'", "''")}'`;
  const repeated = sheet.tables === undefined ? sheet.tableRow + 1 : 1;
  const row = `${name}!$${repeated}:$${repeated}`;
  const columns = `${name}!$A:$${colToLetter(Math.max(0, sheet.freeze.columns - 1))}`;
  const range = sheet.freeze.columns === 0 ? row : `${columns},${row}`;
  return { name: '_xlnm.Print_Titles', range, scope: sheet.name };
}
