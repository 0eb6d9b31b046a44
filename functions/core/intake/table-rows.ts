import type { Binding } from './bind-columns.ts';
import type { Candidate } from './find-header.ts';
import { withoutFootnotes } from './footnotes.ts';
import { createRowReader, type RowReader, type RowReaderOptions, type RowsRead } from './read-rows.ts';
import { addAllRejected } from './rejected-rows.ts';
import { type RowTaker, withoutTotalRow } from './total-rows.ts';

/** Takes the rows below a header. */
export type TableRows = RowTaker & Pick<RowReader, 'lookAt' | 'totals' | 'rowsOf' | 'numbered'>;

export type TableRowsOptions = Omit<RowReaderOptions, 'binding'>;

/** Tells the header once more, as files that were put one below the other have it. */
function headerTest({ header: { texts } }: Binding): (cells: readonly string[]) => boolean {
  const at = texts.findIndex((text) => text !== '');
  return (cells) => cells[at] === texts[at] && cells.every((cell, column) => cell.trim() === (texts[column] ?? ''));
}

/**
 * Reads the rows of one table: footnotes are left out, a last row of totals is held against the others, and the others
 * become records.
 */
export function createTableRows({ binding }: Candidate, options: TableRowsOptions): TableRows {
  const rows = createRowReader({ ...options, binding });
  const next = withoutTotalRow(binding, rows, options.report);
  const { take, end } = withoutFootnotes(binding, { next, lookAt: rows.lookAt });
  const isHeader = headerTest(binding);
  return {
    take: (cells, row, condition) => {
      if (condition !== 'sound' || !isHeader(cells)) take(cells, row, condition);
    },
    numbered: rows.numbered,
    lookAt: rows.lookAt,
    end: () => {
      end();
      rows.end();
    },
    totals: rows.totals,
    rowsOf: rows.rowsOf,
  };
}

/** What was read in several tables, added up. */
export function addedUp(tables: readonly Readonly<RowsRead>[]): RowsRead {
  const sum: RowsRead = { read: 0, rejected: {}, notCounted: {} };
  for (const { read, rejected, notCounted } of tables) {
    sum.read += read;
    addAllRejected(sum.rejected, rejected);
    for (const reason of Object.keys(notCounted) as (keyof typeof notCounted)[]) {
      sum.notCounted[reason] = (sum.notCounted[reason] ?? 0) + (notCounted[reason] ?? 0);
    }
  }
  return sum;
}
