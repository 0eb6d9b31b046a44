import type { FileFindings } from '../submissions/file-reader.ts';
import type { ExplainingCounter } from './explaining-counter.ts';
import type { FigureName, RowFate, RowLedger, RowReason } from './row-reason.ts';

const total = (reasons: readonly RowReason[]): number => reasons.reduce((sum, { rows }) => sum + rows, 0);

function rejected({ rejectedBecause, counted }: FileFindings): RowReason[] {
  const byCode = new Map<string, number>(Object.entries(rejectedBecause));
  // A counter leaves out the rows that say again what another row said.
  byCode.set('duplicate-key', (byCode.get('duplicate-key') ?? 0) + (counted?.rejected ?? 0));
  return [...byCode].map(([detail, rows]) => ({ reason: 'rejected', detail, rows }));
}

function leftOut({ rows: { notCountedBecause } }: FileFindings): RowReason[] {
  return Object.entries(notCountedBecause).map(([reason, rows]) => ({ reason: reason as RowFate, detail: null, rows }));
}

/**
 * Every row of a file by what became of it, for each figure that was asked for. Empty where the file is refused. Throws
 * where more rows were explained than accepted, which is a fault of the product.
 */
export function rowLedgers(
  findings: FileFindings,
  explained: Pick<ExplainingCounter, 'accepted'>,
  figures: readonly FigureName[],
): RowLedger[] {
  if (!findings.counted) return [];
  const { read, accepted } = findings.rows;
  return figures.map((figure) => {
    const split = explained.accepted(figure);
    const notPlaced = accepted - total(split);
    if (notPlaced < 0) throw new Error(`${total(split)} rows are explained and only ${accepted} were accepted`);
    const all: RowReason[] = [
      ...rejected(findings),
      ...leftOut(findings),
      { reason: 'not-placed', detail: null, rows: notPlaced },
      ...split,
    ];
    const counted = total(all.filter(({ reason }) => reason === 'counted'));
    return { figure, read, counted, reasons: all.filter(({ rows, reason }) => rows > 0 || reason === 'counted') };
  });
}
