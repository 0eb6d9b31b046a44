import type { Issue } from '../checks/issue.ts';
import { identifierInCells } from './identifiable-data.ts';

type OnRow = (cells: readonly string[], row: number) => void;

/** Hands rows on, those above and of the header after they were looked at for what says who a person is. */
export function createTitleGate(options: { headerRow: number; onRow: OnRow; refuse(issue: Issue): void }): OnRow {
  const { headerRow, onRow, refuse } = options;
  return (cells, row) => {
    const found = row <= headerRow ? identifierInCells({ cells, row }) : null;
    if (found) refuse(found);
    else onRow(cells, row);
  };
}
