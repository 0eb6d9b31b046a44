import type { Issue } from '../checks/issue.ts';
import { cellReference } from './column-letters.ts';
import type { Candidate } from './find-header.ts';

/** The columns of a header that say what another one says already, where each may be there once. */
export function duplicateColumns({ binding, row }: Candidate): Issue[] {
  const { duplicated, names } = binding;
  return duplicated.map((column) => ({
    code: 'duplicate-column',
    level: 'file',
    sheet: null,
    row,
    column: names[column] ?? null,
    cell: cellReference(column, row),
    found: null,
    expected: 'each column once',
    fix: 'Two columns have this name, and it cannot be told which one to read. Rename or remove one.',
  }));
}
