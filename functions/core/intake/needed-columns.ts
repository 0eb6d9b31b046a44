import type { Binding } from './bind-columns.ts';
import { wideColumnsOf } from './bind-wide.ts';
import { identifyingColumns } from './positional-columns.ts';

/**
 * The columns that reading a table looks at, ascending; null where it looks at all of them: texts of any column are
 * searched for identifiers unless the source is personal, and total rows are known by what they hold anywhere.
 */
export function neededColumns({ contract, compiled, header, fields, wide }: Binding): number[] | null {
  if (!contract.personal || contract.sections || contract.totalRow) return null;
  const first = header.texts.findIndex((text) => text !== '');
  const columns = [
    ...fields.flatMap((bound) => bound.columns),
    ...wideColumnsOf(wide),
    ...identifyingColumns(compiled, header.plain).map(({ column }) => column),
    // By its first title a header is known that stands between the rows; a blank row has one cell.
    Math.max(0, first),
    0,
  ];
  return [...new Set(columns)].sort((a, b) => a - b);
}
