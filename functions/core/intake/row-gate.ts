import type { Issue } from '../checks/issue.ts';
import type { Binding } from './bind-columns.ts';
import { compileMissing } from './missing.ts';
import { identifyingColumns } from './positional-columns.ts';

/** Looks at a row before any of its values is read. */
export type RowGate = {
  isBlank(cells: readonly string[]): boolean;
  /** The refusal of the whole file where a column that says who a person is holds a value; the value is not in it. */
  identifiable(cells: readonly string[], row: number): Issue | null;
  ragged(cells: readonly string[], row: number): Issue | null;
};

const hasInk = (cell: string): boolean => cell.length > 0 && cell.trim().length > 0;

function raggedRow(found: number, width: number, row: number): Issue {
  return {
    code: 'ragged-row',
    level: 'row',
    sheet: null,
    row,
    column: null,
    found: `${found} cells`,
    expected: `${width} cells, as in the header`,
    fix: 'Look for a missing or an extra separator, or for a text with a separator that is not in quotation marks.',
  };
}

export function createRowGate({ compiled, header, contract }: Binding): RowGate {
  const identifying = identifyingColumns(compiled, header.plain);
  const isMissing = compileMissing(contract.missingValues);
  const full = header.texts.length;
  const width = header.texts.findLastIndex(hasInk) + 1;
  return {
    isBlank: (cells) => !hasInk(cells[0] ?? '') && !cells.some(hasInk),
    identifiable: (cells, row) => {
      for (const { column, what } of identifying) {
        const text = cells[column];
        if (text === undefined || isMissing(text)) continue;
        return {
          code: 'identifiable-data',
          level: 'file',
          sheet: null,
          row,
          column: header.texts[column] || `column ${column + 1}`,
          found: null,
          expected: `no ${what} in the file`,
          fix: 'Remove the column, or empty it, and send the file again. Nothing of this file is counted, and it is marked for deletion.',
        };
      }
      return null;
    },
    ragged: (cells, row) => {
      if (cells.length === full) return null;
      if (cells.length < width) return raggedRow(cells.length, width, row);
      return cells.length > width && cells.findLastIndex(hasInk) >= width ? raggedRow(cells.length, width, row) : null;
    },
  };
}
