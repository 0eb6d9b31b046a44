import type { Issue } from '../checks/issue.ts';
import type { CompiledContract } from './compile-contract.ts';
import { plainHeader } from './header-text.ts';
import { identifiableData, identifierInCells } from './identifiable-data.ts';
import { compileMissing } from './missing.ts';
import type { SheetHead } from './sheet.ts';

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
  /** The sheet whose rows are read, and how many of its columns are: what stands beside them is seen here only. */
  chosen: { index: number; width: number };
};

/** The refusal of a workbook for what the first rows of its sheets say of who a person is; null where they say nothing. */
export function identifierInSheets({ heads, compiled, chosen }: SheetsToLookAt): Issue | null {
  if (compiled.contract.personal) return null;
  for (const [index, head] of heads.entries()) {
    const isChosen = index === chosen.index;
    const found =
      identifyingText(head, isChosen ? chosen.width : 0) ?? (isChosen ? null : identifyingColumn(head, compiled));
    if (found) return found;
  }
  return null;
}
