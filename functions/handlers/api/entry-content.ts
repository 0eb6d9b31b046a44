import type { Board } from '../../core/areas/boards.ts';
import { lastFourQuarters } from '../../core/periods/earlier-periods.ts';
import { financialYearOf, type Quarter } from '../../core/periods/period.ts';
import { layoutFor } from '../../core/returns/layout.ts';
import type { ReturnContent } from '../../core/returns/return-content.ts';
import { loadEntries } from '../../edges/records/load-entries.ts';
import type { ApiDeps } from './deps.ts';

/** What the return of an area and quarter says now, what that of the quarter before said, and whether it is signed. */
export type EntryContent = {
  board: Board;
  content: ReturnContent;
  quarterBefore: Quarter;
  before: ReturnContent;
  isSigned: boolean;
};

function quarterBefore(quarter: Quarter): Quarter {
  const before = lastFourQuarters(quarter).at(-2);
  if (!before) throw new Error(`There is no quarter before ${quarter}`);
  return before;
}

/** Reads what stands in the return, by the metrics as they were last computed. */
export async function entryContent(
  { records }: Pick<ApiDeps, 'records'>,
  board: Board,
  quarter: Quarter,
): Promise<EntryContent> {
  const earlier = quarterBefore(quarter);
  const [stored, entries, entriesBefore, latest] = await Promise.all([
    records.metrics.get(quarter, board.code),
    loadEntries(records, { unit: board.code, quarter }),
    loadEntries(records, { unit: board.code, quarter: earlier }),
    records.returns.latest(quarter, board.code),
  ]);
  const contentOf = (of: Quarter) => ({ layout: layoutFor(financialYearOf(of)), quarter: of });
  return {
    board,
    content: { ...contentOf(quarter), metrics: stored?.metrics ?? [], entries },
    quarterBefore: earlier,
    // What is suggested is what people wrote; figures of the quarter before are not looked at.
    before: { ...contentOf(earlier), metrics: [], entries: entriesBefore },
    isSigned: latest?.entry.status === 'signed-off',
  };
}
