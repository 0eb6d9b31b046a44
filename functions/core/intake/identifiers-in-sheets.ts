import { fileIssue } from '../checks/file-issue.ts';
import { identifierInName } from '../checks/identifier-in-name.ts';
import type { Issue } from '../checks/issue.ts';
import type { CompiledContract } from './compile-contract.ts';
import { plainHeader } from './header-text.ts';
import { identifiableData, identifierInCells } from './identifiable-data.ts';
import { compileMissing } from './missing.ts';
import type { SheetHead, WantedSheet } from './sheet.ts';

const LONGEST_NAME = 80;

/** A column of a sheet that is not read whose name says who a person is, with a value below it. */
function identifyingColumn({ name, rows }: SheetHead, { contract, identifierIn }: CompiledContract): Issue | null {
  const isMissing = compileMissing(contract.missingValues);
  const suspects = new Map<number, { what: string; title: string }>();
  for (const { row, cells } of rows) {
    for (const [column, { what, title }] of suspects) {
      if (!isMissing(cells[column] ?? '')) return identifiableData({ what, row, column, title, sheet: name });
    }
    for (const [column, text] of cells.entries()) {
      const plain = text.length > 0 && text.length <= LONGEST_NAME ? plainHeader(text) : '';
      const what = plain === '' ? null : identifierIn(plain, 'other sheet');
      if (what) suspects.set(column, { what, title: text.trim() });
    }
  }
  return null;
}

function identifyingText({ name, rows }: SheetHead, from: number): Issue | null {
  for (const { row, cells } of rows) {
    const columns = [...cells.keys()].filter((column) => column >= from);
    const found = identifierInCells({ cells, row, sheet: name }, columns);
    if (found) return found;
  }
  return null;
}

export type SheetsToLookAt = {
  heads: readonly SheetHead[];
  compiled: CompiledContract;
  /** The sheets whose rows are read, and how many of their columns are: what stands beside them is seen here only. */
  chosen: readonly WantedSheet[];
};

/** The refusal of a workbook for what the first rows of its sheets say of who a person is; null where they say nothing. */
export function identifierInSheets({ heads, compiled, chosen }: SheetsToLookAt): Issue | null {
  for (const [index, head] of heads.entries()) {
    const read = chosen.find((sheet) => sheet.index === index);
    // The codes of an extract may look like an identifier.
    const inText = compiled.contract.personal ? null : identifyingText(head, read?.width ?? 0);
    const found = inText ?? (read ? null : identifyingColumn(head, compiled));
    if (found) return found;
  }
  return null;
}

/** The refusal of a workbook for the name of a sheet, which is not in it; null where no name says who a person is. */
export function identifierInSheetNames(names: readonly string[]): Issue | null {
  for (const [index, name] of names.entries()) {
    const what = identifierInName(name);
    if (what === null) continue;
    return fileIssue('identifiable-data', {
      found: null,
      expected: `no ${what} in the name of a sheet`,
      fix: `Give sheet ${index + 1} of the workbook another name, look whether it says who somebody is too, and send the file again. Nothing of this file is counted, and it is marked for deletion.`,
    });
  }
  return null;
}
